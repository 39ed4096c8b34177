// The index of claims and the literals of patterns leave nothing out: with and without them,
// results are the same.
#include "base/put.h"
#include "run/explain.h"
#include "run/graded.h"

static unsigned seed = 3;

static unsigned draw(unsigned below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 16) % below;
}

static Text text_of_tests(const Rule *rule)
{
    const TextList *lists[] = {&rule->flag, &rule->pass, &rule->gap};
    const TextList *list = lists[draw(4) ? 0 : draw(3)];
    return list->len ? list->at[draw((unsigned)list->len)] : TEXT("nothing");
}

// The words of a test, some of which are missing, are said twice, or end their sentence.
static void put_shaken(Out *out, Text text)
{
    Text word;
    while (text_next_part(&text, ' ', &word)) {
        unsigned chance = draw(60);
        if (chance != 0)
            put_raw(out, word);
        put_raw(out, chance == 1 ? TEXT(". ") : chance == 2 ? TEXT(", ") : TEXT(" "));
        if (chance == 3)
            put_raw(out, word);
    }
}

// Sentences of the packs, some of them joined to one that no unit holds; some texts are long.
static Text random_answer(const Ruleset *ruleset, Arena *arena)
{
    static const char *const joints[] = {
        "\n\n", "\n- ", " ", " and ", ", which ", "; ", "\n## ", "\n\nCommon myths:\n\n- ", "? No. ",
        " It isn't so: ",
        "\n\n| What | Task.WhenAll |\n|---|---|\n| await | ", "\n\n**Wrong**\n\n1. ", "\n   - ",
        ", not ", ", doesn\u2019t ",
    };
    Out out = {0};
    put_raw(&out, TEXT("C#, asyncio, git and JavaScript Promise.all.\n"));
    Text said = TEXT("");
    bool on = draw(8) == 0;
    unsigned count = draw(10) ? 4 + draw(12) : 100;
    for (unsigned i = 0; i < count; i++) {
        put_raw(&out, text_of(on ? " and then " : joints[draw(sizeof joints / sizeof *joints)]));
        if (draw(4) && !text_is(said, TEXT("")))         // said again, word for word
            put_raw(&out, said);
        Text text = text_of_tests(ruleset->rules.at[draw((unsigned)ruleset->rules.len)]);
        put_shaken(&out, on && text_ends(text, TEXT(".")) ? text_slice(text, 0, text.len - 1)
                                                          : text);
        if (!on && draw(3) == 0)
            said = arena_join(arena, TEXT("\n\n"), arena_join(arena, text, TEXT("\n\n")));
    }
    Text text = arena_copy(arena, out_text(&out));
    out_free(&out);
    return text;
}

static Document *answer_of(Text text, Arena *arena)
{
    Document *document = arena_new(arena, Document);
    document->format = "plain";
    document->source = text;
    document->answer.present = true;
    channel_add(&document->answer, arena, text, (Span){0, text.len});
    document_clean(document, arena);
    return document;
}

static void check_same(const Result *a, const Result *b)
{
    ck_assert_uint_eq(a->judgements.len, b->judgements.len);
    for (size_t i = 0; i < a->judgements.len; i++)
        ck_assert_msg(a->judgements.at[i].outcome == b->judgements.at[i].outcome, "%.*s in '%.*s'",
                      TEXT_ARG(a->judgements.at[i].rule->id), TEXT_ARG(a->document->source));
    ck_assert_uint_eq(a->findings.len, b->findings.len);
    for (size_t i = 0; i < a->findings.len; i++) {
        const Finding *one = &a->findings.at[i], *other = &b->findings.at[i];
        ck_assert_ptr_eq(one->rule, other->rule);
        ck_assert_uint_eq(one->span.start, other->span.start);
        ck_assert_uint_eq(one->span.end, other->span.end);
    }
}

static void check_same_account(const Explained *a, const Explained *b)
{
    ck_assert_int_eq(a->outcome, b->outcome);
    ck_assert_uint_eq(a->accounts.len, b->accounts.len);
    for (size_t i = 0; i < a->accounts.len; i++) {
        ck_assert_int_eq(a->accounts.at[i].standing, b->accounts.at[i].standing);
        ck_assert_uint_eq(a->accounts.at[i].sentence, b->accounts.at[i].sentence);
        ck_assert_uint_eq(a->accounts.at[i].plain.start, b->accounts.at[i].plain.start);
        ck_assert_uint_eq(a->accounts.at[i].plain.end, b->accounts.at[i].plain.end);
        ck_assert_uint_eq(a->accounts.at[i].share, b->accounts.at[i].share);
    }
}

