#include "run/rules.h"

#include "graded.h"

#define HEAD "answerlint: 1\npack: mine\n"
#define CLAIM "- id: flat\n  claim: The earth is flat.\n  match: [earth is flat]\n"
#define WELL                                                                                       \
    CLAIM "  fact: It is round.\n  sources: [Eratosthenes]\n"                                      \
          "  tests: {flag: [The earth is flat.], pass: [The earth is round.]}\n"

static Text copy_of(Out *out)
{
    Text text = arena_copy(&keep, out_text(out));
    out_free(out);
    return text;
}

static RuleTests tests_of(const char *source, Text *said)
{
    Ruleset ruleset = ruleset_of(source);
    Policy policy = policy_default();
    Out out = {0};
    RuleTests tests = rules_test(&ruleset, &policy, &out);
    *said = copy_of(&out);
    return tests;
}

START_TEST(a_list_is_one_line_a_rule)
{
    Ruleset ruleset = ruleset_of(HEAD "rules:\n" WELL "- {id: two, check: bullets, count: 2, "
                                      "severity: note, about: \"a\\eb\\nc\"}\n");
    Out out = {0};
    rules_put_list(&ruleset, &out);
    Text list = copy_of(&out), line;
    ck_assert(text_next_line(&list, &line));
    ck_assert(text_starts(line, TEXT("mine/flat   ")));
    ck_assert(text_ends(line, TEXT(" error    The earth is flat.")));
    ck_assert(text_next_line(&list, &line));
    ck_assert(text_ends(line, TEXT(" note     a\\x1bb\\x0ac")));
    ck_assert(!text_next_line(&list, &line));
}
END_TEST

START_TEST(a_rule_says_all_of_itself)
{
    Ruleset ruleset = ruleset_of(HEAD "rules:\n" WELL "- {id: two, check: bullets, count: 2}\n");
    Out out = {0};
    rules_put_rule(ruleset.rules.at[0], &out);
    Text text = copy_of(&out);
    ck_assert(text_starts(text, TEXT("mine/flat (error, facts)\n")));
    ck_assert_says(text, "\n  claim     The earth is flat.\n");
    ck_assert_says(text, "\n  fact      It is round.\n");
    ck_assert_says(text, "\n  source    Eratosthenes\n");
    ck_assert_says(text, "\n  flags     The earth is flat.\n");
    ck_assert_says(text, "\n  passes    The earth is round.\n");
    ck_assert_says(text, "/mine.yaml:4\n");
    rules_put_rule(ruleset.rules.at[1], &out);
    text = copy_of(&out);
    ck_assert(text_starts(text, TEXT("mine/two (error, format)\n  wants ")));
    ck_assert_says(text, "\n  check     bullets\n");
    ck_assert_uint_eq(text_find(text, 0, TEXT("fact ")), TEXT_NONE);
}
END_TEST

START_TEST(tests_that_hold)
{
    Text said;
    RuleTests tests = tests_of(HEAD "topic: [astronomy]\nrules:\n" WELL, &said);
    ck_assert_uint_eq(tests.run, 2);
    ck_assert_uint_eq(tests.failed + tests.limits + tests.gaps + tests.closed, 0);
    ck_assert_text(said, "rules test: 1 rules, 2 tests, 0 failed; 0 known gaps\n");
}
END_TEST

START_TEST(tests_that_do_not_hold)
{
    Text said;
    RuleTests tests = tests_of(HEAD "rules:\n" CLAIM "  tests: {flag: [The earth is round.], "
                                    "pass: [The earth is flat., All is well.]}\n", &said);
    ck_assert_uint_eq(tests.run, 3);
    ck_assert_uint_eq(tests.failed, 2);
    ck_assert_says(said, "/mine.yaml:4: mine/flat: should be flagged: The earth is round.\n");
    ck_assert_says(said, "/mine.yaml:4: mine/flat: should pass: The earth is flat.\n");
    ck_assert_says(said, "rules test: 1 rules, 3 tests, 2 failed; 0 known gaps\n");
}
END_TEST

START_TEST(gaps_are_told_when_they_close)
{
    Text said;
    RuleTests tests = tests_of(HEAD "rules:\n" CLAIM "  tests: {gap: [The world is a disc., "
                                    "The earth is flat.]}\n", &said);
    ck_assert_uint_eq(tests.run, 0);
    ck_assert_uint_eq(tests.failed, 0);
    ck_assert_uint_eq(tests.gaps, 2);
    ck_assert_uint_eq(tests.closed, 1);
    ck_assert_says(said, "a gap no more, move it to `flag`: The earth is flat.\n");
    ck_assert_says(said, "0 failed; 2 known gaps, 1 of them closed\n");
}
END_TEST

START_TEST(giving_up_is_no_pass)
{
    Text said;
    RuleTests tests = tests_of(HEAD "rules:\n- id: slow\n  claim: It is slow.\n"
                                    "  match: ['re:(a+)+$']\n  tests: {pass: "
                                    "[aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab]}\n", &said);
    ck_assert_uint_eq(tests.limits, 1);
    ck_assert_says(said, "mine/slow: gave up: aaaa");
}
END_TEST

Suite *suite_run_rules(void)
{
    return suite_of("run/rules",
                    (const TTest *const[]){a_list_is_one_line_a_rule, a_rule_says_all_of_itself,
                                           tests_that_hold, tests_that_do_not_hold,
                                           gaps_are_told_when_they_close, giving_up_is_no_pass,
                                           NULL});
}
