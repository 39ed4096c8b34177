#include "claim/claim.h"

#include "claim/judged.h"

START_TEST(phrases_stand_in_one_clause)
{
    Bench bench = bench_of("match: ['await .. block']");
    ck_assert_flagged(&bench, "So await blocks.");
    ck_assert_silent(&bench, "I await it; blocks fall.");
    ck_assert_silent(&bench, "I await it. Blocks fall.");
    ck_assert_flagged(&bench, "So await (a word) blocks.");
    bench_close(&bench);
}
END_TEST

START_TEST(all_any_and_none)
{
    Bench bench = bench_of("match:\n"
                           "- {all: [await, block], any: [thread, caller], none: [pool, ui]}");
    ck_assert_flagged(&bench, "The thread blocks on await.");
    ck_assert_flagged(&bench, "await blocks the caller.");
    ck_assert_silent(&bench, "await blocks.");
    ck_assert_silent(&bench, "The thread awaits the caller.");
    ck_assert_silent(&bench, "await blocks the pool thread.");
    ck_assert_silent(&bench, "await blocks; the thread runs.");
    bench_close(&bench);
}
END_TEST

START_TEST(any_alone_and_phrase_with_none)
{
    Bench bench = bench_of("match:\n- {any: [halt, stall]}\n- {phrase: await stop, none: pool}");
    ck_assert_flagged(&bench, "It stalls.");
    ck_assert_flagged(&bench, "It halts.");
    ck_assert_flagged(&bench, "The await stops.");
    ck_assert_silent(&bench, "The await stops the pool.");
    ck_assert_silent(&bench, "It runs.");
    bench_close(&bench);
}
END_TEST

START_TEST(scopes)
{
    Bench sentence = bench_of("match: [{all: [await, block], in: sentence}]");
    ck_assert_flagged(&sentence, "I await it; blocks fall.");
    ck_assert_silent(&sentence, "I await it. Blocks fall.");
    bench_close(&sentence);
    Bench item = bench_of("match: [{all: [await, block], in: item}]");
    ck_assert_flagged(&item, "I await it. Blocks fall.");
    ck_assert_flagged(&item, "- I await it.\n  - Blocks fall.");
    ck_assert_flagged(&item, "- Blocks fall.\n\n  I await it.");
    ck_assert_silent(&item, "- I await it.\n- Blocks fall.");
    ck_assert_silent(&item, "I await it.\n\nBlocks fall.");
    bench_close(&item);
}
END_TEST

START_TEST(raw_patterns_see_the_sentence_as_written)
{
    Bench bench = bench_of("match: ['re:await\\s*\\(x\\)']\nunless: [{sentence: never}]");
    Judged judged = bench_judge(&bench, "First. Then `await (x)`; done.");
    ck_assert_uint_eq(judged.hits.len, 1);
    ck_assert_text(judged_hit(&judged, 0), "await (x)");
    ck_assert_uint_eq(judged.hits.at[0].sentence, 1);
    ck_assert_silent(&bench, "Do not await (x).");
    ck_assert_silent(&bench, "As ever and never, await (x).");
    ck_assert_silent(&bench, "await\n\n(x)");
    bench_close(&bench);
}
END_TEST

START_TEST(unless_of_each_scope)
{
    Bench clause = bench_of("match: ['await .. block']\nunless: [{clause: perhaps}]");
    ck_assert_silent(&clause, "Perhaps await blocks.");
    ck_assert_flagged(&clause, "Perhaps so; await blocks.");
    ck_assert_flagged(&clause, "await (perhaps a word) blocks.");
    bench_close(&clause);
    Bench sentence = bench_of("match: ['await .. block']\nunless: [{sentence: perhaps}]");
    ck_assert_silent(&sentence, "Perhaps so; await blocks.");
    ck_assert_silent(&sentence, "Unlike perhaps others, await blocks.");
    ck_assert_flagged(&sentence, "Perhaps. await blocks.");
    bench_close(&sentence);
    Bench item = bench_of("match: ['await .. block']\nunless: [{item: perhaps}]");
    ck_assert_silent(&item, "await blocks. Perhaps.");
    ck_assert_flagged(&item, "await blocks.\n\nPerhaps.");
    bench_close(&item);
    Bench before = bench_of("match: ['await .. block']\nunless: [{before: perhaps}]");
    ck_assert_silent(&before, "Perhaps. Then await blocks.");
    ck_assert_flagged(&before, "Then await blocks. Perhaps.");
    ck_assert_flagged(&before, "Perhaps. Or so. Then await blocks.");
    ck_assert_flagged(&before, "Perhaps.\n\nThen await blocks.");
    bench_close(&before);
    Bench heading = bench_of("match: ['await .. block']\nunless: [{heading: perhaps}]");
    ck_assert_silent(&heading, "# Perhaps so\n\nOne.\n\nawait blocks.");
    ck_assert_flagged(&heading, "# Perhaps so\n\n# Or not\n\nawait blocks.");
    ck_assert_flagged(&heading, "await blocks.\n\n# Perhaps so");
    bench_close(&heading);
}
END_TEST

