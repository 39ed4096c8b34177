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
