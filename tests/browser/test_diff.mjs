// The page of a diff: the counts of its JSON, rows that can be filtered, nothing that acts, whoever looks.
import {axe, check, equal, finish, jsonOf, open, outside, textOf} from './page.mjs';

const diff = jsonOf('diff.json');
const {page, seen, context} = await open('diff.html');
const kinds = ['broken', 'fixed', 'new', 'gone', 'still'];

// --- the same counts as the JSON ------------------------------------------------------------------

const rowsOf = where => where.locator('#rows tbody tr').evaluateAll(rows => rows.map(row => ({kind: row.dataset.kind,
    rule: row.dataset.rule ?? null, message: row.querySelector('p').textContent, text: row.textContent, hidden: row.hidden})));
const rows = await rowsOf(page);
for (const kind of kinds) {
    check(diff.findings[kind] > 0, 'a finding is ' + kind);
    equal(rows.filter(row => row.rule && row.kind === kind).length, diff.findings[kind], 'rows: ' + kind);
}
const told = diff.changes.flatMap(change => change.findings.map(finding => [finding.change, finding.rule, finding.message].join('|'))).sort();
equal(rows.filter(row => row.rule && row.kind !== 'still').map(row => [row.kind, row.rule, row.message].join('|')).sort(), told, 'each finding that changed');
for (const change of diff.changes)
    check(rows.some(row => row.text.includes((change.after ?? change.before).id)), 'a row for ' + (change.after ?? change.before).id);
const cells = await page.locator('.sums tbody td').allTextContents();
const columns = ['fixed', 'broken', 'still', 'new', 'gone'];
equal(cells.map(Number), [...columns.map(kind => diff.results[kind]), ...columns.map(kind => diff.findings[kind])], 'the sums');
const table = await page.locator('.rules tbody tr').evaluateAll(lines => lines.map(line => [line.dataset.rule, ...[...line.cells].slice(2).map(cell => cell.textContent)]));
const evidence = ({p, evidence: given}) => given ? 'p = ' + p.toFixed(4) : '~';
equal(table, diff.rules.map(rule => [rule.rule, ...columns.map(kind => String(rule.findings[kind])), evidence(rule.results)]), 'the rules');
const body = await page.innerText('body');
for (const part of [diff.results.both + ' answers in both', diff.results.passing + ' still passing', evidence(diff.results),
    (diff.scores.after_tenths / diff.scores.both / 10).toFixed(1)])
    check(body.includes(part), 'it says ' + part);
check(diff.results.evidence && evidence(diff.results) !== '~', 'there is evidence in this one');
equal(table.some(line => line.at(-1) === '~'), true, 'and none for some rule');

// --- filters --------------------------------------------------------------------------------------

const shownRows = async () => (await rowsOf(page)).filter(row => !row.hidden);
for (const kind of kinds) {
    await page.click('.group button[data-kind=' + kind + ']');
    equal((await shownRows()).length, rows.filter(row => row.kind === kind).length, 'the filter ' + kind);
}
await page.click('.group button[data-kind=broken]');
await page.click('.rules tbody tr:first-child button');
const rule = table[0][0];
equal((await shownRows()).length, rows.filter(row => row.kind === 'broken' && row.rule === rule).length, 'a rule and a kind');
check(page.url().includes('kind=broken') && page.url().includes(encodeURIComponent(rule)), 'filters stand in the address: ' + page.url());
await page.reload();
equal((await shownRows()).length, rows.filter(row => row.kind === 'broken' && row.rule === rule).length, 'the address brings them back');
await page.click('#clear');
equal((await shownRows()).length, rows.length, 'clear');
await page.keyboard.press('/');
await page.keyboard.type('q-7');
await page.waitForTimeout(250);
equal((await shownRows()).length, rows.filter(row => row.text.toLowerCase().includes('q-7')).length, 'the search');
check((await shownRows()).length > 0, 'the search finds something');
check((await page.innerText('.shown')).includes(' of ' + rows.length), 'it says how many are shown');
equal(outside(seen).filter(url => url !== page.url().split('#')[0]), [], 'requests');       // it was loaded twice
equal(seen.complaints, [], 'complaints');
await context.close();

