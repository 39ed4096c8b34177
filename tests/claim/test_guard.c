#include "claim/guard.h"

#include <stdio.h>
#include <string.h>

#include "claim/judged.h"

// What is false of await, in two claims; the sentences below say it, deny it or tell of it.
static const char rule[] =
    "technology: C#\n"
    "terms:\n"
    "  block: [block, freeze, hold]\n"
    "match:\n"
    "- 'await .. {block} .. thread'\n"
    "- {all: [await, '{block}', thread], in: clause}\n"
    "- 'await .. throw .. AggregateException'\n"
    "- {all: [await, throw, AggregateException], in: clause}\n"
    "- '(await|awaiting) .. (fail|forbidden|unsafe|dangerous)'\n"
    "- 'awaiting .. twice'\n";

#define FLAGGED ""

// What a careful reader would say: it asserts the claim (FLAGGED), or why it does not.
typedef struct Sample {
    const char *text, *verdict;
} Sample;

static const Sample samples[] = {
    // plain
    {"await blocks the thread.", FLAGGED},
    {"The `await` keyword blocks the calling thread.", FLAGGED},
    {"**await** blocks the thread until the task is done.", FLAGGED},
    {"Using await freezes the current thread.", FLAGGED},
    {"The thread is blocked by await.", FLAGGED},
    {"await throws an AggregateException.", FLAGGED},
    {"await throws `AggregateException`, so catch that.", FLAGGED},
    {"- await blocks the thread", FLAGGED},
    {"| a | b |\n|---|---|\n| await blocks the thread | c |", FLAGGED},
    {"Note that await blocks the thread.", FLAGGED},
    {"Beware: await blocks the thread.", FLAGGED},
    {"Remember that await blocks the thread!", FLAGGED},

    // negation before the verb
    {"await does not block the thread.", "negation"},
    {"await doesn't block the thread.", "negation"},
    {"await doesn\u2019t block the thread.", "negation"},
    {"await doesnt block the thread.", "negation"},
    {"await DOES NOT block the thread.", "negation"},
    {"await does **not** block the thread.", "negation"},
    {"await never blocks the thread.", "negation"},
    {"await won't ever block the thread.", "negation"},
    {"await cannot block the thread.", "negation"},
    {"await can't block the thread.", "negation"},
    {"await no longer blocks the thread.", "negation"},
    {"await hardly ever blocks the thread.", "negation"},
    {"await rarely blocks a thread.", "negation"},
    {"await by no means blocks the thread.", "negation"},
    {"await blocks no thread.", "negation"},
    {"Nowhere does await block a thread.", "negation"},
    {"await holds on to no thread at all.", "negation"},
    {"await isn't blocking the thread.", "negation"},
    {"await neither blocks the thread nor spins.", "negation"},
    {"Neither await nor Task.Delay blocks the thread.", "negation"},
    {"await waits without blocking the thread.", "negation"},
    {"With await there is no blocking of the thread.", "negation"},
    {"await avoids blocking the thread.", "negation"},
    {"await prevents the thread from being blocked.", "negation"},
    {"await is far from blocking the thread.", "negation"},
    {"There is no way await blocks the thread.", "negation"},
    {"It is not true that await blocks the thread.", "negation"},
    {"It isn't the case that await blocks the thread.", "negation"},
    {"It is impossible for await to block the thread.", "negation"},
    {"The compiler rejects an await that would block the thread.", "negation"},
    {"Nobody says that await blocks the thread.", "negation"},
    {"Don't let await block the thread.", "negation"},
    {"await shouldn't, in general, block the thread.", "negation"},
    {"await does, of course, not block, freeze or stop the thread.", "negation"},
    {"await does not keep on blocking the thread.", "negation"},
    {"await does not keep the caller from blocking the thread.", FLAGGED},
    {"await saves the context from the caller and blocks the thread.", FLAGGED},
    {"When awaiting, await does not block the thread.", "negation"},

    {"An await is never free: it blocks the thread, and await blocks the thread.", FLAGGED},
    {"It is not impossible that await blocks the thread.", FLAGGED},
    {"await is not barred from blocking the thread.", FLAGGED},
    {"await is excluded from blocking the thread.", "negation"},
    {"Nobody forbids await to block the thread.", FLAGGED},
    {"It is no longer illegal for await to block the thread.", FLAGGED},
    {"It is out of the question that await blocks the thread.", "negation"},

    {"await does not just block the thread, it also allocates.", FLAGGED},
    {"await does not simply block the thread.", "negation"},
    {"Never assume that await blocks the thread.", "negation"},
    {"A popular idea is that await blocks the thread.", "attribution"},
    {"await is often taken for something that blocks the thread.", "attribution"},
    {"It is tempting to see await as something that blocks the thread.", "attribution"},

    {"It looks like await blocks the thread, but you can catch that.", FLAGGED},
    {"It seems that await blocks the thread.", FLAGGED},

    {"`await t.ConfigureAwait(false)`; await blocks the thread.", FLAGGED},
    {"await blocks the thread with `.ConfigureAwait(false)`; so be it.", FLAGGED},

    // reports, which somebody rebuts
    {"A colleague claimed that await blocks the thread. It doesn't.", "attribution"},
    {"Ask five juniors, and they will tell you that await blocks the thread; it does not.",
     "attribution"},
    {"The article says that await blocks the thread. In reality it gives the thread back.",
     "attribution"},
    {"I was told that await blocks the thread, but this example shows something else.",
     "attribution"},
    {"Our wiki said that await blocks the thread. Not so.", "attribution"},
    {"The book says that await blocks the thread.", FLAGGED},
    {"According to the guide await blocks the thread.", FLAGGED},
    {"- *\"await blocks the thread.\"* It hands the thread back.", "attribution"},
    {"\"await blocks the thread.\" You will read that often.", "attribution"},
    {"\"await blocks the thread.\"", FLAGGED},
    {"He called it \"magic\": await blocks the thread.", FLAGGED},

    // versions above or before
    {"## Before C# 6\n\nawait blocks the thread.", "version"},
    {"In older versions:\n\n- await blocks the thread", "version"},
    {"Stuck with C# 5? Then await blocks the thread.", "version"},
    {"Was it C# 5? Yes.\n\nawait blocks the thread.", FLAGGED},

    // negation behind the match
    {"\"await blocks the thread\" is a myth.", "negation"},
    {"That await blocks the thread is simply wrong.", "negation"},
    {"The idea that await blocks the thread is not true.", "negation"},
    {"await blocks the thread is not what happens.", "negation"},
    {"The claim that await blocks the thread is far from the truth.", "negation"},
    {"The claim that await blocks the thread does not hold.", "negation"},
    {"The belief that await blocks the thread has long been debunked.", "negation"},

    // a negation of something else
    {"With a delay of zero, await blocks the thread.", FLAGGED},
    {"After zero milliseconds await blocks the thread.", FLAGGED},
    {"With await, zero threads are blocked: await blocks zero threads.", "negation"},
    {"Don't worry, await blocks the thread for a moment only.", FLAGGED},
    {"A value that rejects makes await throw an AggregateException.", FLAGGED},
    {"When a value is rejected, await throws an AggregateException.", FLAGGED},
    {"If you do not use ConfigureAwait, await blocks the thread.", FLAGGED},
    {"When the task is not complete, await blocks the thread.", FLAGGED},
    {"Unless you never use it, await blocks the thread.", FLAGGED},
    {"Without ConfigureAwait(false), await blocks the thread.", FLAGGED},
    {"await, without ConfigureAwait, blocks the thread.", FLAGGED},
    {"With no context, await blocks the thread.", FLAGGED},
    {"To avoid races, await blocks the thread.", FLAGGED},
    {"Because it does not spawn a thread, await blocks the thread.", FLAGGED},
    {"await blocks the thread and does not return.", FLAGGED},
    {"await blocks the thread, not only the method.", FLAGGED},
    {"await blocks the thread if you do not configure it.", FLAGGED},
    {"async does not create a thread, but await blocks the thread.", FLAGGED},
    {"It never spins; await blocks the thread.", FLAGGED},
    {"It does not spin \u2014 await blocks the thread.", FLAGGED},
    {"There is no new thread (await blocks the thread).", FLAGGED},
    {"await (which does not spin) blocks the thread.", FLAGGED},
    {"This is not because the task is slow, but because await blocks the thread.", FLAGGED},
    {"It is slow not because await blocks the thread but because of the network.", "negation"},
    {"It's not that await blocks the thread.", "negation"},
    {"Although it is not obvious, await blocks the thread.", FLAGGED},
    {"Whether or not you use it, await blocks the thread.", FLAGGED},
    {"Like it or not, await blocks the thread.", FLAGGED},
    {"An await of `None` blocks the thread.", FLAGGED},
    {"await blocks the thread without any doubt.", FLAGGED},
    {"await blocks the thread, whether you like it or not.", FLAGGED},

    {"No \u2014 await blocks the thread.", FLAGGED},
    {"Not so \u2014 await blocks the thread.", FLAGGED},
    {"No, await blocks the thread.", FLAGGED},
    {"Even if the task is not done yet, await blocks the thread.", FLAGGED},
    {"As long as there is no result, await blocks the thread.", FLAGGED},
    {"In code that does not run in the background, await blocks the thread.", FLAGGED},
    {"In a method, if nothing else runs, await blocks the thread.", FLAGGED},

    // negation that reaches over a comma
    {"You should never, under any circumstances, let await block the thread.", "negation"},
    {"await does not, as you may fear, block the thread.", "negation"},
    {"await does not spin, poll, or block the thread.", "negation"},
    {"Do not, if you can, let await block the thread.", "negation"},
    {"Never let await spin, poll or block the thread.", "negation"},
    {"With ConfigureAwait, await does not block the thread.", "negation"},
    {"If you configure it, await does not block the thread.", "negation"},
    {"To be clear, await does not block the thread.", "negation"},
    {"In C#, await does not block the thread.", "negation"},
    {"await neither spins, nor does it block the thread.", "negation"},
    {"await suspends the method, without blocking, pausing or freezing the thread.", "negation"},
    {"await, by design, never blocks the thread.", "negation"},
    {"Nothing about await blocks the thread.", "negation"},
    {"None of the awaits, so far, blocks the thread with await.", "negation"},
    {"await is an operator that does not block the thread.", "negation"},
    {"await yields, which means it does not block the thread.", "none"},
    {"await is asynchronous (it does not block the thread).", "none"},

    // what looks like a negation
    {"There's no harm in awaiting a ValueTask twice.", FLAGGED},
    {"There is nothing wrong with awaiting a ValueTask twice.", FLAGGED},
    {"There is no problem with awaiting it twice.", FLAGGED},
    {"await doesn't only wait, it also blocks the thread.", FLAGGED},
    {"await not only waits but blocks the thread.", FLAGGED},
    {"await does not just wait, it blocks the thread.", FLAGGED},
    {"Don't forget that await blocks the thread.", FLAGGED},
    {"Never forget that await blocks the thread.", FLAGGED},
    {"Nothing prevents await from blocking the thread.", FLAGGED},
    {"You may look around, but await blocks the thread.", FLAGGED},
    {"What await saves on the stack blocks the thread.", FLAGGED},
    {"Without any options, await blocks the thread.", FLAGGED},
    {"An await with no arguments blocks the thread.", FLAGGED},
    {"Nothing keeps await from blocking the thread.", FLAGGED},
    {"await does not keep the thread blocked.", "negation"},
    {"Nobody stops await, and await does not hold the thread.", "negation"},
    {"It is not uncommon that await blocks the thread.", FLAGGED},
    {"It is not surprising that await blocks the thread.", FLAGGED},
    {"Not surprisingly, await blocks the thread.", FLAGGED},
    {"Without a doubt, await blocks the thread.", FLAGGED},
    {"Without doubt await blocks the thread.", FLAGGED},
    {"There is no doubt that await blocks the thread.", FLAGGED},
    {"No doubt await blocks the thread.", FLAGGED},
    {"There's no question that await blocks the thread.", FLAGGED},
    {"No wonder: await blocks the thread.", FLAGGED},
    {"There's no denying that await blocks the thread.", FLAGGED},
    {"No one doubts that await blocks the thread.", FLAGGED},
    {"Beginners often do not know that await blocks the thread.", FLAGGED},
    {"Many do not realize that await blocks the thread.", FLAGGED},
    {"It is no myth that await blocks the thread.", FLAGGED},
    {"It is not wrong that await blocks the thread.", FLAGGED},
    {"await never fails to block the thread.", FLAGGED},
    {"No matter what you do, await blocks the thread.", FLAGGED},
    {"await can not help but block the thread.", FLAGGED},

    // contrast
    {"Instead of blocking the thread, await frees it.", "none"},
    {"await frees the thread rather than blocking it.", "none"},
    {"Rather than block the thread, await registers a continuation.", "none"},
    {"Unlike .Wait(), which blocks the thread, await frees it.", "none"},
    {"Unlike .Wait(), await blocks the thread.", FLAGGED},
    {"While .Wait() blocks the thread, await frees it.", "none"},
    {"Whereas .Wait() blocks the thread, await frees it.", "none"},
    {"await frees the thread, whereas Wait blocks it.", "none"},
    {"Although Wait blocks the thread, await frees it.", "none"},
    {"await, not Wait, blocks the thread.", FLAGGED},
    {"Wait, not await, blocks the thread.", "none"},
    {"It is Wait that blocks the thread, not await.", "none"},
    {"In contrast to Wait, await blocks the thread.", FLAGGED},
    {"As opposed to await, Wait blocks the thread.", "none"},
    {"- `Wait`: blocks the thread\n- `await`: frees it", "none"},
    {"- `await`: blocks the thread\n- `Wait`: frees it", FLAGGED},
    {"- **await** \u2013 blocks the thread", FLAGGED},
    {"| Wait | await |\n|---|---|\n| blocks the thread | frees it |", "none"},
    {"Wait blocks the thread; await frees it.", "none"},
    {"Contrary to popular belief, await blocks the thread.", FLAGGED},
    {"Contrary to what many think, await blocks the thread.", FLAGGED},
    {"Contrary to the belief that await blocks the thread, it frees it.", "none"},

    // attribution
    {"A common misconception is that await blocks the thread.", "attribution"},
    {"Some people think await blocks the thread.", "attribution"},
    {"Some people think that await blocks the thread. In fact it frees it.", "attribution"},
    {"Many developers wrongly assume that await blocks the thread.", "attribution"},
    {"A colleague claimed that await blocks the thread.", "attribution"},
    {"Five of ten beginners will tell you that await blocks the thread.", "attribution"},
    {"await blocks the thread. It doesn't.", "attribution"},
    {"await blocks the thread. The opposite is true.", "attribution"},
    {"await blocks the thread. It doesn't return before.", FLAGGED},
    {"With await, no exception is thrown as an AggregateException.", "negation"},
    {"It is no exception that await blocks the thread.", FLAGGED},
    {"With invalid arguments, await blocks the thread.", FLAGGED},
    {"Invalid arguments make await block the thread.", FLAGGED},
    {"Nothing stops await from blocking the thread.", FLAGGED},
    {"await doesn't stop and block the thread.", "negation"},
    {"You might think that await blocks the thread.", "attribution"},
    {"It's tempting to think that await blocks the thread.", "attribution"},
    {"It is often said that await blocks the thread.", "attribution"},
    {"I used to think that await blocks the thread.", "attribution"},
    {"The false belief that await blocks the thread is common.", "attribution"},
    {"It looks as if await blocks the thread.", "attribution"},
    {"await blocks the thread. That is wrong.", "attribution"},
    {"\"await blocks the thread.\" Not true.", "attribution"},
    {"You may hear: \"await blocks the thread\". That's a myth.", "attribution"},
    {"await blocks the thread. This is wrong, because it frees it.", "attribution"},
    {"Many developers know that await blocks the thread.", FLAGGED},
    {"The documentation says that await blocks the thread.", FLAGGED},
    {"await blocks the thread. No other code can run.", FLAGGED},
    {"await blocks the thread. That is wrong code in a user interface.", FLAGGED},
    {"In fact, await blocks the thread.", FLAGGED},
    {"Some think await frees the thread. In fact, await blocks the thread.", FLAGGED},
    {"# Common myths\n\nawait blocks the thread.", "attribution"},
    {"## Misconceptions\n\n### One\n\nawait blocks the thread.", "attribution"},
    {"Common misconceptions:\n\n- It is slow.\n- await blocks the thread.", "attribution"},
    {"The following statements are wrong:\n\n1. One\n2. await blocks the thread.", "attribution"},
    {"| Myth | Reality |\n|---|---|\n| await blocks the thread | it frees it |", "attribution"},
    {"| Myth | Reality |\n|---|---|\n| it frees it | await blocks the thread |", FLAGGED},
    {"Three facts:\n\n- It is fast.\n- await blocks the thread.", FLAGGED},

    // questions
    {"Does await block the thread?", "question"},
    {"Does await block the thread? No.", "negation"},
    {"Does await block the thread? No, it frees it.", "negation"},
    {"Q: Does await block the thread?\nA: No.", "negation"},
    {"## Does await block the thread\n\nNo.", "question"},
    {"await blocks the thread, right?", "question"},
    {"The question is whether await blocks the thread.", "question"},
    {"You may wonder if await blocks the thread.", "question"},
    {"True or false: await blocks the thread.", "question"},
    {"Does await block the thread? Yes.", FLAGGED},
    {"Does await block the thread? Yes, it does.", FLAGGED},
    {"Does await block the thread? Absolutely.", FLAGGED},
    {"**Q:** Does await block the thread?\n\n**A:** Yes.", FLAGGED},
    {"What is it? await blocks the thread.", FLAGGED},
    {"What await does is block the thread.", FLAGGED},

    // conditions against the fact
    {"If await blocked the thread, the window would freeze.", "condition"},
    {"The window would freeze if await blocked the thread.", "condition"},
    {"Imagine await blocked the thread: nothing would move.", "question"},
    {"If you call it there, await blocks the thread.", FLAGGED},
    {"If the task fails, await throws an AggregateException.", FLAGGED},

    // versions
    {"Before C# 5, await blocked the thread.", "version"},
    {"In older versions, await throws an AggregateException.", "version"},
    {"await was forbidden in catch blocks before C# 6.", "version"},
    {"Before C# 6, await was forbidden in catch; today it works.", "version"},
    {"Before C# 6 await was forbidden in catch, since C# 6 it is fine.", "version"},
    {"In versions older than C# 6 await was forbidden in catch.", "version"},
    {"Before Git 2.0, await blocked the thread.", "version"},
    {"Before git does anything, await blocks the thread.", FLAGGED},
    {"In C# 5 and earlier, await blocked the thread.", "version"},
    {"Until 3.8 await blocked the thread.", "version"},
    {"Since C# 5, await blocks the thread.", FLAGGED},
    {"Even in C# 8, await blocks the thread.", FLAGGED},
    {"Before C# 6 and even today, await blocks the thread.", FLAGGED},

    // languages
    {"In JavaScript, await blocks the thread.", "other-language"},
    {"In Python await blocks the thread.", "other-language"},
    {"## JavaScript\n\nawait blocks the thread.", "other-language"},
    {"In JavaScript and C#, await blocks the thread.", FLAGGED},
    {"In C#, unlike JavaScript, await blocks the thread.", FLAGGED},
    {"Unlike in JavaScript, await blocks the thread.", FLAGGED},
    {"As in JavaScript, await blocks the thread.", FLAGGED},

    // counter-examples
    {"Wrong: await blocks the thread.", "counter-example"},
    {"**Wrong:** await blocks the thread.", "counter-example"},
    {"Wrong \u2014 await blocks the thread.", "counter-example"},
    {"Incorrect statement: await blocks the thread.", "counter-example"},
    {"Mistake 1: await blocks the thread.", "counter-example"},
    {"Don't: let await block the thread.", "negation"},
    {"Bad: await here, it will block the thread.", "counter-example"},
    {"\u274C await blocks the thread.", "counter-example"},
    {"- \u274C await blocks the thread", "counter-example"},
    {"await blocks the thread \u274C", "counter-example"},
    {"Myth: await blocks the thread.", "attribution"},
    {"Myth #1: await blocks the thread.", "attribution"},
    {"## Wrong\n\nawait blocks the thread.", "counter-example"},
    {"Wrong:\n\n- await blocks the thread", "counter-example"},
    {"\u2705 await blocks the thread.", FLAGGED},
    {"- \u2705 await blocks the thread", FLAGGED},
    {"Right: await blocks the thread.", FLAGGED},
    {"Wrong code is slow, since await blocks the thread.", FLAGGED},
};

