// What the browser tests share: a browser, a page that watches itself, and checks that are counted.
import {readFileSync, statSync} from 'node:fs';
import {createRequire} from 'node:module';

const modules = createRequire(process.env.MODULES + '/');
const {chromium} = modules(process.env.MODULES + '/playwright-core');
const axeSource = readFileSync(process.env.MODULES + '/axe-core/axe.min.js', 'utf8');
const work = process.env.WORK;

export const browser = await chromium.launch({executablePath: process.env.BROWSER, args: ['--no-sandbox']});

export const fileOf = name => work + '/' + name;
export const textOf = name => readFileSync(fileOf(name), 'utf8');
export const jsonOf = name => JSON.parse(textOf(name));
export const sizeOf = name => statSync(fileOf(name)).size;

let checks = 0;
let failures = 0;

export function check(holds, what) {
    checks++;
    if (!holds) {
        failures++;
        console.error('html: not so: ' + what);
    }
}

export function equal(got, wanted, what) {
    check(JSON.stringify(got) === JSON.stringify(wanted), what + ': ' + JSON.stringify(got) + ', not ' + JSON.stringify(wanted));
}

// A page of a report. `seen` holds what it asked for and what it complained of.
export async function open(name, {hash = '', ...options} = {}) {
    const context = await browser.newContext({viewport: {width: 1400, height: 900}, ...options});
    const page = await context.newPage();
    const seen = {requests: [], complaints: [], dialogs: 0};
    page.on('request', request => seen.requests.push(request.url()));
    page.on('console', message => ['error', 'warning'].includes(message.type()) && seen.complaints.push(message.text()));
    page.on('pageerror', error => seen.complaints.push(String(error)));
    page.on('dialog', dialog => {
        seen.dialogs++;
        dialog.dismiss();
    });
    await page.goto('file://' + fileOf(name) + hash);
    return {page, context, seen};
}

export function outside(seen) {
    return seen.requests.slice(1).filter(url => !url.startsWith('data:') && !url.startsWith('blob:'));
}

// Violations as axe-core finds them; the context must bypass the policy, since axe is a foreign script.
export async function axe(page) {
    await page.evaluate(axeSource);
    const {violations} = await page.evaluate(() => globalThis.axe.run(document, {resultTypes: ['violations']}));
    return violations.map(violation => violation.id + ': ' + violation.nodes.slice(0, 3).map(node => node.target + ' ' + (node.any[0]?.message || node.failureSummary)).join(' | '));
}

export async function finish(name) {
    await browser.close();
    console.log('html ' + (name + ':').padEnd(12) + String(checks).padStart(4) + ' checks, ' + failures + ' failed');
    process.exit(failures || !checks ? 1 : 0);
}
