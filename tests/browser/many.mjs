// So many answers, each a little different, some of them wrong: many.mjs COUNT.
import {lineOf} from './answers.mjs';

const lines = [];
for (let i = 0; i < Number(process.argv[2]); i++)
    lines.push(lineOf(i, {mistake: i % 7 === 0, short: i % 11 === 0}));
process.stdout.write(lines.join('\n') + '\n');
