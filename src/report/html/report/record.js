// The view of one record: its texts side by side, what was found beside them.

let current = null;      // {row, detail, finding}: the number of the finding that is looked at, or 0

function drawPane(name, title, about, text, findings) {
    const cut = text.cut > 0 ? element('p', {class: 'cut'}, 'Cut here: ' + plural(text.cut, 'byte', 'bytes') + ' more.') : null;
    return element('section', {class: 'pane ' + name, 'aria-label': title},
        element('h4', {}, title, about ? element('small', {}, about) : null), drawText(text.text, findings), cut);
}

function drawPrompt(prompt) {
    const cut = prompt.cut > 0 ? element('p', {class: 'cut'}, 'Cut here: ' + plural(prompt.cut, 'byte', 'bytes') + ' more.') : null;
    return element('details', {class: 'pane prompt', open: prompt.text.length < 1500},
        element('summary', {}, 'Prompt', element('small', {}, plural(prompt.text.length, 'character', 'characters'))),
        drawText(prompt.text, []), cut);
}

function drawFacts(row, detail) {
    const criteria = detail.criteria.map(([name, score, weight]) =>
        element('span', {}, name + ' ', element('b', {}, scoreText(score)), weight ? ', weight ' + weight : ''));
    const verdicts = {pass: 'pass', fail: 'fail', error: 'unreadable'};
    return element('div', {class: 'facts'},
        element('b', {class: 'pill ' + row.verdict}, verdicts[row.verdict]),
        row.score === undefined ? element('span', {}, 'not scored')
            : element('span', {}, 'score ', element('b', {}, scoreText(row.score)), ', grade ', element('b', {}, row.grade)),
        criteria,
        element('span', {}, detail.format),
        row.model ? element('span', {}, row.model) : null,
        element('button', {type: 'button', class: 'plain', onclick: copyLink}, 'Copy link'));
}

function copyLink(event) {
    const address = location.href.split('#')[0] + addressOf({record: wanted.record});
    const button = event.target;
    const copied = navigator.clipboard ? navigator.clipboard.writeText(address) : Promise.reject();
    copied.then(() => 'Copied', () => 'Not allowed here').then(text => {
        button.textContent = text;
    });
}

