// What a reviewer decides on findings: kept in this browser where it allows that, else until the page is
// closed. A finding is known by what it says and where, so that a new report of the same answers knows it
// too; only a hash of that is kept.

const place = 'answerlint-review/1';
let decisions = {};

function readDecisions() {
    try {
        decisions = JSON.parse(localStorage.getItem(place)) || {};
    } catch {
        decisions = {};
    }
}

function keepDecisions() {
    try {
        localStorage.setItem(place, JSON.stringify(decisions));
    } catch {
        // Not allowed here, or full: they stay in memory.
    }
}

// FNV-1a, twice with different starts: 64 bits.
function hash(text) {
    return [0x811c9dc5, 0x9747b28c].map(start => {
        let value = start;
        for (let i = 0; i < text.length; i++)
            value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
        return (value >>> 0).toString(16).padStart(8, '0');
    }).join('');
}

function keyOf(row, finding) {
    if (!finding.key) {
        const same = other => other.rule === finding.rule && other.channel === finding.channel && other.excerpt === finding.excerpt;
        const list = detailOf(row).list;
        const before = list.slice(0, list.indexOf(finding)).filter(same).length;
        finding.key = hash(JSON.stringify([row.path, row.id || row.record, ruleOf(finding.rule).id, finding.channel, finding.excerpt, before]));
    }
    return finding.key;
}

function decisionOn(row, finding) {
    return decisions[keyOf(row, finding)] || {};
}

function decide(row, finding, changes) {
    const key = keyOf(row, finding);
    const decision = {...decisions[key], ...changes};
    if (decision.verdict || decision.note)
        decisions[key] = decision;
    else
        delete decisions[key];
    keepDecisions();
    drawExport();
}

function reviewMatches(row, which) {
    return detailOf(row).list.some(finding => {
        const decision = decisionOn(row, finding);
        return which === 'open' ? !decision.verdict : which === 'note' ? Boolean(decision.note) : decision.verdict === which;
    });
}

// --- in a card ------------------------------------------------------------------------------------

function drawDecision(row, finding) {
    const decision = decisionOn(row, finding);
    const button = (verdict, text) => element('button', {type: 'button', 'aria-pressed': String(decision.verdict === verdict),
        'data-verdict': verdict, onclick: () => toggle(row, finding, verdict)}, text);
    return element('div', {class: 'decide', role: 'group', 'aria-label': 'Decision on finding ' + finding.number},
        button('agree', 'Agree'), button('false-alarm', 'False alarm'),
        element('input', {type: 'text', placeholder: 'Note', 'aria-label': 'Note on finding ' + finding.number, value: decision.note || '',
            onchange: event => decide(row, finding, {note: event.target.value.trim()})}));
}

function toggle(row, finding, verdict) {
    const before = decisionOn(row, finding).verdict;
    decide(row, finding, {verdict: before === verdict ? '' : verdict});
    const now = decisionOn(row, finding).verdict;
    for (const button of document.querySelectorAll('#finding-' + finding.number + ' .decide button'))
        button.setAttribute('aria-pressed', String(button.dataset.verdict === now));
    announce('Finding ' + finding.number + ': ' + ({agree: 'agreed', 'false-alarm': 'false alarm'}[now] || 'undecided'));
}

function currentFinding() {
    return current && current.finding ? current.detail.list[current.finding - 1] : null;
}

function decideCurrent(verdict) {
    const finding = currentFinding();
    if (finding)
        toggle(current.row, finding, verdict);
}

function noteCurrent() {
    if (currentFinding())
        document.querySelector('#finding-' + current.finding + ' input').focus();
}

// --- labels ---------------------------------------------------------------------------------------

// The lines that a finding stands in.
function linesAround(text, [from, to]) {
    const start = text.lastIndexOf('\n', Math.max(from - 1, 0)) + 1;
    const end = text.indexOf('\n', Math.max(to - 1, from));
    return text.slice(from === 0 ? 0 : start, end < 0 ? text.length : end).trim();
}

// A claim that the reviewer agrees is there makes a false text; a false alarm a true one. Checks count, and
// notes alone say neither: no label.
function labelOf(rule, decision) {
    if (!rule.claim || !decision.verdict)
        return null;
    return decision.verdict === 'agree' ? 'false' : 'true';
}

function lineOf(row, finding, decision) {
    const rule = ruleOf(finding.rule);
    const detail = detailOf(row);
    const whole = detail[finding.channel];
    const text = finding.mark && whole ? linesAround(whole.text, finding.mark) : '';
    return JSON.stringify({
        text: text || finding.excerpt || '', label: labelOf(rule, decision), topic: rule.id,
        id: row.path + (row.id ? ' ' + row.id : row.record ? ' record ' + row.record : ''), note: decision.note || null,
        decision: decision.verdict || null, severity: rule.severity, criterion: rule.criterion,
        path: row.path, record: row.record, record_id: row.id, channel: finding.channel, line: finding.line, column: finding.column,
        excerpt: finding.excerpt, message: finding.message, rule: rule.id, record_key: detail.key, fingerprint: finding.fingerprint,
    });
}

function decidedLines() {
    const lines = [];
    for (const row of data.rows) {
        if (row.findings === 0)
            continue;
        for (const finding of detailOf(row).list) {
            const decision = decisions[keyOf(row, finding)];
            if (decision)
                lines.push([row.n, lineOf(row, finding, decision)]);
        }
    }
    return lines.sort(([one], [other]) => one - other).map(([, line]) => line);
}

function drawExport() {
    const button = document.getElementById('export');
    button.disabled = Object.keys(decisions).length === 0;
}

function exportLabels() {
    const lines = decidedLines();
    if (lines.length === 0) {        // decisions on other reports alone
        document.getElementById('export').textContent = 'None on this report';
        return;
    }
    download('labels.jsonl', lines.map(line => line + '\n').join(''));
    announce(plural(lines.length, 'decision', 'decisions') + ' exported');
}
