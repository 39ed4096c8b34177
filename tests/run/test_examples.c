// Every check has an example, and its example is true: a rule with these parameters passes the good
// answer and flags the bad one.
#include "check/check.h"
#include "pack/pack.h"
#include "run/grade.h"
#include "unit.h"

static Arena arena;

static const Rule *rule_of(const CheckType *check, Ruleset *ruleset)
{
    Error error = {0};
    Text params = text_of(check->example.params), line;
    Out out = {0};
    put_print(&out, "answerlint: 1\npack: mine\nrules:\n- id: it\n  check: %s\n", check->name);
    while (text_next_line(&params, &line))
        put_print(&out, "  %.*s\n", TEXT_ARG(line));
    Text source = arena_copy(&arena, out_text(&out));
    out_free(&out);
    ruleset->lexicon = pack_lexicon(TEXT("en"), &arena, &error);
    Pack *pack = pack_load(source, TEXT("mine.yaml"), ruleset->lexicon, &arena, &error);
    ck_assert_msg(pack != NULL, "%s: %.*s", check->name, TEXT_ARG(error.message));
    return pack->rules.at[0];
}

static Outcome outcome_of(const CheckType *check, const char *answer)
{
    Ruleset ruleset = {0};
    Policy policy = policy_default();
    const Rule *rule = rule_of(check, &ruleset);
    Grader grader = {&ruleset, &policy, matcher_open()};
    FindingList findings = {0};
    Text trouble = {0};
    Outcome outcome = grade_text(&grader, rule, text_of(answer), &arena, &findings, &trouble);
    matcher_close(grader.matcher);
    return outcome;
}

START_TEST(examples_are_true)
{
    size_t examples = 0;
    for (size_t i = 0; check_types[i]; i++) {
        const CheckType *check = check_types[i];
        if (!check->example.good)
            continue;
        examples++;
        ck_assert_msg(outcome_of(check, check->example.good) == OUTCOME_PASS,
                      "%s: the good example does not pass", check->name);
        ck_assert_msg(outcome_of(check, check->example.bad) == OUTCOME_FAIL,
                      "%s: the bad example is not flagged", check->name);
        arena_reset(&arena);
    }
    ck_assert_uint_gt(examples, 0);
    arena_free(&arena);
}
END_TEST

START_TEST(format_checks_have_examples)
{
    for (size_t i = 0; check_types[i]; i++)
        ck_assert_msg(check_types[i]->criterion != CRITERION_FORMAT || check_types[i]->example.good,
                      "%s has no example", check_types[i]->name);
}
END_TEST

Suite *suite_run_examples(void)
{
    return suite_of("run/examples", (const TTest *const[]){examples_are_true,
                                                           format_checks_have_examples, NULL});
}