// Known gaps: what the engine says today (`verdict`) is not what a careful reader would say.
static const Sample gaps[] = {
    // The engine does not know where a relative clause ends: asserted.
    {"A task that is not finished makes await block the thread.", "negation"},
    // Nor that "no" governs its noun alone when no comma follows: asserted.
    {"With no ConfigureAwait await blocks the thread.", "negation"},
    // Nor that a remark between commas or dashes has ended, and the clause around it goes on.
    {"await, which is a keyword, blocks the thread.", "none"},
    {"await, although it is cheap, blocks the thread.", "none"},
    {"await - like Wait - blocks the thread.", "none"},
    // A short sentence before a colon is taken for a label: asserted.
    {"Nothing is free: await blocks the thread.", "negation"},
    {"Avoid await: it blocks the thread.", "negation"},
    // Any "no" near by is taken for a negation of the verb: asserted.
    {"Under no circumstances ignore that await blocks the thread.", "negation"},
    // What "the latter" stands for, and whose verb it is, is not known: not asserted.
    {"Compare await with Wait(): the latter blocks the thread.", FLAGGED},
    {"await differs from Wait in that Wait blocks the thread.", FLAGGED},
    {"Mixing await with Wait blocks the thread.", FLAGGED},
    {"If you forget await and call Wait, you block the thread.", FLAGGED},
    // Two verbs joined by "and": the second is not negated, its ending says so. Asserted.
    {"await does not return and blocks the thread.", "negation"},
    // A question that takes its answer for granted: asserted.
    {"Why does await block the thread? Because it waits.", "question"},
    // "Only" negates of all others what it says of one: not asserted.
    {"With await, only Wait blocks the thread.", FLAGGED},
};

