// The keyboard: single letters, as long as nobody is typing.

const keys = [
    ['/', 'search', () => document.getElementById('search').focus()],
    ['j', 'next record', () => step(1)],
    ['k', 'previous record', () => step(-1)],
    ['n', 'next finding', () => stepFinding(1)],
    ['p', 'previous finding', () => stepFinding(-1)],
    ['a', 'agree with the finding', () => decideCurrent('agree')],
    ['f', 'call it a false alarm', () => decideCurrent('false-alarm')],
    ['e', 'write a note on it', () => noteCurrent()],
    ['?', 'this help', () => showHelp()],
];

function isTyping(target) {
    return target.matches('input, select, textarea') || document.querySelector('dialog[open]');
}

function onKey(event) {
    if (event.key === 'Escape' && event.target.matches('input')) {
        event.preventDefault();      // a search field would empty itself
        event.target.blur();
        document.querySelector('.list').focus({preventScroll: true});
        return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
    const found = keys.find(([key]) => key === event.key);
    if (found) {
        event.preventDefault();
        found[2]();
    }
}

function showHelp() {
    const list = keys.map(([key, about]) => [element('dt', {}, element('kbd', {}, key)), element('dd', {}, about)]);
    const box = element('dialog', {'aria-labelledby': 'help-name', onclose: event => event.target.remove()},
        element('h2', {id: 'help-name'}, 'Keys'),
        element('dl', {}, list, element('dt', {}, element('kbd', {}, 'Esc')), element('dd', {}, 'leave the search, close this')),
        element('p', {class: 'about'}, 'Decisions stay in this browser. Export writes them as labels, one JSON object a line.'),
        element('p', {}, element('button', {type: 'button', onclick: event => event.target.closest('dialog').close()}, 'Close')));
    document.body.append(box);
    box.showModal();
}