START_TEST(a_plain_loop_gives_the_same)
{
    Ruleset ruleset;
    Error error = {0};
    Policy policy = {.fail_on = SEVERITY_ERROR, .channels = {true, false}};
    Arena arena = {0};
    size_t findings = 0, flagged = 0;
    ck_assert(ruleset_load(&(RulesetChoice){.whole = true}, &keep, &ruleset, &error));
    Grader quick = {.ruleset = &ruleset, .policy = &policy, .matcher = matcher_open()};
    Grader plain = {.ruleset = &ruleset, .policy = &policy, .matcher = matcher_open_as(MATCHER_PLAIN)};
    Grader slow = {.ruleset = &ruleset, .policy = &policy, .matcher = matcher_open_as(MATCHER_NO_JIT)};
    for (int round = 0; round < 40; round++) {
        Result results[3];
        const Document *document = answer_of(random_answer(&ruleset, &arena), &arena);
        grade(&quick, document, &arena, &results[0]);
        grade(&plain, document, &arena, &results[1]);
        grade(&slow, document, &arena, &results[2]);
        check_same(&results[0], &results[1]);
        check_same(&results[0], &results[2]);
        findings += results[0].findings.len;
        flagged += results[0].findings.len > 0;
        for (size_t i = 0; i < results[0].findings.len; i++) {
            Explained explained[2];
            const Rule *rule = results[0].findings.at[i].rule;
            explain_document(&quick, rule, document, CHANNEL_ANSWER, &arena, &explained[0]);
            explain_document(&plain, rule, document, CHANNEL_ANSWER, &arena, &explained[1]);
            check_same_account(&explained[0], &explained[1]);
        }
        arena_reset(&arena);
    }
    ck_assert_uint_gt(findings, 100);
    ck_assert_uint_gt(flagged, 30);
    matcher_close(quick.matcher);
    matcher_close(plain.matcher);
    matcher_close(slow.matcher);
    arena_free(&arena);
}
END_TEST

// As it stands, as a question, or as a row of a table whose head has its first words.
static void put_claim(Out *out, Text text)
{
    size_t head = text_find_char(text, text_find_char(text, 0, ' ') + 1, ' ');
    unsigned form = draw(4);
    if (form == 0 && head < text.len)
        put_print(out, "\n\n| What | It |\n|---|---|\n| %.*s | %.*s |\n\n",
                  TEXT_ARG(text_slice(text, 0, head)),
                  TEXT_ARG(text_from(text, head + 1)));
    else
        put_raw(out, form == 1 && text_ends(text, TEXT(".")) ? text_slice(text, 0, text.len - 1) : text);
    put_raw(out, form == 1 ? TEXT("?") : TEXT(""));
}

// One sentence of a pack among others: what these say of it decides.
static Text sparse_answer(const Ruleset *ruleset, Arena *arena)
{
    static const char *const others[] = {
        "The weather is fine.", "Is that so?", "That is wrong.", "No.", "Yes.", "In reality, it is not.",
        "A colleague says so:",
        "Common misconceptions", "Wrong:", "Stuck with C# 4 and .NET 4.0?",
        "Before C# 5, all was different.", "In Python:",
        "Task.WhenAll has a page.", "This is a myth.", "It was long ago.", "Many people think so.",
        "Don't:", "Examples",
    };
    static const char *const joints[] = {" ", " ", "\n\n", "\n- ", "\n\n## ", "\n\n### ", "\n  - ",
                                         "\n\n1. ", "\n\n> "};
    Out out = {0};
    unsigned count = 5 + draw(6), place = draw(count);
    put_raw(&out, TEXT("C#, asyncio, git and JavaScript Promise.all.\n\n"));
    for (unsigned i = 0; i < count; i++) {
        if (i == place)
            put_claim(&out, text_of_tests(ruleset->rules.at[draw((unsigned)ruleset->rules.len)]));
        else
            put_raw(&out, text_of(others[draw(sizeof others / sizeof *others)]));
        put_raw(&out, text_of(joints[draw(sizeof joints / sizeof *joints)]));
    }
    Text text = arena_copy(arena, out_text(&out));
    out_free(&out);
    return text;
}

START_TEST(what_stands_around_a_match_is_read)
{
    Ruleset ruleset;
    Error error = {0};
    Policy policy = {.fail_on = SEVERITY_ERROR, .channels = {true, false}};
    Arena arena = {0};
    size_t flagged = 0, silent = 0;
    ck_assert(ruleset_load(&(RulesetChoice){.whole = true}, &keep, &ruleset, &error));
    Grader quick = {.ruleset = &ruleset, .policy = &policy, .matcher = matcher_open()};
    Grader plain = {.ruleset = &ruleset, .policy = &policy, .matcher = matcher_open_as(MATCHER_PLAIN)};
    for (int round = 0; round < 400; round++) {
        Result results[2];
        const Document *document = answer_of(sparse_answer(&ruleset, &arena), &arena);
        grade(&quick, document, &arena, &results[0]);
        grade(&plain, document, &arena, &results[1]);
        check_same(&results[0], &results[1]);
        flagged += results[0].findings.len > 0;
        silent += results[0].findings.len == 0;
        arena_reset(&arena);
    }
    ck_assert_uint_gt(flagged, 50);
    ck_assert_uint_gt(silent, 50);
    matcher_close(quick.matcher);
    matcher_close(plain.matcher);
    arena_free(&arena);
}
END_TEST

