// What a reader does: filters that agree with the JSON of the same run, the keyboard alone, decisions.
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {check, equal, finish, jsonOf, open, textOf} from './page.mjs';

const {results, summary} = jsonOf('fixtures.json');
const {page, seen, context} = await open('fixtures.html', {acceptDownloads: true});

const shown = () => page.evaluate('shown.length');
const wantedRecord = () => page.evaluate('wanted.record');

// --- filters --------------------------------------------------------------------------------------

async function filtered(hash) {
    await page.evaluate(text => {
        location.hash = text;
    }, hash);
    await page.waitForTimeout(30);
    return shown();
}

async function counts(hash, holds) {
    const wanted = results.filter(holds).length;
    equal(await filtered(hash), wanted, hash);
    return wanted;
}

const verdictOf = result => result.status === 'ok' ? result.verdict : 'error';
for (const verdict of ['pass', 'fail', 'error'])
    check(await counts('verdict=' + verdict, result => verdictOf(result) === verdict) > 0, verdict + ' is among the fixtures');
equal(summary.results, results.length, 'results');
for (const severity of ['error', 'warning', 'note'])
    await counts('severity=' + severity, result => result.findings.some(finding => finding.severity === severity));
for (const channel of ['answer', 'thinking'])
    check(await counts('channel=' + channel, result => result.findings.some(finding => finding.channel === channel)) > 0, channel);
const rules = [...new Set(results.flatMap(result => result.findings.map(finding => finding.rule)))];
for (const rule of rules)
    await counts(new URLSearchParams({rule}).toString(), result => result.findings.some(finding => finding.rule === rule));
for (const model of new Set(results.map(result => result.model).filter(Boolean)))
    await counts(new URLSearchParams({model}).toString(), result => result.model === model);
await counts('from=50&to=92.5', result => result.score !== null && result.score >= 50 && result.score <= 92.5);
await counts('verdict=fail&severity=warning', result => verdictOf(result) === 'fail' && result.findings.some(finding => finding.severity === 'warning'));
await filtered('');
equal(await page.locator('.group button b').allTextContents(), [results.length, summary.passed, summary.failed, summary.input_errors].map(String), 'the verdict buttons');
const table = await page.locator('.rules tbody tr').evaluateAll(lines => lines.map(line => [line.querySelector('code').textContent, Number(line.cells[3].textContent), Number(line.cells[4].textContent)]));
const found = results.flatMap(result => result.findings.map(finding => finding.rule));
equal(table.map(([rule]) => rule).sort(), [...rules].sort(), 'the rules of the table');
for (const [rule, findings, records] of table)
    equal([findings, records], [found.filter(name => name === rule).length, results.filter(result => result.findings.some(finding => finding.rule === rule)).length], rule);

// By hand, as a reader does it: it lands in the address, and the address brings it back.
await page.selectOption('.filters label:has-text("Rule") select', rules[0]);
await page.click('.group button[data-verdict=fail]');
const address = page.url();
check(address.includes('verdict=fail') && address.includes(encodeURIComponent(rules[0])), 'filters stand in the address: ' + address);
const count = await shown();
await page.reload();
equal(await shown(), count, 'the address brings the filters back');
await page.click('#clear');
equal(await shown(), results.length, 'clear');

// --- the keyboard ---------------------------------------------------------------------------------

