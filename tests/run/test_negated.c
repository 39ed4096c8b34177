#include "check/check.h"

#include "base/put.h"
#include "graded.h"

// The rule of a check's example, turned round.
static Ruleset turned(const CheckType *check)
{
    Out out = {0};
    Text rest = text_of(check->example.params), line;
    put_print(&out, "answerlint: 1\npack: mine\nrules:\n- id: x\n  not: true\n  check: %s\n",
              check->name);
    while (text_next_line(&rest, &line))
        put_print(&out, "  %.*s\n", TEXT_ARG(line));
    put_char(&out, '\0');
    Ruleset ruleset = ruleset_of(out.at);
    out_free(&out);
    return ruleset;
}

static Result graded_answer(const Ruleset *ruleset, const char *answer)
{
    Policy policy = policy_default();
    return graded(ruleset, &policy, document_of(NULL, answer));
}

START_TEST(every_check_can_be_turned_round)
{
    for (size_t i = 0; check_types[i]; i++) {
        const CheckType *check = check_types[i];
        if (check->criterion != CRITERION_FORMAT)
            continue;
        Ruleset ruleset = turned(check);
        Result bad = graded_answer(&ruleset, check->example.good);
        ck_assert_msg(bad.judgements.at[0].outcome == OUTCOME_FAIL, "%s holds", check->name);
        ck_assert_uint_eq(bad.findings.len, 1);
        ck_assert_says(bad.findings.at[0].message, "this holds, and should not: ");
        Result good = graded_answer(&ruleset, check->example.bad);
        ck_assert_msg(good.judgements.at[0].outcome == OUTCOME_PASS, "%s fails", check->name);
        ck_assert_uint_eq(good.findings.len, 0);
    }
}
END_TEST

START_TEST(no_answer_passes_no_check_turned_round)
{
    for (size_t i = 0; check_types[i]; i++) {
        const CheckType *check = check_types[i];
        if (check->criterion != CRITERION_FORMAT)
            continue;
        Ruleset ruleset = turned(check);
        Result result = graded_answer(&ruleset, " \n");
        ck_assert_msg(result.judgements.at[0].outcome == OUTCOME_NOT_APPLICABLE, "%s judges nothing",
                      check->name);
    }
}
END_TEST

START_TEST(what_holds_is_said_with_its_numbers)
{
    Ruleset ruleset = ruleset_of("answerlint: 1\npack: mine\nrules:\n"
                                 "- {id: x, check: bullets, count: {max: 3}, level: all, not: true}\n");
    Result result = graded_answer(&ruleset, "\n- One\n- Two\n\n");
    ck_assert_uint_eq(result.findings.len, 1);
    ck_assert_text(result.findings.at[0].message,
                   "this holds, and should not: the answer is a list of the wanted number of bullets "
                   "(count: at most 3, level: all)");
    ck_assert_text(text_span(result.document->source, result.findings.at[0].span), "- One\n- Two");
}
END_TEST

Suite *suite_run_negated(void)
{
    return suite_of("run/negated",
                    (const TTest *const[]){every_check_can_be_turned_round,
                                           no_answer_passes_no_check_turned_round,
                                           what_holds_is_said_with_its_numbers, NULL});
}
