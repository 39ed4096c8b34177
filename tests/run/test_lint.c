#include "run/lint.h"

#include "claim/lexicon.h"
#include "claim/terms.h"
#include "graded.h"
#include "syntax/stress.h"

#define HEAD "answerlint: 1\npack: mine\n"
#define RULES HEAD "rules:\n"

static Text linted(const char *source, size_t slips)
{
    Ruleset ruleset = ruleset_of(source);
    Out out = {0};
    size_t found = rules_lint(&ruleset, &out);
    Text said = arena_copy(&keep, out_text(&out));
    out_free(&out);
    ck_assert_msg(found == slips, "%zu slips instead of %zu:\n%.*s", found, slips, TEXT_ARG(said));
    return said;
}

START_TEST(what_is_missing)
{
    Text said = linted(HEAD "terms: {it: [it], that: [that]}\nrules:\n"
                            "- {id: it, claim: It., match: ['{it} is flat']}\n", 5);
    ck_assert_says(said, "/mine.yaml:3:19: that: a term that no rule uses\n");
    ck_assert_says(said, "/mine.yaml:5:3: mine/it: a claim without `fact`");
    ck_assert_says(said, "mine/it: a claim without `sources`");
    ck_assert_says(said, "mine/it: no text under `tests: flag`\n");
    ck_assert_says(said, "mine/it: no text under `tests: pass`\n");
    ck_assert_says(said, "rules lint: 1 rules, 5 slips\n");
}
END_TEST

START_TEST(nothing_to_say)
{
    Text said = linted(RULES "- id: flat\n  claim: The earth is flat.\n  match: [earth is flat]\n"
                             "  fact: It is round.\n  sources: [Eratosthenes]\n"
                             "  tests: {flag: [The earth is flat.], pass: [It is round.]}\n"
                             "- {id: two, check: bullets, count: 2}\n", 0);
    ck_assert_text(said, "rules lint: 2 rules, 0 slips\n");
}
END_TEST

START_TEST(a_limit_that_limits_nothing)
{
    Text said = linted(RULES "- {id: any, check: words, count: {min: 0}}\n"
                             "- {id: few, check: sentences, count: {min: 0, max: 9}}\n"
                             "- {id: some, check: paragraphs, count: {min: 1}}\n"
                             "- {id: code, check: code-blocks, language: c}\n", 1);
    ck_assert_says(said, "/mine.yaml:4:3: mine/any: `count` holds for any number: give a max");
}
END_TEST

START_TEST(counts_that_exclude_each_other)
{
    Text said = linted(RULES "- {id: eight, check: bullets, count: 8}\n"
                             "- {id: nine, check: bullets, count: 9}\n", 1);
    ck_assert_says(said, "/mine.yaml:5:3: mine/nine: no answer can pass this and mine/eight "
                         "(line 4)\n");
    linted(RULES "- {id: a, check: bullets, count: {max: 8}}\n"
                 "- {id: b, check: bullets, count: {min: 8}}\n", 0);
    linted(RULES "- {id: a, check: bullets, count: {min: 9}}\n"
                 "- {id: b, check: bullets, count: {max: 8}}\n", 1);
    linted(RULES "- {id: a, check: bullets, count: 8}\n"
                 "- {id: b, check: bullets, count: 9, level: all}\n", 0);
    linted(RULES "- {id: a, check: bullets, count: 8, marker: bullet}\n"
                 "- {id: b, check: bullets, count: 9, marker: number}\n", 0);
    linted(RULES "- {id: a, check: tables, count: 1, columns: {min: 2}}\n"
                 "- {id: b, check: tables, count: 2, columns: {min: 3}}\n", 1);
}
END_TEST