await page.keyboard.press('/');
equal(await page.evaluate('document.activeElement.id'), 'search', '/ goes to the search');
await page.keyboard.type('two-wrong');
await page.waitForTimeout(250);
equal(await shown(), results.filter(result => JSON.stringify(result).includes('two-wrong')).length, 'the search');
await page.keyboard.press('Escape');
equal(await page.evaluate('document.activeElement.className'), 'list', 'Escape leaves the search');
const first = await wantedRecord();
await page.keyboard.press('n');
equal(await page.locator('.card.on').count(), 1, 'n goes to a finding');
check(await page.locator('mark.on').count() > 0, 'n marks it in the text');
equal(await page.evaluate('document.activeElement.id'), 'finding-1', 'n focuses its card');
await page.keyboard.press('n');
equal(await page.evaluate('current.finding'), 2, 'n again');
await page.keyboard.press('p');
equal(await page.evaluate('current.finding'), 1, 'p');
await page.keyboard.press('a');
equal(await page.locator('#finding-1 button[data-verdict=agree]').getAttribute('aria-pressed'), 'true', 'a agrees');
await page.keyboard.press('n');
await page.keyboard.press('f');
equal(await page.locator('#finding-2 button[data-verdict=false-alarm]').getAttribute('aria-pressed'), 'true', 'f is a false alarm');
await page.keyboard.press('e');
await page.keyboard.type('this one; quoted');
await page.keyboard.press('Escape');
await page.keyboard.press('n');
await page.keyboard.press('a');
await page.keyboard.press('/');
await page.keyboard.press('Control+a');
await page.keyboard.press('Delete');
await page.waitForTimeout(250);
await page.keyboard.press('Escape');
equal(await shown(), results.length, 'an empty search shows all');
const before = await wantedRecord();
equal(before, first, 'the record stays');
await page.keyboard.press('j');
check(await wantedRecord() !== before, 'j goes on');
await page.keyboard.press('k');
equal(await wantedRecord(), before, 'k goes back');
await page.keyboard.press('?');
check(await page.locator('dialog[open]').isVisible(), '? shows the keys');
await page.keyboard.press('Escape');
await page.locator('dialog').waitFor({state: 'detached', timeout: 5000}).catch(() => {});       // its end is an event
equal(await page.locator('dialog').count(), 0, 'Escape closes them');
await page.keyboard.press('Tab');
check(await page.evaluate(() => document.activeElement !== document.body), 'Tab goes somewhere');

// --- decisions ------------------------------------------------------------------------------------

const [file] = await Promise.all([page.waitForEvent('download'), page.click('#export')]);
const path = await file.path();
const labels = readFileSync(path, 'utf8').trim().split('\n').map(line => JSON.parse(line));
equal(file.suggestedFilename(), 'labels.jsonl', 'the name of the labels');
equal(labels.map(label => [label.decision, label.label, label.note, label.criterion]),
    [['agree', 'false', null, 'facts'], ['false-alarm', 'true', 'this one; quoted', 'facts'], ['agree', null, null, 'format']], 'the labels');
for (const label of labels)
    check(textOf('fixtures.json').includes(JSON.stringify(label.path)) && label.text.length > 10 && label.message, 'a label says what it is on');
const score = JSON.parse(execFileSync(process.env.ANSWERLINT, ['rules', 'score', '-r', 'csharp-async', '-f', 'json', path], {encoding: 'utf8'}));
equal([score.texts, score.recall.part, score.precision.part, score.precision.whole], [2, 1, 1, 2], 'what `rules score` reads of them');
for (let tries = 0; tries < 5; tries++) {        // a browser that is busy hands its store on later
    await page.reload();
    if (await page.evaluate('decidedLines().length') === 3)
        break;
    await page.waitForTimeout(500);
}
equal(await page.evaluate('decidedLines().length'), 3, 'decisions outlive the page');
equal(await filtered('review=false-alarm'), 1, 'the filter for reviews');
equal(seen.complaints, [], 'complaints');
await context.close();

const memory = await open('fixtures.html', {hash: '#verdict=fail'});
await memory.page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {get() {
        throw new Error('denied');
    }});
});
await memory.page.reload();
await memory.page.keyboard.press('n');
await memory.page.keyboard.press('a');
equal(await memory.page.evaluate('decidedLines().length'), 1, 'without a store decisions stay in memory');
equal(memory.seen.complaints, [], 'complaints without a store');
await finish('use');
