// Puts the page together: what was plain becomes a list, a view and their filters.

// --- the totals -----------------------------------------------------------------------------------

function ruleIdOf(line) {
    return ruleOf(line.dataset.rule).id;
}

function pickRule(id) {
    change({rule: wanted.rule === id ? '' : id, record: ''});
    reveal(document.getElementById('records'), 'start');
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
    const search = searchBox('Search texts and findings', q => change({q}));
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
    wakeRules('Show its records', pickRule);
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
