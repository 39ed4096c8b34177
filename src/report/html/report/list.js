// The list of records: only the rows that can be seen are in the page, however many there are.

const rowHeight = 56;
const spare = 6;

function severityBadges(row) {
    return severities.map(severity => [severity, countOf(row, severity)]).filter(([, count]) => count > 0)
        .map(([severity, count]) => element('span', {class: 'sev ' + severity, title: plural(count, severity, severity + 's')}, String(count)));
}

function splitPath(path) {
    const at = (path || '').lastIndexOf('/') + 1;
    return [(path || '').slice(0, at), (path || '').slice(at)];
}

// What tells a record from its neighbours comes first: its id, else its file and its number there.
function rowNames(row) {
    const [folder, file] = splitPath(row.path);
    const number = row.record ? ' \u00b7 ' + row.record : '';
    return row.id ? [row.id, [file + number, row.model].filter(Boolean).join(' \u00b7 ')]
        : [(file || '(no name)') + number, [row.model, folder].filter(Boolean).join(' \u00b7 ')];
}

function drawRow(row, place) {
    const words = {pass: 'pass', fail: 'fail', error: 'unreadable'};
    const [name, where] = rowNames(row);
    const box = element('div', {class: 'row ' + row.verdict, role: 'option', id: 'row-' + row.n, 'aria-setsize': shown.length,
        'aria-posinset': place + 1, 'aria-selected': String(String(row.n) === wanted.record), onclick: () => pick(row)},
    element('span', {class: 'score'}, scoreText(row.score)),
    element('span', {class: 'line'}, element('span', {class: 'name'}, name), element('span', {class: 'badges'}, severityBadges(row))),
    element('span', {class: 'line'}, element('span', {class: 'where'}, where), element('span', {class: 'verdict'}, words[row.verdict])));
    box.style.top = place * rowHeight + 'px';
    return box;
}

function drawList() {
    const list = document.querySelector('.list');
    const rows = list.querySelector('.rows');
    const first = Math.max(0, Math.floor(list.scrollTop / rowHeight) - spare);
    const last = Math.min(shown.length, Math.ceil((list.scrollTop + list.clientHeight) / rowHeight) + spare);
    rows.style.height = shown.length * rowHeight + 'px';
    rows.replaceChildren(...shown.slice(first, last).map((row, i) => drawRow(row, first + i)));
    list.querySelector('.none').hidden = shown.length > 0;
    list.setAttribute('aria-activedescendant', document.getElementById('row-' + wanted.record) ? 'row-' + wanted.record : '');
}

function makeList() {
    const list = element('div', {class: 'list', role: 'listbox', tabindex: 0, 'aria-label': 'Records', onkeydown: onListKey},
        element('div', {class: 'rows', role: 'presentation'}),
        element('p', {class: 'none', role: 'presentation', hidden: true}, 'No record is like this.'));
    let waiting = false;
    list.addEventListener('scroll', () => {
        if (waiting)
            return;
        waiting = true;
        requestAnimationFrame(() => {
            waiting = false;
            drawList();
        });
    }, {passive: true});
    return list;
}

function keepInList(row) {
    const list = document.querySelector('.list');
    const top = shown.indexOf(row) * rowHeight;
    if (top < 0)
        return;
    const below = innerHeight - list.getBoundingClientRect().top;        // as far as it can be seen
    const height = below > 2 * rowHeight ? Math.min(list.clientHeight, below) : list.clientHeight;
    if (top + rowHeight < list.scrollTop || top > list.scrollTop + height)
        list.scrollTop = top - height / 2;           // from far away: with its neighbours
    else if (top < list.scrollTop)
        list.scrollTop = top;
    else if (top + rowHeight > list.scrollTop + height)
        list.scrollTop = top + rowHeight - height;
}

function pick(row) {
    show(row);
    writeAddress();
}

// The next record, or the one before.
function step(by) {
    const at = shown.findIndex(row => String(row.n) === wanted.record);
    const row = shown[Math.min(shown.length - 1, Math.max(0, at + by))];
    if (!row)
        return;
    pick(row);
    reveal(document.querySelector('.record h3'), 'start');
}

function onListKey(event) {
    const moves = {ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -shown.length, End: shown.length};
    if (event.key in moves) {
        event.preventDefault();
        step(moves[event.key]);
    }
}
