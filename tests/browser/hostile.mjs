// Writes answers that try to become part of the page: hostile.mjs FOLDER. With the word `after` those of a
// second run, in which some are mended, some are gone and some are new.
import {writeFileSync} from 'node:fs';

const folder = process.argv[2];
const after = process.argv[3] === 'after';

export const payloads = [
    '<script>window.hit = 1</script>',
    '</script><script>window.hit = 1</script>',
    '</script ><img src=x onerror="window.hit = 1">',
    '<!--<script>window.hit = 1</script>',
    '--><svg onload="window.hit = 1">',
    ']]><iframe srcdoc="<script>parent.hit = 1</script>"></iframe>',
    '"><img src=x onerror=window.hit=1>',
    '\' onmouseover=\'window.hit = 1',
    '<img src="https://attacker.invalid/a.png"><link rel="stylesheet" href="https://attacker.invalid/a.css">',
    '<style>@import "https://attacker.invalid/a.css"; * { display: none }</style>',
    '<meta http-equiv="refresh" content="0; url=https://attacker.invalid/">',
    '<base href="https://attacker.invalid/"><form action="https://attacker.invalid/"><input autofocus onfocus=window.hit=1></form>',
    '[a](javascript:window.hit=1) javascript:window.hit=1 <a href="javascript:window.hit=1">b</a>',
    '&lt;script&gt;window.hit = 1&lt;/script&gt; &#60;script&#62;window.hit=1&#60;/script&#62;',
    '\\u003cscript\\u003ewindow.hit=1\\u003c/script\\u003e \u2028window.hit=1\u2029',
    '${window.hit = 1} {{constructor.constructor("window.hit=1")()}} `+(window.hit=1)+`',
    '__proto__ constructor toString',
    '<details open ontoggle=window.hit=1><template><slot></template><math><mtext></form><form><mglyph><style></math><img src onerror=window.hit=1>',
];

const claim = 'Awaiting a method that returns `void` makes it complete immediately in C# async code. ';

if (folder) {
    const said = i => after && i % 3 === 0 ? '' : claim;
    const idOf = (payload, i) => after && i % 7 === 6 ? payload + payload : payload;
    const lines = payloads.map((payload, i) => JSON.stringify({id: idOf(payload, i), model: payload, prompt: payload, thinking: payload + ' ' + said(i) + payload,
        response: '- ' + said(i) + payload + '\n- ' + payload + '\n\n```\n' + payload + '\n```\n'}));
    writeFileSync(folder + '/"><img src=x onerror=window.hit=1>.jsonl', lines.map(line => line + '\n').join(''));
}