START_TEST(negation_modes)
{
    Bench is_claim = bench_of("match: ['Wait .. block']\nnegation: is-claim");
    ck_assert_flagged(&is_claim, "Wait does not block.");
    ck_assert_silent(&is_claim, "Wait blocks.");
    Judged judged = bench_judge(&is_claim, "Wait blocks.");
    ck_assert_text(judged.silences.at[0].reason, "no negation");
    ck_assert_silent(&is_claim, "Does Wait not block?");
    bench_close(&is_claim);
    Bench ignored = bench_of("match: ['Wait .. block']\nnegation: ignore");
    ck_assert_flagged(&ignored, "Wait does not block.");
    ck_assert_flagged(&ignored, "Wait blocks.");
    bench_close(&ignored);
    Bench either = bench_of("match:\n- {phrase: 'Wait .. block', negation: excuses}\n"
                            "- 'Wait .. return'\nnegation: is-claim");
    ck_assert_flagged(&either, "Wait blocks.");
    ck_assert_flagged(&either, "Wait does not return.");
    ck_assert_silent(&either, "Wait does not block.");
    ck_assert_silent(&either, "Wait returns.");
    bench_close(&either);
}
END_TEST

START_TEST(guards_can_be_switched_off)
{
    Bench on = bench_of("match: ['Wait .. block']\nquestion: excuses");
    Bench off = bench_of("match: ['Wait .. block']\nquestion: ignore\nversion: ignore");
    ck_assert_silent(&on, "Does Wait block?");
    ck_assert_flagged(&off, "Does Wait block?");
    ck_assert_silent(&on, "Before C# 5, Wait blocks.");
    ck_assert_flagged(&off, "Before C# 5, Wait blocks.");
    bench_close(&on);
    bench_close(&off);
}
END_TEST

START_TEST(what_is_said_of_another_technology_is_not_said_of_ours)
{
    Bench python = bench_of("technology: Python\nmatch: ['await .. block']");
    Bench git = bench_of("technology: Git\nmatch: ['pull .. merge']");
    Bench none = bench_of("match: ['await .. block']");
    ck_assert_silent(&python, "In C#, await blocks.");
    ck_assert_flagged(&python, "In Python, await blocks.");
    ck_assert_flagged(&python, "Coroutines block when you await, because await blocks.");
    ck_assert_silent(&git, "In Mercurial, a pull also merges.");
    ck_assert_flagged(&git, "For a Python project, a pull also merges.");
    ck_assert_flagged(&none, "In C#, await blocks.");
    bench_close(&python);
    bench_close(&git);
    bench_close(&none);
}
END_TEST

START_TEST(one_finding_a_sentence)
{
    Bench bench = bench_of("match: ['await .. block', block, 're:block']");
    Judged judged = bench_judge(&bench, "await blocks and blocks. It blocks. Fine.");
    ck_assert_uint_eq(judged.hits.len, 2);
    ck_assert_text(judged_hit(&judged, 0), "await blocks");
    ck_assert_text(judged_hit(&judged, 1), "blocks");
    ck_assert_int_eq(judged.outcome, OUTCOME_FAIL);
    ck_assert_int_eq(bench_judge(&bench, "Fine.").outcome, OUTCOME_PASS);
    ck_assert_int_eq(bench_judge(&bench, "").outcome, OUTCOME_PASS);
    bench_close(&bench);
}
END_TEST

START_TEST(spans_cover_the_evidence)
{
    Bench bench = bench_of("match: [{all: [block, await], in: sentence}, 'it ..2 do']");
    Judged judged = bench_judge(&bench, "Here **await** really `blocks()` all. So it'll do.");
    ck_assert_uint_eq(judged.hits.len, 2);
    ck_assert_text(judged_hit(&judged, 0), "await really blocks");
    ck_assert_text(judged_hit(&judged, 1), "it'll do");
    bench_close(&bench);
}
END_TEST

