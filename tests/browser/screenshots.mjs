// Writes the pictures that the documentation shows, of a report on the fixtures and of a diff: screenshots.mjs FOLDER.
import {browser, jsonOf, open} from './page.mjs';

const folder = process.argv[2];
const {results} = jsonOf('fixtures.json');
const recordOf = name => '#record=' + (results.findIndex(result => result.path.includes(name)) + 1);

async function picture(name, hash, options, prepare, report = 'fixtures.html') {
    const {page, context} = await open(report, {hash, reducedMotion: 'reduce', ...options});
    await prepare(page);
    await page.screenshot({path: folder + '/' + name + '.png'});
    await context.close();
}

const top = page => page.evaluate(() => scrollTo(0, 0));
const finding = async page => {
    await page.evaluate(() => document.getElementById('records').scrollIntoView());
    await page.keyboard.press('n');
};
await picture('report-light', recordOf('claim-two-wrong') + '&verdict=fail', {viewport: {width: 1400, height: 860}}, finding);
await picture('report-dark', '', {viewport: {width: 1280, height: 860}, colorScheme: 'dark'}, top);
await picture('report-narrow', recordOf('claim-two-wrong'), {viewport: {width: 360, height: 780}}, page =>
    page.evaluate(() => document.querySelector('.pane.answer').scrollIntoView({block: 'end'})));
await picture('diff-light', '', {viewport: {width: 1280, height: 860}}, top, 'diff.html');
await browser.close();
