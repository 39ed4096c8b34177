// A text with its findings marked. It is shown as it was written, never rendered: code, headings and bold
// text only look different, and characters that hide or turn the text round get a sign.

const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d/gu;

function codePoint(text) {
    return 'U+' + text.codePointAt(0).toString(16).toUpperCase().padStart(4, '0');
}

function addMatches(ranges, text, pattern, kind, inside) {
    for (const match of text.matchAll(pattern))
        if (!inside || !inside(match.index))
            ranges.push({from: match.index, to: match.index + match[0].length, kind});
}

// What the writing itself shows: code blocks first, since nothing in them is anything else.
function looks(text) {
    const ranges = [];
    addMatches(ranges, text, /^ {0,3}(`{3,}|~{3,})[^\n]*\n[^]*?(?:^ {0,3}\1[`~]*[ \t]*$|$(?![^]))/gm, 'code');
    const blocks = ranges.slice();
    const inBlock = at => blocks.some(block => at >= block.from && at < block.to);
    addMatches(ranges, text, /`[^`\n]+`/g, 'code', inBlock);
    addMatches(ranges, text, /^#{1,6} [^\n]*$/gm, 'heading', inBlock);
    addMatches(ranges, text, /\*\*[^*\n]+\*\*/g, 'strong', inBlock);
    addMatches(ranges, text, hidden, 'sign');
    return ranges;
}

// Cuts a text wherever a range begins or ends: each piece with the ranges that cover it.
function pieces(text, ranges) {
    const edges = new Map([[0, []], [text.length, []]]);
    const at = place => {
        if (!edges.has(place))
            edges.set(place, []);
        return edges.get(place);
    };
    for (const range of ranges) {
        at(range.from).push(range);
        at(range.to);
    }
    const places = [...edges.keys()].sort((one, other) => one - other);
    let open = [];
    return places.slice(0, -1).map((from, i) => {
        open = open.filter(range => range.to > from).concat(edges.get(from).filter(range => range.to > from));
        return {from, to: places[i + 1], ranges: open};
    });
}

function drawPiece(text, piece) {
    const kinds = piece.ranges.filter(range => range.kind).map(range => range.kind);
    const content = text.slice(piece.from, piece.to);
    if (kinds.includes('sign'))
        return element('span', {class: 'sign', title: 'a character that is not seen'}, codePoint(content));
    return kinds.length > 0 ? element('span', {class: kinds.join(' ')}, content) : content;
}

// One mark around the pieces that the same findings cover; its number where a finding ends.
function drawMark(found, to, content) {
    const numbers = found.map(range => range.finding.number);
    const worst = found.reduce((one, other) => severities.indexOf(other.severity) < severities.indexOf(one.severity) ? other : one);
    const ending = found.filter(range => range.to === to).map(range => range.finding.number);
    return element('mark', {class: worst.severity, 'data-findings': numbers.join(' '),
        title: found.map(range => range.finding.message).join('\n'), onclick: () => focusFinding(numbers[0], 'card')},
    content, ending.length > 0 ? element('sup', {'aria-label': 'finding ' + ending.join(', ')}, ending.join('\u00b7')) : null);
}

function drawPieces(text, all) {
    const drawn = [];
    let group = {key: ''};
    const close = () => group.key && drawn.push(drawMark(group.found, group.to, group.content));
    for (const piece of all) {
        const found = piece.ranges.filter(range => range.finding);
        const key = found.map(range => range.finding.number).join(' ');
        if (key !== group.key) {
            close();
            group = {key, found, content: []};
        }
        group.to = piece.to;
        (key ? group.content : drawn).push(drawPiece(text, piece));
    }
    close();
    return drawn;
}

// A mark of no length, where something is missing, takes the character before it.
function markRange(finding, text) {
    let [from, to] = finding.mark;
    to = Math.min(to, text.length);
    if (from >= to)
        from = Math.max(0, to - (text.codePointAt(to - 2) > 0xffff ? 2 : 1));
    return {from, to, finding, severity: ruleOf(finding.rule).severity};
}

function drawText(text, findings) {
    const ranges = findings.filter(finding => finding.mark).map(finding => markRange(finding, text));
    return element('div', {class: 'text', dir: 'auto'}, drawPieces(text, pieces(text, looks(text).concat(ranges))));
}