// --- a run against itself, and more than fit ------------------------------------------------------

const same = await open('diff-same.html');
check((await same.page.innerText('main')).includes('Nothing differs'), 'a run against itself says so');
equal(await same.page.locator('#rows').count(), 0, 'and has no rows');
equal(await same.page.locator('#tools').isVisible(), false, 'nor a filter');
equal(same.seen.complaints, [], 'nor complaints');
await same.context.close();

const capped = await open('diff-capped.html');
const many = jsonOf('diff-capped.json');
equal(await capped.page.locator('#rows tbody tr').count(), 5000, 'so many rows and no more');
const left = many.changes.reduce((sum, change) => sum + Math.max(1, change.findings.length), 0) + many.findings.still - 5000;
equal(await capped.page.innerText('#more'), left.toLocaleString('en') + ' more are not in this file.', 'it says how many more there are');
check(left > 0, 'there are more');
await capped.context.close();

// --- hostile --------------------------------------------------------------------------------------

const hostile = await open('diff-hostile.html');
const hostileDiff = jsonOf('diff-hostile.json');
for (const kind of ['fixed', 'still', 'new', 'gone'])
    check(hostileDiff.findings[kind] > 0, 'a hostile finding is ' + kind);
equal(await hostile.page.locator('#rows tbody tr[data-rule]').count(), Object.values(hostileDiff.findings).reduce((a, b) => a + b), 'all are there');
for (const button of await hostile.page.locator('.rules tbody button').all())
    await button.click();
await hostile.page.fill('#search', '<script>');
await hostile.page.waitForTimeout(250);
await hostile.page.selectOption('.filters select', {index: 1});
equal(await hostile.page.evaluate(() => [window.hit ?? null, document.querySelectorAll('script').length,
    document.querySelectorAll('img, iframe, form, base, template, main style').length]), [null, 1, 0], 'nothing acted');
equal(outside(hostile.seen), [], 'hostile: requests');
equal(hostile.seen.complaints, [], 'hostile: complaints');
await hostile.context.close();
check(!/ on[a-z]+=["']|\sstyle=/.test(textOf('diff-hostile.html').split('<body>')[1].split('<script>')[0].replace(/>[^<]*</g, '><')), 'no handler and no style attribute');

// --- for whom -------------------------------------------------------------------------------------

const narrow = {viewport: {width: 320, height: 640}};
const backgrounds = [];
for (const [name, options] of Object.entries({light: {}, dark: {colorScheme: 'dark'}, narrow, forced: {forcedColors: 'active'}}))
    for (const file of ['diff.html', 'diff-hostile.html', 'diff-same.html']) {
        const {page: one, context: closing} = await open(file, {bypassCSP: true, ...options});
        equal(await axe(one), [], 'axe, ' + file + ', ' + name);
        equal(await one.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth), false, file + ' is too wide, ' + name);
        backgrounds.push(await one.evaluate(() => getComputedStyle(document.body).backgroundColor));
        await closing.close();
    }
check(backgrounds[0] !== backgrounds[3], 'dark is another background');

for (const options of [{}, narrow]) {
    const bare = await open('diff.html', {javaScriptEnabled: false, ...options});
    equal(await bare.page.locator('#rows tbody tr:visible').count(), rows.length, 'without a script: all rows');
    check(!await bare.page.locator('.filters').isVisible() && !await bare.page.locator('#tools').isVisible(), 'without a script: no controls');
    equal(bare.seen.complaints, [], 'without a script: complaints');
    await bare.context.close();
}

const paper = await open('diff.html');
await paper.page.emulateMedia({media: 'print'});
equal(await paper.page.locator('#rows tbody tr:visible').count(), rows.length, 'print: all rows');
check(!await paper.page.locator('.filters').isVisible() && !await paper.page.locator('#tools').isVisible(), 'print: no controls');
check((await paper.page.pdf({format: 'A4'})).length > 10000, 'print: a PDF');
await paper.context.close();
await finish('diff');