START_TEST(the_same_asked_twice)
{
    Text said = linted(RULES "- {id: a, check: keywords, words: [war, peace]}\n"
                             "- {id: b, check: keywords, words: [war]}\n"
                             "- {id: c, check: keywords, words: [war, peace], severity: note}\n"
                             "- {id: d, check: keywords, words: [war], mode: any}\n", 1);
    ck_assert_says(said, "/mine.yaml:6:3: mine/c: asks for the same as mine/a (line 4)\n");
    linted(RULES "- {id: a, check: json}\n- {id: b, check: json}\n", 1);
    linted(RULES "- {id: a, check: starts-with, text: A}\n"
                 "- {id: b, check: starts-with, text: B}\n", 0);
    linted(RULES "- {id: a, check: item-unique, similar: 60}\n"
                 "- {id: b, check: item-unique, similar: 61}\n"
                 "- {id: c, check: item-unique, similar: 60}\n", 1);
}
END_TEST

START_TEST(patterns_of_one_source)
{
    Text said = linted(RULES "- {id: a, check: line-pattern, pattern: 'a+'}\n"
                             "- {id: b, check: line-pattern, pattern: 'b+'}\n"
                             "- {id: c, check: line-pattern, pattern: 'a+'}\n", 1);
    ck_assert_says(said, "mine/c: asks for the same as mine/a (line 4)\n");
}
END_TEST

START_TEST(a_copy_is_told_once)
{
    linted(RULES "- {id: a, check: json}\n- {id: b, check: json}\n- {id: c, check: json}\n"
                 "- {id: d, check: json}\n", 3);
}
END_TEST

START_TEST(official_checkers_with_their_keywords)
{
    linted(RULES "- {id: a, check: ifeval, instruction: 'punctuation:no_comma'}\n"
                 "- {id: b, check: ifeval, instruction: 'change_case:english_lowercase'}\n"
                 "- {id: c, check: ifeval, instruction: 'punctuation:no_comma'}\n", 1);
    linted(RULES "- {id: a, check: ifeval, instruction: 'keywords:existence', "
                 "kwargs: {keywords: [a]}}\n"
                 "- {id: b, check: ifeval, instruction: 'keywords:existence', "
                 "kwargs: {keywords: [b]}}\n"
                 "- {id: c, check: ifeval, instruction: 'keywords:existence', "
                 "kwargs: {keywords: [b]}}\n", 1);
}
END_TEST

START_TEST(what_another_rule_says_already)
{
    Text said = linted(RULES "- {id: five, check: words, count: {max: 5}}\n"
                             "- {id: ten, check: words, count: {max: 10}}\n", 1);
    ck_assert_says(said, "mine/ten: adds nothing to the narrower mine/five (line 4)\n");
    said = linted(RULES "- {id: ten, check: words, count: {max: 10}}\n"
                        "- {id: five, check: words, count: {max: 5}}\n", 1);
    ck_assert_says(said, "mine/five: leaves nothing to do for the wider mine/ten (line 4)\n");
    linted(RULES "- {id: a, check: words, count: {min: 2, max: 10}}\n"
                 "- {id: b, check: words, count: {min: 5, max: 20}}\n", 0);
}
END_TEST

START_TEST(a_graver_limit_may_be_wider)
{
    linted(RULES "- {id: a, check: words, count: {max: 5}, severity: warning}\n"
                 "- {id: b, check: words, count: {max: 10}, severity: error}\n", 0);
    linted(RULES "- {id: b, check: words, count: {max: 10}, severity: error}\n"
                 "- {id: a, check: words, count: {max: 5}, severity: warning}\n", 0);
    linted(RULES "- {id: a, check: words, count: {max: 5}, severity: error}\n"
                 "- {id: b, check: words, count: {max: 10}, severity: warning}\n", 1);
}
END_TEST

START_TEST(a_check_turned_round)
{
    Text said = linted(RULES "- {id: a, check: json}\n- {id: b, check: json, not: true}\n", 1);
    ck_assert_says(said, "mine/b: no answer can pass this and mine/a (line 4)\n");
    linted(RULES "- {id: a, check: words, count: {min: 5, max: 9}, not: true}\n"
                 "- {id: b, check: words, count: 7}\n", 1);
    linted(RULES "- {id: a, check: words, count: {min: 5, max: 9}}\n"
                 "- {id: b, check: words, count: 7, not: true}\n", 0);
    said = linted(RULES "- {id: a, check: words, count: {min: 5, max: 9}}\n"
                        "- {id: b, check: words, count: 12, not: true}\n", 1);
    ck_assert_says(said, "mine/b: adds nothing to the narrower mine/a");
    said = linted(RULES "- {id: a, check: words, count: {min: 5, max: 9}, not: true}\n"
                        "- {id: b, check: words, count: 7, not: true}\n", 1);
    ck_assert_says(said, "mine/b: adds nothing to the narrower mine/a");
    linted(RULES "- {id: a, check: words, count: 6, not: true}\n"
                 "- {id: b, check: words, count: 7, not: true}\n", 0);
}
END_TEST

