// Answers to one task, some of them wrong: what other scripts make their input of.
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

// The answer number i; `mistake`: one of its bullets is wrong; `short`: one is missing.
export function lineOf(i, {mistake, short}) {
    const bullets = good.slice();
    if (mistake)
        bullets[i % 8] = wrong[i % 3];
    if (short)
        bullets.pop();
    return JSON.stringify({id: 'q-' + i, model: 'm' + i % 3, prompt: 'Explain async and await in C# in eight concise bullets. Question ' + i + '.',
        thinking: thoughts + 'Number ' + i + '.', response: bullets.join('\n')});
}