// An innocent match does not hide one that stands behind it.
START_TEST(the_next_match_is_tried)
{
    Bench bench = bench_of("match: ['Wait .. block']\nunless: [{clause: gently}]");
    Judged judged = bench_judge(&bench, "Wait gently blocks, but Wait blocks. Wait never blocks.");
    ck_assert_uint_eq(judged.hits.len, 1);
    ck_assert_text(judged_hit(&judged, 0), "Wait blocks");
    ck_assert_uint_eq(judged.silences.len, 2);
    ck_assert_text(judged.silences.at[0].reason, "unless, line 2");
    ck_assert_text(text_span(judged.outline.plain, judged.silences.at[0].plain),
                   "Wait gently blocks");
    ck_assert_text(judged.silences.at[1].reason, "negation");
    ck_assert_uint_eq(judged.silences.at[1].sentence, 1);
    bench_close(&bench);
}
END_TEST

START_TEST(code_blocks_are_no_prose)
{
    Bench bench = bench_of("match: ['await .. block']");
    ck_assert_silent(&bench, "```\nawait blocks\n```\n\n    await blocks\n");
    bench_close(&bench);
}
END_TEST

typedef struct Fault {
    const char *rule, *message;
} Fault;

START_TEST(a_subject_is_the_nearest_name)
{
    Bench is = bench_of("match: [{phrase: 'stop .. failure', subject: WhenAll}]");
    Bench other = bench_of("match: [{phrase: 'stop .. failure', subject: {not: WaitAll}}]");
    ck_assert_flagged(&is, "Task.WhenAll stops at the first failure.");
    ck_assert_flagged(&is, "`WhenAll` waits for the tasks, and it stops at the first failure.");
    ck_assert_flagged(&is, "Take Task.WhenAll. It stops at the first failure.");
    ck_assert_flagged(&is, "## Task.WhenAll\n\nThe group stops at the first failure.");
    ck_assert_flagged(&is, "Everything is stopped on failure by Task.WhenAll.");
    ck_assert_flagged(&is, "`Task.WhenAll(userLoads, List<int>(more))` stops at the first failure.");
    ck_assert_silent(&is, "Task.WhenAll (or Task.WaitAll) stops at the first failure.");
    ck_assert_silent(&is, "Task.WaitAll stops at the first failure.");
    ck_assert_silent(&is, "Task.WhenAll goes on, but Promise.all stops at the first failure.");
    ck_assert_silent(&is, "The group stops at the first failure.");
    ck_assert_flagged(&other, "The group stops at the first failure.");
    ck_assert_flagged(&other, "Task.WhenAll stops at the first failure.");
    ck_assert_silent(&other, "Task.WaitAll stops at the first failure.");
    bench_close(&is);
    bench_close(&other);
}
END_TEST

START_TEST(voices)
{
    Bench bench = bench_of("match: [{agent: await, verb: block, object: thread}]");
    ck_assert_flagged(&bench, "An await blocks the calling thread.");
    ck_assert_flagged(&bench, "The calling thread is being blocked by await.");
    ck_assert_flagged(&bench, "Beware of the blocking of the thread by an await.");
    ck_assert_silent(&bench, "The thread blocks an await.");
    ck_assert_silent(&bench, "The thread is not blocked by await.");
    bench_close(&bench);
}
END_TEST

#define TABLE(head, row) "| " head " |\n|---|---|---|\n| " row " |\n"

START_TEST(a_cell_is_read_under_its_heads)
{
    Bench bench = bench_of("match: ['await .. block .. thread']");
    ck_assert_flagged(&bench, TABLE("Call | Effect | Since", "await | Blocks the thread | 5"));
    ck_assert_flagged(&bench, TABLE("Effect | await | Wait", "On it | blocks the thread | -"));
    ck_assert_flagged(&bench, TABLE("Question | await | Wait", "Blocks the thread? | Yes | Yes"));
    ck_assert_flagged(&bench, TABLE("Call | Blocks the thread | Old", "await | \u2705 | No"));
    ck_assert_silent(&bench, TABLE("Question | await | Wait", "Blocks the thread? | No | Yes"));
    ck_assert_silent(&bench, TABLE("Call | Blocks the thread | Old", "await | \u274c | No"));
    ck_assert_silent(&bench, TABLE("Call | Blocks the thread | Old", "await | 12 | No"));
    ck_assert_silent(&bench, TABLE("Call | Effect | Since", "await | Frees the thread | 5"));
    ck_assert_silent(&bench, TABLE("Call | Effect | Since", "Wait | Blocks the thread | 5"));
    ck_assert_silent(&bench, TABLE("Call | Myth | Fact", "await | Blocks the thread | No, no"));
    const char *table = TABLE("Call | Effect | Since", "await | So it blocks a thread | 5");
    Judged judged = bench_judge(&bench, table);
    ck_assert_text(judged_hit(&judged, 0), "So it blocks a thread");
    bench_close(&bench);
}
END_TEST