START_TEST(rules_of_bullets_where_none_may_be)
{
    Text said = linted(RULES "- {id: none, check: bullets, count: 0}\n"
                             "- {id: short, check: item-words, words: {max: 9}}\n", 1);
    ck_assert_says(said, "mine/short: never applies: no bullet passes mine/none (line 4)\n");
    said = linted(RULES "- {id: short, check: item-words, words: {max: 9}}\n"
                        "- {id: none, check: bullets, count: {min: 1}, not: true}\n", 1);
    ck_assert_says(said, "mine/none: allows no bullet, so that nothing is left to judge for "
                         "mine/short (line 4)\n");
    linted(RULES "- {id: numbers, check: bullets, count: 0, marker: bullet}\n"
                 "- {id: short, check: item-words, words: {max: 9}}\n", 0);
    linted(RULES "- {id: one, check: bullets, count: {max: 1}}\n"
                 "- {id: short, check: item-words, words: {max: 9}}\n", 0);
}
END_TEST

START_TEST(more_words_in_bullets_than_in_all)
{
    Text said = linted(RULES "- {id: eight, check: bullets, count: 8}\n"
                             "- {id: long, check: item-words, words: {min: 10}}\n"
                             "- {id: all, check: words, count: {max: 79}}\n", 1);
    ck_assert_says(said, "/mine.yaml:6:3: mine/all: too few words for the bullets of mine/long "
                         "(line 5)\n");
    linted(RULES "- {id: eight, check: bullets, count: 8}\n"
                 "- {id: long, check: item-words, words: {min: 10}}\n"
                 "- {id: all, check: words, count: {max: 80}}\n", 0);
    linted(RULES "- {id: few, check: bullets, count: {max: 8}}\n"
                 "- {id: long, check: item-words, words: {min: 10}}\n"
                 "- {id: all, check: words, count: {max: 79}}\n", 0);
}
END_TEST

#define CLAIM(id, match, more)                                                                     \
    "- {id: " id ", claim: It., fact: No., sources: [x], match: [" match "], "                     \
    "tests: {flag: [The moon is cheese., The sun is ice.], pass: [All is well.]}" more "}\n"

START_TEST(claims_that_flag_the_same)
{
    Text said = linted(RULES CLAIM("a", "moon", "") CLAIM("b", "cheese, sun", "")
                             CLAIM("c", "wolf", ""), 1);
    ck_assert_says(said, "/mine.yaml:5:3: mine/b: flags 2 of the 2 `flag` texts of a (line 4), which "
                         "flags 1 of its 2: narrow one, or say `overlaps: [a]`\n");
    linted(RULES CLAIM("a", "moon", "") CLAIM("b", "cheese", ", overlaps: [a]"), 0);
    linted(RULES CLAIM("a", "moon", ", overlaps: [mine/b]") CLAIM("b", "cheese", ""), 0);
}
END_TEST

START_TEST(an_overlap_that_is_none)
{
    Text said = linted(RULES CLAIM("a", "moon", ", overlaps: [c, d]") CLAIM("c", "wolf", "")
                             "- {id: e, check: words, count: 3}\n", 1);
    ck_assert_says(said, "mine/a: `overlaps` names d, which is no rule of this pack\n");
    said = linted(RULES "- {id: a, claim: It., fact: No., sources: [x], match: [moon], "
                        "overlaps: [c], tests: {flag: [The moon.], pass: [All is well.]}}\n"
                        "- {id: c, claim: It., fact: No., sources: [x], match: [wolf], "
                        "tests: {flag: [A wolf.], pass: [All is well.]}}\n", 1);
    ck_assert_says(said, "mine/a: `overlaps` names c, and neither flags a `flag` text of the other");
}
END_TEST

