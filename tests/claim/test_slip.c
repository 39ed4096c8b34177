#include "claim/slip.h"

#include "error.h"
#include "judged.h"

// The slips of a rule, one a line: "LINE: what".
static Text slips_of(const char *rule)
{
    Bench bench = bench_of(rule);
    ClaimSlipList slips = {0};
    Text said = {0};
    claim_slips(bench.claim, bench.context.terms, bench.matcher, &keep, &slips);
    for (size_t i = 0; i < slips.len; i++)
        said = arena_print(&keep, "%.*s%u: %.*s\n", TEXT_ARG(said), slips.at[i].place.line,
                           TEXT_ARG(slips.at[i].what));
    bench_close(&bench);
    return said;
}

START_TEST(nothing_to_say)
{
    ck_assert_text(slips_of("terms: {be: [is, was]}\n"
                            "match:\n"
                            "- moon .. cheese\n"
                            "- {all: [moon, '(butter|fat)'], none: [butterfly]}\n"
                            "- {all: [sun, cold], in: sentence}\n"
                            "- 're:\\bearth\\b.{0,60}\\bflat\\b'\n"
                            "- {phrase: 'stops early', subject: MoonRover}\n"
                            "- {phrase: 'stops early', subject: StarRover}\n"
                            "- .Result {be} (C#|I/O|non-blocking) Task.Run() =Task<T>\n"
                            "unless: [{clause: joke}, {sentence: game}, {before: moon}]\n"), "");
}
END_TEST

START_TEST(entries_that_add_nothing)
{
    ck_assert_text(slips_of("match:\n- moon .. cheese\n- moon .. cheese\n"),
                   "3: this entry of `match` adds nothing to the one in line 2\n");
    ck_assert_text(slips_of("match:\n- {all: [moon, cheese, green]}\n"
                            "- {all: [cheese, moon], in: sentence}\n"),
                   "2: this entry of `match` adds nothing to the one in line 3\n");
    ck_assert_text(slips_of("match:\n- moon .. cheese\n- {any: [cheese, butter]}\n"),
                   "2: this entry of `match` adds nothing to the one in line 3\n");
    ck_assert_text(slips_of("match:\n- {all: [moon], any: [cheese]}\n"
                            "- {all: [moon], any: [cheese, butter]}\n"),
                   "2: this entry of `match` adds nothing to the one in line 3\n");
}
END_TEST

START_TEST(entries_that_add_something)
{
    static const char *const rules[] = {
        ("match:\n- {all: [moon, cheese], in: sentence}\n- {all: [moon, cheese, green]}\n"
         "- {all: [moon, cheese], in: item}\n"),
        "match:\n- {all: [moon, cheese]}\n- {all: [moon], none: [joke]}\n",
        "match:\n- {all: [moon], any: [cheese, butter]}\n- {all: [moon], any: [butter, fat]}\n",
        "match:\n- {phrase: moon, subject: A_b}\n- {all: [moon, cheese]}\n",
        "match:\n- {phrase: moon, context: sky}\n- {all: [moon, cheese]}\n",
        "match:\n- {phrase: moon, negation: is-claim}\n- {all: [moon, cheese]}\n",
        "match:\n- {all: [moon, sea], none: [joke]}\n- {all: [moon], none: [joke, game]}\n",
    };
    ck_assert_text(slips_of(rules[0]),
                   "2: this entry of `match` adds nothing to the one in line 4\n"
                   "3: this entry of `match` adds nothing to the one in line 2\n");
    for (size_t i = 1; i < sizeof rules / sizeof *rules; i++)
        ck_assert_text(slips_of(rules[i]), "");
}
END_TEST

START_TEST(phrases_of_an_entry)
{
    ck_assert_text(slips_of("match:\n- {all: [mice], any: ['(mice|rats)', dogs]}\n"),
                   "2: `any` always holds, by 'mice' in line 2\n");
    ck_assert_text(slips_of("match:\n- {all: [old cats], none: ['(cats|pets)']}\n"),
                   "2: the entry never matches: `none` holds by 'old cats' in line 2\n");
}
END_TEST

START_TEST(an_unless_that_always_holds)
{
    static const char *const always = "1: this `unless` holds wherever the entry in line 1 does, by "
                                      "'moon .. cheese'\n";
    ck_assert_text(slips_of("{match: [moon .. cheese], unless: [{clause: cheese}]}"), always);
    ck_assert_text(slips_of("{match: [moon .. cheese], unless: [{item: '(joke|cheese)'}]}"), always);
    ck_assert_text(slips_of("{match: [moon .. cheese], unless: [{before: cheese}]}"), "");
    ck_assert_text(slips_of("{match: [moon .. cheese], unless: [{heading: cheese}]}"), "");
    ck_assert_text(slips_of("{match: [{any: [moon, sun]}], unless: [{clause: moon}]}"), "");
}
END_TEST