// More of both kinds, where it does not matter which guard speaks.
static const char *const asserted[] = {
    "await does not return, so it blocks the thread.",
    "await blocks the thread even if nothing else runs.",
    "await blocks the thread because the task is not done.",
    "There is one catch: await blocks the thread.",
    "The reason is that await blocks the thread.",
    "Only await blocks the thread.",
    "As everyone knows, await blocks the thread.",
    "Most developers agree that await blocks the thread.",
    "await always blocks the thread; never forget it.",
    "You cannot do two things at once, so await blocks the thread.",
    "Without async, you would wait; with it, await blocks the thread.",
    "No, it does not return. await blocks the thread.",
    "await blocks the thread, no matter what.",
    "await blocks the thread (no exceptions).",
    "await blocks the thread, not the process.",
    "await blocks the thread instead of the process.",
    "Instead of returning, await blocks the thread.",
    "Rather than returning to the caller, await blocks the thread.",
    "Unlike in C# 5, await blocks the thread in modern versions.",
    "If await is used without ConfigureAwait, it blocks the thread that awaits.",
    "When await is used, the thread is blocked.",
    "The thread that runs await is blocked.",
    "The problem with await is that it blocks the thread.",
    "Does await block? Yes: await blocks the thread.",
    "Is await free? No. await blocks the thread.",
    "What happens on await? await blocks the thread.",
    "await (unlike yield) blocks the thread.",
    "I would say that await blocks the thread.",
    "If you ask me, await blocks the thread.",
    "It is true that await blocks the thread.",
    "It's a fact that await blocks the thread.",
    "Be careful not to forget: await blocks the thread.",
    "The UI freezes since await blocks the thread.",
    "await will block the thread unless you use ConfigureAwait(false).",
    "It does not matter how you call it, await blocks the thread.",
    "It doesn't matter: await blocks the thread.",
    "Not only does await block the thread, it also allocates.",
    "Common pitfalls:\n\n- await blocks the thread",
    "Why it is slow:\n\n- await blocks the thread",
    "# What to know\n\n- await blocks the thread",
    "## Does it block?\n\nawait blocks the thread.",
    "Keep in mind that, unless configured, await blocks the thread.",
    "You should know that await blocks the thread.",
    "Avoid await, because await blocks the thread.",
    "Never use await, since await blocks the thread.",
    "Do not use await in a loop: await blocks the thread.",
    "await blocks the thread as in JavaScript.",
    "await blocks the thread just like Wait does.",
    "await is just sugar that blocks the thread.",
    "Not surprisingly await blocks the thread.",
    "The correct answer is that await blocks the thread.",
    "Using await means that the thread is blocked.",
    "await does more than wait: await blocks the thread.",
    "In .NET 8, await blocks the thread.",
    "In C# 12 await blocks the thread.",
    "In Java and .NET alike, await blocks the thread.",
};