START_TEST(a_cell_denies_what_its_heads_say)
{
    Bench bench = bench_of("match: ['Wait .. block']\nnegation: is-claim");
    ck_assert_flagged(&bench, TABLE("Call | Blocks | Since", "Wait | No | 5"));
    ck_assert_flagged(&bench, TABLE("Call | Blocks | Since", "Wait | \u274c | 5"));
    ck_assert_silent(&bench, TABLE("Call | Blocks | Since", "Wait | Yes | 5"));
    bench_close(&bench);
}
END_TEST

START_TEST(quantifiers)
{
    Bench any = bench_of("match: ['await .. switch .. thread']");
    Bench unhedged = bench_of("match: ['await .. switch .. thread']\nquantifier: unhedged");
    Bench universal = bench_of("match: ['await .. switch .. thread']\nquantifier: universal");
    ck_assert_flagged(&any, "await may switch the thread.");
    ck_assert_silent(&unhedged, "await may switch the thread.");
    ck_assert_silent(&unhedged, "In most cases await switches the thread.");
    ck_assert_flagged(&unhedged, "await switches the thread.");
    ck_assert_flagged(&unhedged, "You can not see it: await switches the thread.");
    ck_assert_flagged(&unhedged, "Threads may differ, but await switches the thread.");
    ck_assert_silent(&universal, "await switches the thread.");
    ck_assert_flagged(&universal, "await always switches the thread.");
    ck_assert_flagged(&universal, "Every await must switch the thread.");
    Judged judged = bench_judge(&universal, "await switches the thread.");
    ck_assert_text(judged.silences.at[0].reason, "no universal");
    bench_close(&any);
    bench_close(&unhedged);
    bench_close(&universal);
}
END_TEST

START_TEST(before_looks_some_sentences_back)
{
    Bench one = bench_of("match: ['it blocks']\nunless: [{before: Wait}]");
    Bench two = bench_of("match: ['it blocks']\nunless: [{before: Wait, sentences: 2}]");
    const char *near = "Call Wait. Then it blocks.";
    const char *far = "Call Wait. It is old. Then it blocks.";
    ck_assert_silent(&one, near);
    ck_assert_flagged(&one, far);
    ck_assert_silent(&two, near);
    ck_assert_silent(&two, far);
    ck_assert_flagged(&two, "Call Wait. It is old. It is slow. Then it blocks.");
    ck_assert_flagged(&two, "Call Wait.\n\nThen it blocks.");
    bench_close(&one);
    bench_close(&two);
}
END_TEST

START_TEST(code_is_sought_line_by_line)
{
    Bench bench = bench_of("match: [{phrase: 're:catch\\s*\\(Agg', in: code}]");
    const char *text = "Do this:\n\n```cs\ntry { }\ncatch (Agg e) { }\ncatch (Agg f) { }\n```\n";
    Judged judged = bench_judge(&bench, text);
    ck_assert_uint_eq(judged.hits.len, 1);
    ck_assert_text(text_span(judged.outline.text, judged.hits.at[0].code), "catch (Agg");
    ck_assert(claim_reads_code(bench.claim));
    ck_assert_silent(&bench, "Write catch (Agg e).");
    ck_assert_flagged(&bench, "```cs\ncatch (Agg e) { }\n```");
    bench_close(&bench);
}
END_TEST

START_TEST(a_negation_counts_where_it_governs_the_predicate)
{
    Bench all = bench_of("match: [{all: [await, block, thread], in: sentence}]");
    Bench predicate = bench_of("match: [{predicate: block, all: [await, thread], in: sentence}]");
    const char *aside = "await does not make a thread, it blocks the old one.";
    ck_assert_silent(&all, aside);
    ck_assert_flagged(&predicate, aside);
    ck_assert_flagged(&predicate, "await does not block the method, but it blocks the thread.");
    ck_assert_silent(&predicate, "await does not block the thread.");
    ck_assert_silent(&predicate, "await frees the thread.");
    ck_assert_silent(&predicate, "await blocks no thread.");
    ck_assert_flagged(&predicate, "await blocks the thread, and nothing else.");
    bench_close(&all);
    bench_close(&predicate);
}
END_TEST

START_TEST(context_stands_around_or_above)
{
    Bench bench = bench_of("match: [{predicate: 'stops ..3 failure', context: WhenAll}]");
    ck_assert_flagged(&bench, "Take WhenAll. It stops at the first failure.");
    ck_assert_flagged(&bench, "## WhenAll\n\nIt stops at the first failure.");
    ck_assert_flagged(&bench, "With WhenAll:\n\n- it stops at the first failure");
    ck_assert_flagged(&bench, "It stops at the first failure. Don't you love WhenAll?");
    ck_assert_silent(&bench, "It stops at the first failure.");
    ck_assert_silent(&bench, "Take WhenAll.\n\nIt stops at the first failure.");
    bench_close(&bench);
}
END_TEST

