// Which records are shown: what is wanted of them stands in the address.

const unset = {verdict: '', severity: '', rule: '', channel: '', model: '', from: '', to: '', review: '', q: '', sort: '', record: ''};
const wanted = {...unset};
let shown = data.rows;

function ruleMatches(row, id, severity) {
    return row.hits.some(([index]) => {
        const rule = ruleOf(index);
        return (!id || rule.id === id) && (!severity || rule.severity === severity);
    });
}

function scoreMatches(row, from, to) {
    if (from === '' && to === '')
        return true;
    return row.score !== undefined && row.score >= Number(from || 0) && row.score <= Number(to === '' ? 100 : to);
}

function matches(row, words) {
    return (!wanted.verdict || row.verdict === wanted.verdict)
        && ((!wanted.rule && !wanted.severity) || ruleMatches(row, wanted.rule, wanted.severity))
        && (!wanted.channel || row[wanted.channel])
        && (!wanted.model || row.model === wanted.model)
        && scoreMatches(row, wanted.from, wanted.to)
        && (!wanted.review || reviewMatches(row, wanted.review))
        && words.every(word => wordsOf(row).includes(word));
}

// The rows come worst first.
function applyFilter() {
    const words = wanted.q.toLowerCase().split(/\s+/).filter(Boolean);
    shown = data.rows.filter(row => matches(row, words));
    if (wanted.sort === 'input')
        shown.sort((one, other) => one.n - other.n);
    else if (wanted.sort === 'best')
        shown.reverse();
}

// --- the controls ---------------------------------------------------------------------------------

function verdictGroup() {
    const names = {pass: 'Passed', fail: 'Failed', error: 'Unreadable'};
    const choices = [['', 'All', data.rows.length]];
    for (const [verdict, name] of Object.entries(names)) {
        const count = data.rows.filter(row => row.verdict === verdict).length;
        if (count > 0 || wanted.verdict === verdict)
            choices.push([verdict, name, count]);
    }
    return choiceGroup('Verdict', 'verdict', choices, wanted.verdict, verdict => change({verdict}));
}

function knownRules() {
    return Object.values(data.rules).map(rule => rule.id).sort().map(id => [id, id]);
}

function knownModels() {
    return [...new Set(data.rows.map(row => row.model).filter(Boolean))].sort().map(model => [model, model]);
}

function scoreBox(key, label) {
    return element('label', {}, label, element('input', {type: 'number', min: 0, max: 100, step: 'any', value: wanted[key],
        onchange: event => change({[key]: event.target.value})}));
}

function drawFilters() {
    const any = [['', 'any']];
    const models = knownModels();
    const boxes = [
        verdictGroup(),
        select('Severity', any.concat(severities.map(name => [name, name])), wanted.severity, severity => change({severity})),
        select('Rule', any.concat(knownRules()), wanted.rule, rule => change({rule})),
        select('Found in', [...any, ['answer', 'answer'], ['thinking', 'thinking']], wanted.channel, channel => change({channel})),
        models.length > 1 ? select('Model', any.concat(models), wanted.model, model => change({model})) : null,
        element('span', {class: 'pair'}, scoreBox('from', 'Score'), scoreBox('to', 'to')),
        select('Review', [...any, ['open', 'undecided'], ['agree', 'agreed'], ['false-alarm', 'false alarm'], ['note', 'with a note']],
            wanted.review, review => change({review})),
        select('Order', [['', 'worst first'], ['best', 'best first'], ['input', 'as read']], wanted.sort, sort => change({sort})),
        element('button', {type: 'button', class: 'plain', id: 'clear', onclick: () => change({...unset, record: wanted.record})}, 'Clear'),
    ];
    refill(document.querySelector('.filters'), ...boxes.filter(Boolean), element('span', {class: 'shown'}, shownText()));
    document.getElementById('clear').hidden = !isFiltered();
}

function isFiltered() {
    return Object.keys(unset).some(key => key !== 'record' && key !== 'sort' && wanted[key] !== '');
}

function shownText() {
    const more = data.results - data.rows.length;
    const text = isFiltered() ? shown.length.toLocaleString('en') + ' of ' + plural(data.rows.length, 'record', 'records')
        : plural(shown.length, 'record', 'records');
    return more > 0 ? text + '; ' + more.toLocaleString('en') + ' more were graded and are not in this file' : text;
}

function markChoices() {
    markRule(wanted.rule);
    for (const column of document.querySelectorAll('.chart .col')) {
        const from = Number(column.dataset.from);
        column.classList.toggle('on', wanted.from !== '' && from >= Number(wanted.from) && from < Number(wanted.to || 100));
    }
}

// Takes a change of what is wanted to the page and to the address.
function change(changes) {
    Object.assign(wanted, changes);
    refresh();
    announce(shownText());
}

function refresh() {
    applyFilter();
    drawFilters();
    markChoices();
    drawList();
    const row = rowNumbered(Number(wanted.record));
    if (!row || (!shown.includes(row) && isFiltered()))
        show(shown[0]);
    else
        show(row);
    writeAddress();
}