static const char *const innocent[] = {
    "await does the opposite of blocking the thread.",
    "await is non-blocking: it gives the thread back.",
    "await yields control to the caller, so the thread is not blocked.",
    "await yields control to the caller; the thread isn't blocked.",
    "There is no thread that await blocks.",
    "No thread is blocked by await.",
    "No thread gets blocked while you await.",
    "Not a single thread is blocked by await.",
    "At no point does await block the thread.",
    "In no way does await block the thread.",
    "Under no circumstances does await block the thread.",
    "Rarely does await block the thread.",
    "It is a mistake to think that await blocks the thread.",
    "It would be wrong to say that await blocks the thread.",
    "One might assume await blocks the thread, but it doesn't.",
    "Many people confuse await with blocking the thread.",
    "People often mistake await for blocking the thread.",
    "await sounds like it blocks the thread, but it does not.",
    "await looks like it blocks the thread.",
    "await appears to block the thread, but it does not.",
    "At first glance await seems to block the thread; it does not.",
    "The word await suggests blocking the thread, but this is not the case.",
    "Does await block the thread while waiting? It does not.",
    "Will await block the thread?",
    "So await blocks the thread? Wrong!",
    "Statement: \"await blocks the thread.\" Verdict: false.",
    "\"await blocks the thread\" (false)",
    "False: await blocks the thread.",
    "(Wrong) await blocks the thread.",
    "await blocks the thread: false.",
    "await blocks the thread - this is a myth.",
    "await blocks the thread (this is a myth).",
    "await blocks the thread? That would be Wait().",
    "await does not magically make things fast nor does it block the thread.",
    "You can await without worrying about blocking the thread.",
    "await lets you wait without having to block the thread.",
    "await saves you from blocking the thread.",
    "await keeps the thread from being blocked.",
    "await keeps you from blocking the thread.",
    "await stops the thread from being blocked.",
    "await is used to avoid blocking the thread.",
    "Use await to avoid blocking the thread.",
    "Use await instead of blocking the thread.",
    "Prefer await over blocking the thread.",
    "Prefer await to blocking the thread.",
    "await is better than blocking the thread.",
    "await, as opposed to Wait, does not block the thread.",
    "await pauses the method, not the thread; nothing is blocked.",
    "await frees the thread that would otherwise be blocked.",
    "Without await, the thread would be blocked.",
    "Without await, the thread is blocked.",
    "If you do not await, the thread is blocked.",
    "Blocking the thread is what Wait does, not await.",
    "Blocking the thread is exactly what await avoids.",
    "Blocking the thread is precisely what await does not do.",
    "It's Wait() that blocks the thread; await doesn't.",
    "await helps you to avoid blocking threads, and the thread is never blocked.",
    "The thread is free during the await rather than being blocked.",
    "While the await is pending, the thread isn't blocked.",
    "While awaiting, no thread is blocked.",
    "During an await the thread is not blocked.",
    "The thread is not blocked during an await.",
    "The thread is not being blocked while you await.",
    "await won't necessarily block the thread.",
    "await need not block the thread.",
    "await ought not to block the thread.",
    "await is supposed not to block the thread.",
    "await is designed so that it does not block the thread.",
    "The goal of await is to not block the thread.",
    "The point of await is not to block the thread.",
    "The claim \"await blocks the thread\" is incorrect.",
    "\"await blocks the thread\" is an oversimplification.",
    "It is a widespread error that await blocks the thread.",
    "There's a myth: await blocks the thread.",
    "Myth vs. fact: await blocks the thread? No.",
    "**Myth 3**: await blocks the thread.",
    "> Myth: await blocks the thread.\n>\n> Reality: it does not.",
    "### Myth 1: \"await blocks the thread\"",
    "### \u274C \"await blocks the thread\"",
    "1. **Misconception: await blocks the thread**",
    "- *Incorrect:* await blocks the thread.",
    "- Not: await blocks the thread",
    "- Bad \u274C await blocks the thread",
    "Do you believe that await blocks the thread? Think again.",
    "Who says await blocks the thread?",
    "Ask yourself whether await blocks the thread.",
    "It depends on whether await blocks the thread.",
    "Nobody should claim that await blocks the thread.",
    "I don't think that await blocks the thread.",
    "We disagree that await blocks the thread.",
    "I doubt that await blocks the thread.",
    "It is doubtful that await blocks the thread.",
    "It is unlikely that await blocks the thread.",
    "await is unable to block the thread.",
    "await refuses to block the thread.",
    "Far from blocking the thread, await frees it.",
    "Far from blocking the thread with await, you free it.",
    "await frees rather than blocks the thread.",
    "await frees, not blocks, the thread.",
    "await does anything but block the thread.",
    "await does everything except block the thread.",
    "Had await blocked the thread, the UI would have frozen.",
    "If await were to block the thread, the UI would freeze.",
    "Were await to block the thread, the UI would freeze.",
    "Suppose await blocked the thread. Then the UI would freeze.",
    "If await did block the thread, nothing could run.",
    "Prior to C# 5, await-like code blocked the thread.",
    "In old versions of C# await blocked the thread.",
    "In Rust, await blocks the thread with block_on.",
    "In Python's asyncio, await blocks the thread if you call time.sleep.",
    "await in JavaScript blocks the thread.",
    "Unlike C#, await in Python blocks the thread.",
    "In C#, await does not block the thread.",
    "A blocked thread is not what await gives you.",
    "You don't block the thread when you await.",
    "You never block a thread by awaiting with await.",
    "You aren't blocking the thread when you use await.",
    "We're not blocking any thread here, since we use await.",
    "This doesn't block the thread, because await releases it.",
    "The thread doesn't block at the await.",
    "Neither the thread nor the caller is blocked by await.",
    "The thread stays free, it isn't blocked, when you await.",
    "await registers a continuation and returns, leaving the thread unblocked.",
    "Saying that await blocks the thread is misleading.",
    "To say that await blocks the thread is wrong.",
    "Think of await as pausing the method, not blocking the thread.",
    "await should not be understood as blocking the thread.",
    "await must not be confused with blocking the thread.",
    "await is not the same as blocking the thread.",
    "await is different from blocking the thread.",
    "await differs from Wait, which blocks the thread.",
    "Contrast await with Wait, which blocks the thread.",
    "Use await; Wait blocks the thread.",
    "Use await, because Wait blocks the thread.",
};

