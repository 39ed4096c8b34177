// The table of rules: sorted by a click on a heading; a click on a rule filters by it. Each page has a
// ruleIdOf, which says what rule a line of the table is.

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

function wakeRules(title, pick) {
    foldRules();
    document.querySelectorAll('.rules thead th').forEach((header, column) =>
        header.replaceChildren(element('button', {type: 'button', onclick: () => sortRules(header, column)}, header.textContent)));
    for (const line of document.querySelectorAll('.rules tbody tr')) {
        const code = line.querySelector('code');
        const button = element('button', {type: 'button', title, onclick: () => pick(ruleIdOf(line))});
        code.replaceWith(button);
        button.append(code);
    }
}

function markRule(id) {
    for (const line of document.querySelectorAll('.rules tbody tr'))
        line.classList.toggle('on', ruleIdOf(line) === id);
}
