// No request leaves the file, nothing of a transcript acts, and the policy would stop it if it did.
import {writeFileSync} from 'node:fs';
import {check, equal, fileOf, finish, open, outside, textOf} from './page.mjs';

const policy = /<meta http-equiv="Content-Security-Policy"[^>]*>/;

// Looks at every record, by the keyboard.
async function walk(page) {
    const rows = await page.evaluate('data.rows.length');
    for (let i = 0; i < rows; i++)
        await page.keyboard.press(i % 2 ? 'n' : 'j');
    await page.fill('#search', '<script>');
    await page.waitForTimeout(250);
    return rows;
}

async function hits(page) {
    return page.evaluate(() => [window.hit, document.querySelectorAll('script:not([type])').length,
        document.querySelectorAll('img, iframe, form, base, template, meta[http-equiv=refresh], .record style').length]);
}

for (const name of ['fixtures.html', 'hostile.html']) {
    const {page, seen, context} = await open(name);
    check(await walk(page) > 10, name + ' has records');
    equal(outside(seen), [], name + ': requests');
    equal(seen.complaints, [], name + ': complaints');
    equal(seen.dialogs, 0, name + ': dialogs');
    equal(await hits(page), [null, 1, 0], name + ': nothing acted');
    await context.close();
}

// Each attack, put into the page as it is: stopped by the policy, and seen to work without it.
const attacks = {
    script: '<script>window.hit = 1</script>',
    handler: '<img src="data:," onerror="window.hit = 1">',
    address: '<svg><a><animate attributeName="href" values="javascript:window.hit=1"/></a></svg><iframe src="javascript:parent.hit = 1"></iframe>',
};
for (const [name, attack] of Object.entries(attacks)) {
    const attacked = textOf('fixtures.html').replace('<main>', () => '<main>' + attack);
    writeFileSync(fileOf('attack.html'), attacked);
    writeFileSync(fileOf('attack-open.html'), attacked.replace(policy, ''));
    const closed = await open('attack.html');
    await closed.page.waitForTimeout(200);
    equal(await closed.page.evaluate('window.hit ?? null'), null, name + ': blocked');
    check(closed.seen.complaints.some(text => /Content Security Policy/.test(text)), name + ': the browser says that it is blocked');
    await closed.context.close();
    const without = await open('attack-open.html');
    await without.page.waitForTimeout(200);
    equal(await without.page.evaluate('window.hit ?? null'), 1, name + ': acts without the policy');
    await without.context.close();
}

const loads = '<img src="https://attacker.invalid/a.png"><link rel="stylesheet" href="https://attacker.invalid/a.css"><p id="styled" style="color: rgb(1, 2, 3)">x</p>';
writeFileSync(fileOf('loads.html'), textOf('fixtures.html').replace('<main>', () => '<main>' + loads));
const {page, seen} = await open('loads.html');
check(seen.complaints.filter(text => /Content Security Policy/.test(text)).length >= 3, 'an outside image, an outside style and a style attribute are blocked');
check(await page.evaluate(() => getComputedStyle(document.getElementById('styled')).color) !== 'rgb(1, 2, 3)', 'a style attribute has no effect');
await finish('safety');