function drawSource(source) {
    if (!/^https?:\/\//i.test(source))
        return element('dd', {}, source);
    return element('dd', {}, element('a', {href: source, rel: 'noopener noreferrer', target: '_blank'}, source.replace(/^https?:\/\//i, '')));
}

function placeText(finding) {
    const item = finding.item ? ', item ' + finding.item[0] + ' of ' + finding.item[1] : '';
    return finding.channel + ' ' + finding.line + ':' + finding.column + item;
}

function drawCard(row, finding) {
    const rule = ruleOf(finding.rule);
    const lines = [
        [element('dt', {}, 'Place'), element('dd', {}, placeText(finding) + (finding.mark ? '' : ' (not marked in the text)'))],
        finding.mark || !finding.excerpt ? null : [element('dt', {}, 'Text'), element('dd', {}, element('blockquote', {}, finding.excerpt))],
        rule.claim ? null : [element('dt', {}, 'Rule'), element('dd', {}, rule.about)],
        rule.fact ? [element('dt', {}, 'Fact'), element('dd', {}, rule.fact)] : null,
        rule.sources.length ? [element('dt', {}, rule.sources.length > 1 ? 'Sources' : 'Source'), rule.sources.map((source, i) =>
            i ? [element('dt', {}), drawSource(source)] : drawSource(source))] : null,
    ];
    return element('li', {class: 'card ' + rule.severity, id: 'finding-' + finding.number, tabindex: -1,
        onclick: event => event.target.closest('button, input, a') || focusFinding(finding.number, 'mark')},
    element('div', {class: 'top'}, element('span', {class: 'number'}, String(finding.number)),
        element('b', {class: 'sev ' + rule.severity}, rule.severity), element('code', {}, rule.id)),
    element('p', {class: 'says'}, finding.message),
    element('dl', {}, lines.flat(Infinity).filter(Boolean)),
    drawDecision(row, finding));
}

function drawCards(row, detail) {
    const count = row.findings;
    if (count === 0)
        return element('aside', {class: 'cards', 'aria-label': 'Findings'},
            element('p', {class: 'clean'}, row.verdict === 'error' ? 'It was not graded.' : 'Nothing was found in this record.'));
    return element('aside', {class: 'cards', 'aria-label': 'Findings'},
        element('h4', {}, plural(count, 'finding', 'findings')),
        element('ol', {}, detail.list.map(finding => drawCard(row, finding))),
        detail.more > 0 ? element('p', {class: 'clean'}, plural(detail.more, 'finding', 'findings') + ' more in this record.') : null);
}

function drawThinking(detail) {
    const about = detail.state + ', ' + plural(detail.words[0], 'word', 'words');
    return drawPane('thinking', 'Thinking', about, detail.thinking, detail.list.filter(finding => finding.channel === 'thinking'));
}

function drawAnswer(detail) {
    const about = plural(detail.words[1], 'word', 'words');
    return drawPane('answer', 'Answer', about, detail.answer, detail.list.filter(finding => finding.channel === 'answer'));
}

function drawRecord(row) {
    const detail = detailOf(row);
    detail.list.forEach((finding, i) => {
        finding.number = i + 1;
    });
    current = {row, detail, finding: 0};
    const extra = [row.record ? 'record ' + row.record : '', row.id].filter(Boolean).join(' \u00b7 ');
    const both = detail.thinking && detail.thinking.text && detail.answer;
    document.querySelector('.record').replaceChildren(
        element('h3', {id: 'record-name'}, row.path || '(no name)', extra ? element('span', {}, ' \u00b7 ' + extra) : null),
        drawFacts(row, detail),
        ...(detail.error ? [element('p', {class: 'trouble'}, detail.error)] : []),
        ...detail.troubles.map(trouble => element('p', {class: 'trouble'}, 'The rule ' + trouble.rule + ' gave up: ' + trouble.why)),
        element('div', {class: both ? 'split two' : 'split'}, ...[
            drawCards(row, detail),
            detail.prompt && detail.prompt.text ? drawPrompt(detail.prompt) : null,
            detail.thinking && detail.thinking.text ? drawThinking(detail) : null,
            detail.answer ? drawAnswer(detail) : null,
        ].filter(Boolean)));
}

// Shows a record; nothing when there is none.
function show(row) {
    wanted.record = row ? String(row.n) : '';
    if (!row) {
        current = null;
        document.querySelector('.record').replaceChildren();
    } else if (!current || current.row !== row) {
        drawRecord(row);
    }
    if (row)
        keepInList(row);
    drawList();
}

// --- findings -------------------------------------------------------------------------------------

// Looks at a finding; the other side of it, its mark or its card, is scrolled to.
function focusFinding(number, target) {
    current.finding = number;
    for (const mark of document.querySelectorAll('mark'))
        mark.classList.toggle('on', mark.dataset.findings.split(' ').includes(String(number)));
    for (const card of document.querySelectorAll('.card'))
        card.classList.toggle('on', card.id === 'finding-' + number);
    const card = document.getElementById('finding-' + number);
    const mark = document.querySelector('mark.on');
    card.focus({preventScroll: true});
    if (target !== 'card' && mark)
        reveal(mark, 'center');
    if (target !== 'mark' || !mark || !inView(card, 0))
        revealCard(card, target === 'card' || !mark);
    keepInList(current.row);
}

// In its own column a card scrolls that column; else the page, when it is what was asked for.
function revealCard(card, page) {
    const column = card.closest('.cards');
    const top = card.offsetTop - column.offsetTop;
    if (column.scrollHeight > column.clientHeight)
        column.scrollTop = Math.max(0, top - 40);
    else if (page)
        reveal(card, 'nearest');
}

// The next finding; behind the last one of a record that of the next record that has one.
function stepFinding(by) {
    const all = current ? current.detail.list.length : 0;
    const next = current && current.finding === 0 && by < 0 ? 0 : (current ? current.finding : 0) + by;
    if (next >= 1 && next <= all) {
        focusFinding(next, 'both');
        return;
    }
    const at = current ? shown.indexOf(current.row) : -1;
    const rest = by > 0 ? shown.slice(at + 1) : shown.slice(0, Math.max(at, 0)).reverse();
    const row = rest.find(other => other.findings > 0);
    if (!row)
        return;
    pick(row);
    focusFinding(by > 0 ? 1 : current.detail.list.length, 'both');
}