START_TEST(patterns_of_topics_and_checks)
{
    Text said = linted("answerlint: 1\npack: mine\ntopic:\n- '\\bmoon|sun\\b'\nrules:\n"
                       "- {id: a, check: line-pattern, pattern: '(a+)+;'}\n", 2);
    ck_assert_says(said, "/mine.yaml:4:3: mine: \\b holds for one side of a | only");
    ck_assert_says(said, "/mine.yaml:6:41: mine/a: (a+)+; takes over 512 steps a byte on 'a' again ");
    ck_assert_says(said, " bytes: over 34304 steps\n  say where a match may begin (\\b, ^)");
}
END_TEST

// What a claim's slips are is told in the order of its lines.
START_TEST(slips_of_a_claim)
{
    Text said = linted(RULES "- id: a\n  claim: It.\n  fact: No.\n  sources: [x]\n  match:\n"
                             "  - moon .. cheese\n  - \"don't .. cheese\"\n  - moon .. cheese\n"
                             "  tests: {flag: [The moon is cheese.], pass: [All is well.]}\n", 2);
    Text line;
    ck_assert(text_next_line(&said, &line));
    ck_assert_says(line, "/mine.yaml:10:5: mine/a: 'don't' is never one word");
    ck_assert(text_next_line(&said, &line));
    ck_assert_says(line, "/mine.yaml:11:5: mine/a: this entry of `match` adds nothing");
}
END_TEST

START_TEST(limits_beyond_what_there_can_be)
{
    Text said = linted(RULES "- {id: any, check: unique-words, percent: {max: 100}}\n"
                             "- {id: none, check: headings, depth: {min: 7}}\n"
                             "- {id: two, check: keywords, words: [war, peace], present: 3}\n", 3);
    ck_assert_says(said, "/mine.yaml:4:3: mine/any: `percent` holds for any number: give a max");
    ck_assert_says(said, "/mine.yaml:5:3: mine/none: `depth` holds for no number");
    ck_assert_says(said, "/mine.yaml:6:3: mine/two: `present` asks for more words than there are");
    linted(RULES "- {id: a, check: unique-words, percent: {min: 100}}\n"
                 "- {id: b, check: headings, depth: 6}\n"
                 "- {id: c, check: keywords, words: [war, peace], present: {max: 2}}\n", 0);
}
END_TEST

START_TEST(what_one_asks_for_and_another_forbids)
{
    Text said = linted(RULES "- {id: a, check: keywords, words: [war, peace]}\n"
                             "- {id: b, check: keywords, words: [love, Peace], mode: none}\n", 1);
    ck_assert_says(said, "/mine.yaml:5:3: mine/b: no answer can pass this and mine/a (line 4)\n");
    linted(RULES "- {id: a, check: keywords, words: [love], mode: none}\n"
                 "- {id: b, check: keywords, words: [war, love]}\n", 1);
    linted(RULES "- {id: a, check: keywords, words: [war], mode: any}\n"
                 "- {id: b, check: keywords, words: [war], mode: none}\n", 0);
    linted(RULES "- {id: a, check: keywords, words: [war], count: {max: 3}}\n"
                 "- {id: b, check: keywords, words: [war], mode: none}\n", 0);
    linted(RULES "- {id: a, check: case, form: upper}\n- {id: b, check: case, form: lower}\n", 1);
    linted(RULES "- {id: a, check: case, form: upper, count: 2}\n"
                 "- {id: b, check: case, form: lower}\n", 0);
}
END_TEST

START_TEST(a_part_that_is_more_than_the_whole)
{
    linted(RULES "- {id: a, check: bullets, count: 8}\n"
                 "- {id: b, check: bullets, count: {max: 7}, level: all}\n", 1);
    linted(RULES "- {id: a, check: bullets, count: 8}\n"
                 "- {id: b, check: bullets, count: {max: 7}, level: all, marker: bullet}\n", 0);
    linted(RULES "- {id: a, check: words, count: {max: 4}}\n"
                 "- {id: b, check: sentences, count: {min: 5}}\n", 1);
    linted(RULES "- {id: a, check: words, count: {max: 5}}\n"
                 "- {id: b, check: paragraphs, count: {min: 5}}\n", 0);
    linted(RULES "- {id: a, check: words, count: {max: 4}, not: true}\n"
                 "- {id: b, check: sentences, count: {min: 5}}\n", 0);
}
END_TEST

