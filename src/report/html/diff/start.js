// The page of a diff: its rows are there without a script, which only hides those that are not wanted.

const unset = {kind: '', rule: '', q: ''};
const wanted = {...unset};
const rows = [...document.querySelectorAll('#rows tbody tr')];
const words = new Map(rows.map(row => [row, row.textContent.toLowerCase()]));
let shown = rows.length;

function ruleIdOf(line) {
    return line.dataset.rule;
}

function matches(row, parts) {
    return (!wanted.kind || row.dataset.kind === wanted.kind)
        && (!wanted.rule || row.dataset.rule === wanted.rule)
        && parts.every(part => words.get(row).includes(part));
}

function applyFilter() {
    const parts = wanted.q.toLowerCase().split(/\s+/).filter(Boolean);
    shown = 0;
    for (const row of rows) {
        row.hidden = !matches(row, parts);
        shown += !row.hidden;
    }
}

// --- the controls ---------------------------------------------------------------------------------

function kindGroup() {
    const choices = [['', 'All', rows.length]];
    for (const kind of new Set(rows.map(row => row.dataset.kind)))
        choices.push([kind, kind, rows.filter(row => row.dataset.kind === kind).length]);
    return choiceGroup('Change', 'kind', choices, wanted.kind, kind => change({kind}));
}

function knownRules() {
    return [...document.querySelectorAll('.rules tbody tr')].map(ruleIdOf).sort().map(id => [id, id]);
}

function isFiltered() {
    return Object.values(wanted).some(value => value !== '');
}

function shownText() {
    const all = plural(rows.length, 'row', 'rows');
    return isFiltered() ? shown.toLocaleString('en') + ' of ' + all : all;
}

function drawFilters() {
    refill(document.querySelector('.filters'), kindGroup(),
        select('Rule', [['', 'any'], ...knownRules()], wanted.rule, rule => change({rule})),
        element('button', {type: 'button', class: 'plain', id: 'clear', hidden: !isFiltered(), onclick: clearAll}, 'Clear'),
        element('span', {class: 'shown'}, shownText()));
}

function clearAll() {
    document.getElementById('search').value = '';
    change(unset);
}

function change(changes) {
    Object.assign(wanted, changes);
    refresh();
    announce(shownText());
}

function refresh() {
    applyFilter();
    drawFilters();
    markRule(wanted.rule);
    writeAddress();
}

function pickRule(id) {
    change({rule: wanted.rule === id ? '' : id});
    reveal(document.getElementById('changes'), 'start');
}

function followAddress() {
    readAddress();
    document.getElementById('search').value = wanted.q;
    refresh();
}

function onKey(event) {
    const typing = event.target.matches('input, select') || event.ctrlKey || event.metaKey || event.altKey;
    if (event.key !== '/' || typing)
        return;
    event.preventDefault();
    document.getElementById('search').focus();
}

function start() {
    const tools = document.getElementById('tools');
    tools.append(searchBox('Search findings', q => change({q})));
    tools.hidden = false;
    document.querySelector('.filters').hidden = false;
    wakeRules('Show its findings', pickRule);
    followAddress();
    addEventListener('hashchange', followAddress);
    addEventListener('keydown', onKey);
}

// Without a difference there is nothing to filter.
if (rows.length > 0)
    start();
document.documentElement.dataset.ready = 'yes';