// Up to 63 words a sentence is one unit; a longer one is cut, and both ways cut it alike.
START_TEST(a_long_sentence_is_looked_at_in_pieces)
{
    Ruleset ruleset = ruleset_of("answerlint: 1\npack: mine\nabout: x\nlicense: MIT\nrules:\n"
                                 "- id: far\n  claim: Far.\n  match: [alpha ..12 beta ..12 gamma]\n"
                                 "- id: apart\n  claim: Apart.\n"
                                 "  match: [{all: [alpha, gamma ..2 delta], in: sentence}]\n"
                                 "- id: first\n  claim: First.\n  match: [beta? gamma]\n");
    Policy policy = {.fail_on = SEVERITY_ERROR, .channels = {true, false}};
    Arena arena = {0};
    for (unsigned before = 0; before < 140; before += 7)
        for (unsigned between = 0; between < 140; between += 11) {
            Out out = {0};
            for (unsigned i = 0; i < before; i++)
                put_raw(&out, TEXT("word "));
            put_raw(&out, TEXT("alpha the beta "));
            for (unsigned i = 0; i < between; i++)
                put_raw(&out, TEXT("word "));
            put_raw(&out, TEXT("gamma word delta."));
            Document *document = answer_of(arena_copy(&arena, out_text(&out)), &arena);
            Result results[2];
            Grader grader = {.ruleset = &ruleset, .policy = &policy, .matcher = matcher_open()};
            grade(&grader, document, &arena, &results[0]);
            matcher_close(grader.matcher);
            grader.matcher = matcher_open_as(MATCHER_PLAIN);
            grade(&grader, document, &arena, &results[1]);
            matcher_close(grader.matcher);
            check_same(&results[0], &results[1]);
            bool whole = before + between + 6 <= SPAN_MOST;
            if (whole || between > 12)
                ck_assert_int_eq(results[0].judgements.at[0].outcome,
                                 between <= 12 ? OUTCOME_FAIL : OUTCOME_PASS);
            if (whole || between > SPAN_MOST)
                ck_assert_int_eq(results[0].judgements.at[1].outcome,
                                 whole ? OUTCOME_FAIL : OUTCOME_PASS);
            ck_assert_int_eq(results[0].judgements.at[2].outcome, OUTCOME_FAIL);
            out_free(&out);
            arena_reset(&arena);
        }
    arena_free(&arena);
}
END_TEST

// What makes a claim innocent stands behind the first 63 words of the heading, or of the sentence before.
START_TEST(all_of_what_stands_around_a_claim_is_read)
{
    Ruleset ruleset = ruleset_of("answerlint: 1\npack: mine\nabout: x\nlicense: MIT\nrules:\n"
                                 "- id: under\n  claim: Under.\n  match: [alpha beta]\n"
                                 "  unless: [{heading: olden}]\n"
                                 "- id: behind\n  claim: Behind.\n  match: [alpha beta]\n"
                                 "  unless: [{before: olden}]\n");
    static const char *const last[] = {"olden", "newer"};
    Policy policy = {.fail_on = SEVERITY_ERROR, .channels = {true, false}};
    Grader grader = {.ruleset = &ruleset, .policy = &policy, .matcher = matcher_open()};
    Arena arena = {0};
    for (int i = 0; i < 2; i++)
        for (int rule = 0; rule < 2; rule++) {
            Out out = {0};
            put_raw(&out, rule ? TEXT("Now") : TEXT("## Now"));
            for (int word = 0; word < 70; word++)
                put_raw(&out, TEXT(" word"));
            put_print(&out, " %s%s alpha beta.", last[i], rule ? "." : "\n\nNow");
            Document *document = answer_of(arena_copy(&arena, out_text(&out)), &arena);
            Result result;
            grade(&grader, document, &arena, &result);
            ck_assert_int_eq(result.judgements.at[rule].outcome, i ? OUTCOME_FAIL : OUTCOME_PASS);
            out_free(&out);
        }
    matcher_close(grader.matcher);
    arena_free(&arena);
}
END_TEST

Suite *suite_run_prefilter(void)
{
    return suite_of("run/prefilter", (const TTest *const[]){a_plain_loop_gives_the_same,
                                                            what_stands_around_a_match_is_read,
                                                            a_long_sentence_is_looked_at_in_pieces,
                                                            all_of_what_stands_around_a_claim_is_read,
                                                            NULL});
}