START_TEST(an_unless_that_adds_nothing)
{
    ck_assert_text(slips_of("match: [moon]\nunless:\n- {clause: joke}\n- {sentence: '(joke|game)'}\n"),
                   "3: this `unless` adds nothing to '(joke|game)' in line 4\n");
    ck_assert_text(slips_of("match: [moon]\nunless:\n- {sentence: joke}\n- {clause: '(joke|game)'}\n"),
                   "");
    ck_assert_text(slips_of("match: [moon]\nunless:\n- {before: joke}\n"
                            "- {before: joke, sentences: 3}\n"),
                   "3: this `unless` adds nothing to 'joke' in line 4\n");
}
END_TEST

START_TEST(words_that_are_none)
{
    ck_assert_text(slips_of("match: [\"it's (good|that don't)? now\"]"),
                   "1: 'it's' is never one word: prose has 'it is'\n"
                   "1: 'don't' is never one word: prose has 'do not'\n");
    ck_assert_text(slips_of("match: ['the thread\\b']"),
                   "1: 'thread\\b' is never one word: prose has 'thread b'\n");
    ck_assert_text(slips_of("match: ['the ! end']"), "1: '!' is no word\n");
}
END_TEST

START_TEST(what_is_looked_for_everywhere)
{
    ck_assert_text(slips_of("terms: {odd: ['re:[A-Z]\\w+\\d'], even: ['re:\\w+ably']}\n"
                            "match:\n- 're:\\b(\\w+)\\W\\1\\b'\n- 're:\\bC#'\n- 're:Task\\b'\n"
                            "- {phrase: 're:\\b\\d+;', in: code}\n- '{odd} blue?'\n- '{odd} green'\n"
                            "- '{even} blue?'\n"),
                   "3: runs on all sentences: no text must be there that they could be chosen by\n"
                   "4: runs on most sentences: no more than 'c#' must be there\n"
                   "6: runs on most lines of code: no more than ';' must be there\n"
                   "7: is tried on all sentences: no word must be there, only patterns and what may "
                   "be missing\n");
}
END_TEST

START_TEST(words_of_terms)
{
    Bench bench;
    Error error = {0};
    ClaimSlipList slips = {0};
    bench_open(&bench);
    const YamlNode *node = yaml_parse(TEXT("good: [halt, '=stops']\nbad:\n- cannot\n- 're:(a+)+$'\n"
                                           "- 're:\\bone|two\\b'\n"),
                                      TEXT("terms.yaml"), &keep, &error);
    Terms *terms = terms_load(node, bench.lexicon, &keep, &error);
    for (size_t i = 0; i < 2; i++)
        term_slips(&terms->terms.at[i], terms, bench.matcher, &keep, &slips);
    ck_assert_uint_eq(slips.len, 3);
    ck_assert_text(slips.at[0].what, "'cannot' is never one word: prose has 'can not'");
    ck_assert_uint_eq(slips.at[0].place.line, 3);
    ck_assert_text(slips.at[1].what,
                   "(a+)+$ takes over 512 steps a byte on 'a' again and again, '\x7f'");
    ck_assert_uint_gt(slips.at[1].below.len, 1);
    ck_assert(text_starts(slips.at[2].what, TEXT("\\b holds for one side ")));
    bench_close(&bench);
}
END_TEST

START_TEST(patterns_that_give_up)
{
    Text said = slips_of("match:\n- 're:x(\\w+\\s*)+;'\n- {phrase: 're:(a+)+$', in: code}\n");
    ck_assert_says(said, "2: x(\\w+\\s*)+; takes over 512 steps a byte on 'x");
    ck_assert_says(said, "3: (a+)+$ takes over 512 steps a byte on 'a' again and again");
}
END_TEST

Suite *suite_claim_slip(void)
{
    return suite_of("claim/slip",
                    (const TTest *const[]){nothing_to_say, entries_that_add_nothing,
                                           entries_that_add_something, phrases_of_an_entry,
                                           an_unless_that_always_holds,
                                           an_unless_that_adds_nothing, words_that_are_none,
                                           what_is_looked_for_everywhere, words_of_terms,
                                           patterns_that_give_up, NULL});
}
