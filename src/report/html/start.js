// Puts the page together: what was plain becomes a list, a view and their filters.

// --- the rules table ------------------------------------------------------------------------------

function cellValue(line, column) {
    const text = line.cells[column].textContent.trim();
    const number = Number(text.replace(/[^0-9.]/g, ''));
    return line.cells[column].classList.contains('num') ? number : text;
}

function sortRules(header, column) {
    const body = document.querySelector('.rules tbody');
    const ascending = header.getAttribute('aria-sort') === 'descending';
    const lines = [...body.rows].sort((one, other) => {
        const [a, b] = [cellValue(one, column), cellValue(other, column)];
        return (a < b ? -1 : a > b ? 1 : 0) * (ascending ? 1 : -1);
    });
    for (const other of header.parentNode.cells)
        other.removeAttribute('aria-sort');
    header.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
    body.replaceChildren(...lines);
}

const fewRules = 6;

// Records matter more than the rules that found little: those wait behind a button.
function foldRules() {
    const table = document.querySelector('.rules');
    const count = table ? table.tBodies[0].rows.length : 0;
    if (count <= fewRules + 2)
        return;
    table.classList.add('few');
    table.parentNode.after(element('button', {type: 'button', class: 'plain all', 'aria-expanded': 'false', onclick: event => {
        const few = table.classList.toggle('few');
        event.target.setAttribute('aria-expanded', String(!few));
        event.target.textContent = few ? 'Show all ' + count + ' rules' : 'Show fewer rules';
    }}, 'Show all ' + count + ' rules'));
}

function wakeRules() {
    foldRules();
    document.querySelectorAll('.rules thead th').forEach((header, column) =>
        header.replaceChildren(element('button', {type: 'button', onclick: () => sortRules(header, column)}, header.textContent)));
    for (const line of document.querySelectorAll('.rules tbody tr')) {
        const code = line.querySelector('code');
        const id = ruleOf(line.dataset.rule).id;
        const button = element('button', {type: 'button', title: 'Show its records', onclick: () => {
            change({rule: wanted.rule === id ? '' : id, record: ''});
            reveal(document.getElementById('records'), 'start');
        }});
        code.replaceWith(button);
        button.append(code);
    }
}

function wakeChart() {
    for (const column of document.querySelectorAll('.chart .col')) {
        const from = Number(column.dataset.from);
        column.classList.add('live');
        column.addEventListener('click', () => {
            const again = wanted.from === String(from);
            change({from: again ? '' : String(from), to: again ? '' : String(from === 95 ? 100 : (from * 10 + 49) / 10), record: ''});
            reveal(document.getElementById('records'), 'start');
        });
    }
}

// --- the rest -------------------------------------------------------------------------------------

function makeTools() {
    let timer = 0;
    const search = element('input', {type: 'search', id: 'search', placeholder: 'Search texts and findings  ( / )', 'aria-label': 'Search texts and findings',
        oninput: event => {
            clearTimeout(timer);
            timer = setTimeout(() => change({q: event.target.value}), 120);
        }});
    const tools = document.getElementById('tools');
    tools.append(search,
        element('button', {type: 'button', id: 'export', title: 'Your decisions as labels, one JSON object a line', onclick: exportLabels}, 'Export labels'),
        element('button', {type: 'button', 'aria-label': 'Keys', title: 'Keys', onclick: showHelp}, '?'));
    tools.hidden = false;
}

function makeApp() {
    const app = document.getElementById('app');
    app.append(element('div', {class: 'filters', role: 'group', 'aria-label': 'Filters'}),
        element('div', {class: 'work'}, makeList(), element('article', {class: 'record', 'aria-labelledby': 'record-name'})),
        element('p', {id: 'said', class: 'skip', role: 'status', 'aria-live': 'polite'}));
    app.hidden = false;
    document.getElementById('plain').hidden = true;
}

function followAddress() {
    readAddress();
    document.getElementById('search').value = wanted.q;
    refresh();
}

// A link to a record shows it, and not the totals.
function goToRecord() {
    reveal(document.querySelector('.record h3') || document.getElementById('records'), 'start');
    if (current)
        keepInList(current.row);
}

function start() {
    const linked = location.hash.includes('record=');
    readDecisions();
    makeTools();
    makeApp();
    wakeRules();
    wakeChart();
    drawExport();
    followAddress();
    addEventListener('hashchange', () => {
        followAddress();
        goToRecord();
    });
    addEventListener('resize', drawList);
    addEventListener('keydown', onKey);
    if (linked)
        goToRecord();
    document.documentElement.dataset.ready = 'yes';
}

start();
