// So many answers, each a little different, some of them wrong: many.mjs COUNT.
const count = Number(process.argv[2]);
const good = [
    '- `async` lets a method use `await`; callers cannot see it in the signature.',
    '- `await` suspends the method, not the thread, until the operation has finished.',
    '- A method that awaits usually returns `Task`, `Task<T>`, `ValueTask` or `ValueTask<T>`.',
    '- Waiting for I/O this way needs no thread while the request is on the wire.',
    '- When an awaited task faults, the original exception reaches your `catch` block.',
    '- Pass a `CancellationToken` down, and check it, so that callers can stop the work.',
    '- Prefer `async` all the way up over blocking on a task halfway.',
    '- `Task.WhenAll` waits for many operations at once, and keeps every exception.',
];
const wrong = [
    '- Awaiting a method that returns `void` makes it complete immediately.',
    '- `await` blocks the calling thread until the `Task` is finished.',
    '- Every `async` method runs on a new thread of its own.',
];
const thoughts = 'The question is about async and await in C#, and eight short bullets are wanted. I take one fact each. '.repeat(14);

const lines = [];
for (let i = 0; i < count; i++) {
    const bullets = good.slice();
    if (i % 7 === 0)
        bullets[i % 8] = wrong[i % 3];
    if (i % 11 === 0)
        bullets.pop();
    lines.push(JSON.stringify({id: 'q-' + i, model: 'm' + i % 3, prompt: 'Explain async and await in C# in eight concise bullets. Question ' + i + '.',
        thinking: thoughts + 'Number ' + i + '.', response: bullets.join('\n')}));
}
process.stdout.write(lines.join('\n') + '\n');
