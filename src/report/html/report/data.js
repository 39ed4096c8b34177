// What the file holds: the totals and the rows of the list at once, the view of a record when somebody
// looks at it. All of it is text: it reaches the page by text nodes alone.

const data = JSON.parse(document.getElementById('data').textContent);
const blocks = document.querySelectorAll('script.detail');
const severities = ['error', 'warning', 'note'];
const details = new Map();

data.rows.forEach((row, index) => {
    row.index = index;
});

function ruleOf(index) {
    return data.rules[index];
}

// The row of a record by its number in the input.
function rowNumbered(n) {
    return data.rows.find(row => row.n === n);
}

function detailOf(row) {
    if (!details.has(row.index))
        details.set(row.index, JSON.parse(blocks[row.index].textContent));
    return details.get(row.index);
}

// How many findings of a severity a record has.
function countOf(row, severity) {
    return row.hits.reduce((sum, [rule, count]) => sum + (ruleOf(rule).severity === severity ? count : 0), 0);
}

// All words of a record, for the search; made once.
function wordsOf(row) {
    if (row.words === undefined) {
        const detail = detailOf(row);
        const texts = [detail.prompt, detail.thinking, detail.answer].map(text => text ? text.text : '');
        const found = detail.list.map(finding => ruleOf(finding.rule).id + '\n' + finding.message);
        row.words = [row.path, row.id, row.model, ...texts, ...found].join('\n').toLowerCase();
    }
    return row.words;
}