START_TEST(an_answer_turns_its_question)
{
    Bench claim = bench_of("match: [{predicate: 'async Main', in: sentence}]\nnegation: is-claim");
    ck_assert_flagged(&claim, "Can you have an async Main? No.");
    ck_assert_flagged(&claim, "**Can you have an async Main?** No, there is none.");
    ck_assert_silent(&claim, "Can you have an async Main? Yes.");
    ck_assert_silent(&claim, "Can you have an async Main?");
    Bench told = bench_of("match: [{predicate: 'throws ..2 Aggregate', all: [await], in: item}]");
    ck_assert_flagged(&told, "What happens to an await? It throws an Aggregate.");
    ck_assert_silent(&told, "What happens to an await? Does it throw an Aggregate?");
    bench_close(&claim);
    bench_close(&told);
}
END_TEST

START_TEST(what_is_refused)
{
    static const Fault faults[] = {
        {"unless: [{clause: a}]", "needs `match`"},
        {"match: a", "needs `match`"},
        {"match: []", "needs `match`"},
        {"match: [[a]]", "an entry of match must be"},
        {"match: [{none: [a]}]", "nothing to match"},
        {"match: [{all: []}]", "an empty list of phrases"},
        {"match: [{al: [a]}]", "unknown key 'al'"},
        {"match: [{all: [a], in: page}]", "'page' is none of: clause, sentence, item"},
        {"match: ['a (b']", "without its )"},
        {"match: ['{b}']", "unknown term {b}"},
        {"match: ['re:(']", ""},
        {"match: ['re:x*']", ""},
        {"match: [a]\nunless: a", "unless must be"},
        {"match: [a]\nunless: [a]", "an entry of unless must be"},
        {"match: [a]\nunless: [{page: b}]", "unknown key 'page'"},
        {"match: [a]\nnegation: 'no'", "'no' is none of: excuses, is-claim, ignore"},
        {"match: [a]\nquantifier: some", "'some' is none of: any, unhedged, universal"},
        {"match: [{phrase: a, in: code}]", "in code a pattern is sought: re:REGEX"},
        {"match: [{all: [a], in: code}]", "in code one pattern is sought"},
        {"match: [{phrase: a, subject: {is: b}}]", "a subject is a phrase, or {not: PHRASE}"},
        {"match: [{agent: a, verb: b}]", "agent, verb and object go together"},
        {"match: [{agent: a, object: b}]", "agent, verb and object go together"},
        {"match: [a]\nunless: [{before: b, sentences: 0}]", "looks back: 1 to 10"},
        {"match: [a]\nunless: [{clause: b, sentences: 2}]", "looks back: 1 to 10"},
        {"match: [a]\nquestion: is-claim", "is none of: excuses, ignore"},
        {"match: [{all: [a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q]}]", "more than 16 phrases"},
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        Bench bench;
        bench_open(&bench);
        ck_assert_msg(bench_load(&bench, faults[i].rule) == NULL, "taken: %s", faults[i].rule);
        ck_assert(error_is(&bench.error));
        ck_assert_msg(text_find(bench.error.message, 0, text_of(faults[i].message)) != TEXT_NONE,
                      "%s: %.*s", faults[i].rule, TEXT_ARG(bench.error.message));
        ck_assert_uint_gt(bench.error.line, 0);
        bench_close(&bench);
    }
}
END_TEST

Suite *suite_claim_claim(void)
{
    return suite_of("claim/claim",
                    (const TTest *const[]){
                        phrases_stand_in_one_clause, all_any_and_none,
                        any_alone_and_phrase_with_none, scopes,
                        raw_patterns_see_the_sentence_as_written, unless_of_each_scope,
                        negation_modes, guards_can_be_switched_off,
                        what_is_said_of_another_technology_is_not_said_of_ours,
                        one_finding_a_sentence, spans_cover_the_evidence, the_next_match_is_tried,
                        code_blocks_are_no_prose, a_subject_is_the_nearest_name,
                        voices, a_cell_is_read_under_its_heads,
                        a_cell_denies_what_its_heads_say, quantifiers,
                        before_looks_some_sentences_back,
                        code_is_sought_line_by_line,
                        a_negation_counts_where_it_governs_the_predicate,
                        context_stands_around_or_above, an_answer_turns_its_question,
                        what_is_refused, NULL});
}
