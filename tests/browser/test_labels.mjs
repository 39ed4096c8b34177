// What a reviewer decides on the page is what other commands read: `check --baseline` and `rules score`.
import {execFileSync, spawnSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {check, equal, fileOf, finish, jsonOf, open} from './page.mjs';

const args = readFileSync(fileOf('labels.args'), 'utf8').trim().split('\n');
const run = (...more) => spawnSync(process.env.ANSWERLINT, ['check', ...more, ...args], {encoding: 'utf8'});

// Looks at every finding, decides as `decide` says, and gives the exported file.
async function exported(name, decide) {
    const {page, seen, context} = await open(name, {acceptDownloads: true});
    const all = await page.evaluate('data.rows.reduce((sum, row) => sum + row.findings, 0)');
    for (let i = 0; i < all; i++) {
        await page.keyboard.press('n');
        const [key, note] = decide(i);
        await page.keyboard.press(key);
        if (note) {
            await page.keyboard.press('e');
            await page.keyboard.type(note);
            await page.keyboard.press('Escape');
        }
    }
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('#export')]);
    const text = readFileSync(await file.path(), 'utf8');
    equal(seen.complaints, [], name + ': complaints');
    await context.close();
    return text.trim().split('\n').map(line => JSON.parse(line));
}

function write(name, labels) {
    writeFileSync(fileOf(name), labels.map(label => JSON.stringify(label) + '\n').join(''));
    return fileOf(name);
}

const {results, summary} = jsonOf('labels.json');
const findings = results.flatMap(result => result.findings);
check(summary.input_errors === 0 && findings.length > 30, 'there are findings, and all could be read');
equal(run('-f', 'concise').status, 1, 'the run fails by itself');

// --- all are false alarms, then one is agreed with ------------------------------------------------

for (const name of ['labels.html', 'labels-saved.html']) {
    const labels = await exported(name, i => i === 2 ? ['f', 'a note; on it'] : ['f']);
    equal(labels.length, findings.length, name + ': a label for each finding');
    equal(labels.map(label => label.rule).sort(), findings.map(finding => finding.rule).sort(), name + ': their rules');
    const known = labels.filter(label => label.fingerprint);
    check(known.every(label => /^[0-9a-f]{16}$/.test(label.fingerprint) && /^(id |answer [0-9a-f])/.test(label.record_key)), name + ': fingerprints and records');
    if (name === 'labels.html')
        equal(known.length, labels.length, name + ': all have a fingerprint');
    else
        equal(known.length, labels.filter(label => !/\u2026$|\ufffd/.test(label.excerpt)).length, name + ': all but those of a part');
    if (known.length < labels.length) {
        const refused = run('--baseline', write('some.jsonl', labels));
        equal(refused.status, 2, name + ': a label without a fingerprint is refused');
        const line = labels.findIndex(label => !label.fingerprint) + 1;
        check(refused.stderr.includes('some.jsonl:' + line + ': this label has no fingerprint'), name + ': with its line: ' + refused.stderr);
        continue;
    }
    const path = write('false-alarms.jsonl', labels);
    const all = run('--baseline', path, '-f', 'json');
    equal([all.status, all.stderr.includes('not found any more')], [0, false], name + ': all are false alarms: ' + all.stderr);
    const after = JSON.parse(all.stdout);
    equal(after.results.flatMap(result => result.findings), [], name + ': no finding is left');
    const reasons = after.results.flatMap(result => (result.suppressed || []).map(finding => finding.reason));
    check(reasons.includes('a note; on it') && reasons.includes('false alarm'), name + ': reasons');
    equal(reasons.filter(reason => reason !== 'a note; on it' && reason !== 'false alarm'), [], name + ': no other reason');
    equal(reasons.length, findings.length, name + ': all are suppressed');
    const score = JSON.parse(execFileSync(process.env.ANSWERLINT, ['rules', 'score', '-r', 'csharp-async', '-f', 'json', path], {encoding: 'utf8'}));
    equal([score.texts, score.precision.part], [labels.filter(label => label.label === 'true').length, 0], name + ': what `rules score` reads of them');
}

const agreed = await exported('labels.html', i => i === 0 ? ['a'] : ['f']);
equal(agreed.filter(label => label.decision === 'agree').length, 1, 'one is agreed with');
const left = run('--baseline', write('agreed.jsonl', agreed), '-f', 'json');
equal(left.status, 1, 'one that is agreed with fails: ' + left.stderr);
const rest = JSON.parse(left.stdout).results.flatMap(result => result.findings.map(finding => [result.path, finding.rule, finding.line]));
const [one] = agreed.filter(label => label.decision === 'agree');
equal(rest, [[one.path, one.rule, one.line]], 'it is the one that is left');
await finish('labels');