static const char *reason_of(Bench *bench, const char *text)
{
    Judged judged = bench_judge(bench, text);
    ck_assert_int_ne(judged.outcome, OUTCOME_ERROR);
    if (judged.hits.len)
        return FLAGGED;
    if (judged.silences.len == 0)
        return "none";
    Text reason = judged.silences.at[0].reason;
    char *copy = arena_terminated(&bench->arena, reason);
    return copy;
}

static void check_table(const Sample *table, size_t count)
{
    Bench bench = bench_of(rule);
    unsigned wrong = 0;
    for (size_t i = 0; i < count; i++) {
        const char *reason = reason_of(&bench, table[i].text);
        if (strcmp(reason, table[i].verdict) == 0)
            continue;
        wrong++;
        fprintf(stderr, "test_guard: expected '%s', got '%s': %s\n", table[i].verdict, reason,
                table[i].text);
    }
    bench_close(&bench);
    ck_assert_uint_eq(wrong, 0);
}

START_TEST(sentences_are_understood)
{
    ck_assert_uint_ge(sizeof samples / sizeof *samples, 120);
    check_table(samples, sizeof samples / sizeof *samples);
}
END_TEST

START_TEST(asserted_in_many_ways)
{
    Bench bench = bench_of(rule);
    for (size_t i = 0; i < sizeof asserted / sizeof *asserted; i++)
        ck_assert_flagged(&bench, asserted[i]);
    bench_close(&bench);
}
END_TEST

START_TEST(innocent_in_many_ways)
{
    Bench bench = bench_of(rule);
    for (size_t i = 0; i < sizeof innocent / sizeof *innocent; i++)
        ck_assert_silent(&bench, innocent[i]);
    bench_close(&bench);
}
END_TEST

START_TEST(known_gaps_are_what_they_are)
{
    check_table(gaps, sizeof gaps / sizeof *gaps);
}
END_TEST

Suite *suite_claim_guard(void)
{
    return suite_of("claim/guard", (const TTest *const[]){sentences_are_understood,
                                                          asserted_in_many_ways,
                                                          innocent_in_many_ways,
                                                          known_gaps_are_what_they_are, NULL});
}