START_TEST(the_embedded_packs_are_clean)
{
    Ruleset ruleset;
    RulesetChoice choice = {.whole = true};
    Error error = {0};
    Out out = {0};
    library_names(&keep, &choice.packs);
    ck_assert(ruleset_load(&choice, &keep, &ruleset, &error));
    ck_assert_uint_gt(ruleset.rules.len, 0);
    ck_assert_uint_eq(rules_lint(&ruleset, &out), 0);
    out_free(&out);
}
END_TEST

static void held_against(const Pattern *pattern, Matcher *matcher, Text pump)
{
    Out out = {0};
    Error error = {0};
    unsigned flags = pattern_flags(pattern) | PATTERN_COUNTED;
    Pattern *counted = pattern_compile(pattern_source(pattern), flags, (Place){0}, &keep, &error);
    ck_assert(counted != NULL);
    while (out.len < 4096)
        put_raw(&out, pump);
    uint64_t most = out.len * STRESS_PER_BYTE;
    ck_assert_msg(pattern_steps(counted, matcher, out_text(&out), most) <= most, "%.*s on %.*s",
                  TEXT_ARG(pattern_source(pattern)), TEXT_ARG(pump));
    pattern_free(counted);
    out_free(&out);
}

// Texts that nobody derived from the patterns, and their own words.
START_TEST(embedded_patterns_on_hostile_texts)
{
    static const char *const pumps[] = {"a", " ", "\n", "await ", "async Task{", "(",
                                        "try{}catch{} ", "a(b);",
                                        "\xC3\xA9", "1 ", "<a>", "\"", "the thread not ", "=>", "a.b, "};
    Ruleset ruleset;
    RulesetChoice choice = {.whole = true};
    Error error = {0};
    Matcher *matcher = matcher_open();
    size_t held = 0;
    library_names(&keep, &choice.packs);
    ck_assert(ruleset_load(&choice, &keep, &ruleset, &error));
    const PatternList *patterns = &ruleset.packs.at[0]->context.terms->lexicon->book->patterns;
    for (size_t i = 0; i < patterns->len; i++) {
        Pattern *pattern = patterns->at[i];
        if (text_starts(pattern_source(pattern), TEXT(PATTERN_INSIDE_BEFORE)))
            continue;                            // within one word
        const TextList *words = &pattern_literals(pattern)->any;
        for (size_t j = 0; j < sizeof pumps / sizeof *pumps; j++)
            held_against(pattern, matcher, text_of(pumps[j]));
        for (size_t j = 0; j < words->len; j++)
            held_against(pattern, matcher, arena_join(&keep, words->at[j], TEXT(" ")));
        held++;
    }
    ck_assert_uint_gt(held, 20);
    matcher_close(matcher);
}
END_TEST

Suite *suite_run_lint(void)
{
    return suite_of("run/lint",
                    (const TTest *const[]){what_is_missing, nothing_to_say,
                                           a_limit_that_limits_nothing,
                                           counts_that_exclude_each_other, the_same_asked_twice,
                                           a_copy_is_told_once, patterns_of_one_source,
                                           official_checkers_with_their_keywords,
                                           what_another_rule_says_already,
                                           a_graver_limit_may_be_wider, a_check_turned_round,
                                           rules_of_bullets_where_none_may_be,
                                           more_words_in_bullets_than_in_all,
                                           claims_that_flag_the_same, an_overlap_that_is_none,
                                           patterns_of_topics_and_checks, slips_of_a_claim,
                                           limits_beyond_what_there_can_be,
                                           what_one_asks_for_and_another_forbids,
                                           a_part_that_is_more_than_the_whole,
                                           the_embedded_packs_are_clean,
                                           embedded_patterns_on_hostile_texts, NULL});
}
