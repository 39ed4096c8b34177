// Making elements. Text is text: there is no other way in.

// element('a', {class: 'x', href: '#', onclick: f}, 'text', child, null)
function element(name, properties, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties || {})) {
        if (key.startsWith('on'))
            made.addEventListener(key.slice(2), value);
        else if (value === true)
            made.setAttribute(key, '');
        else if (value !== false && value !== null && value !== undefined)
            made.setAttribute(key, value);
    }
    made.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
    return made;
}

function select(label, choices, value, change) {
    const options = choices.map(([key, text]) => element('option', {value: key, selected: key === value}, text));
    const box = element('select', {onchange: event => change(event.target.value)}, options);
    return element('label', {}, label, box);
}

// Buttons of which one is pressed: choices are [value, name, count].
function choiceGroup(label, key, choices, value, change) {
    return element('div', {class: 'group', role: 'group', 'aria-label': label}, choices.map(([choice, name, count]) =>
        element('button', {type: 'button', 'aria-pressed': String(value === choice), ['data-' + key]: choice,
            onclick: () => change(choice)}, name + ' ', element('b', {}, count.toLocaleString('en')))));
}

// A search field that waits until nobody types.
function searchBox(label, change) {
    let timer = 0;
    return element('input', {type: 'search', id: 'search', placeholder: label + '  ( / )', 'aria-label': label, oninput: event => {
        clearTimeout(timer);
        timer = setTimeout(() => change(event.target.value), 120);
    }});
}

// Puts new controls in the place of old ones; the focus stays where it was.
function refill(box, ...children) {
    const controls = () => [...box.querySelectorAll('button, select, input')];
    const focused = controls().indexOf(document.activeElement);
    box.replaceChildren(...children);
    controls()[focused]?.focus();
}

function plural(count, one, many) {
    return count.toLocaleString('en') + ' ' + (count === 1 ? one : many);
}

// "  92.5", always with its tenth.
function scoreText(score) {
    return score === undefined ? '\u2013' : score.toFixed(1);
}

function inView(box, top) {
    const {top: upper, bottom} = box.getBoundingClientRect();
    return upper >= top && bottom <= innerHeight;
}

function headHeight() {
    const bar = document.querySelector('.bar');
    return getComputedStyle(bar).position === 'sticky' ? bar.offsetHeight : 0;
}

// Scrolls so that something stands below the header, unless it can be seen.
function reveal(box, where) {
    if (!inView(box, headHeight()))
        box.scrollIntoView({block: where, behavior: 'instant'});
}

function download(name, text) {
    const address = URL.createObjectURL(new Blob([text], {type: 'application/jsonl'}));
    const link = element('a', {href: address, download: name});
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
}

// Tells those who do not see it.
function announce(text) {
    document.getElementById('said').textContent = text;
}
