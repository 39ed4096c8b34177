#include "core/score.h"
#include "core/summary.h"

#include "unit.h"

// A result that is built finding by finding.
typedef struct Case {
    Arena arena;
    Rule rules[16];
    unsigned count;
    Result result;
} Case;

static const Rule *rule_of(Case *made, Criterion criterion, Severity severity, unsigned weight)
{
    ck_assert_uint_lt(made->count, 16);
    Rule *rule = &made->rules[made->count++];
    *rule = (Rule){.criterion = criterion, .severity = severity, .weight = weight};
    return rule;
}

static void judged(Case *made, Criterion criterion, unsigned weight, Outcome outcome)
{
    Judgement judgement = {.rule = rule_of(made, criterion, SEVERITY_NOTE, weight),
                           .outcome = outcome};
    list_add(&made->arena, &made->result.judgements, judgement);
}

static void found(Case *made, Severity severity, unsigned item, size_t at)
{
    Finding finding = {.rule = rule_of(made, CRITERION_FACTS, severity, 1), .item = item,
                       .span = {at, at + 5}};
    list_add(&made->arena, &made->result.findings, finding);
}

static void score(Case *made)
{
    Policy policy = policy_default();
    result_score(&made->result, &policy);
}

START_TEST(the_mean_of_format_and_facts)
{
    Case made = {.result.points = 8};
    judged(&made, CRITERION_FORMAT, 1, OUTCOME_PASS);
    judged(&made, CRITERION_FACTS, 1, OUTCOME_FAIL);
    found(&made, SEVERITY_ERROR, 6, 100);
    found(&made, SEVERITY_ERROR, 7, 200);
    score(&made);
    ck_assert_int_eq(made.result.criteria[CRITERION_FORMAT].tenths, 1000);
    ck_assert_int_eq(made.result.criteria[CRITERION_FACTS].tenths, 750);
    ck_assert_uint_eq(made.result.criteria[CRITERION_FACTS].part, 12);
    ck_assert_uint_eq(made.result.criteria[CRITERION_FACTS].whole, 16);
    ck_assert_int_eq(made.result.score, 850);
    ck_assert_int_eq(made.result.grade, 'B');
    ck_assert(made.result.scored && made.result.failed);
    arena_free(&made.arena);
}
END_TEST

START_TEST(a_point_pays_for_its_worst_finding)
{
    Case made = {.result.points = 4};
    judged(&made, CRITERION_FACTS, 1, OUTCOME_FAIL);
    found(&made, SEVERITY_WARNING, 1, 0);
    found(&made, SEVERITY_WARNING, 1, 10);
    found(&made, SEVERITY_WARNING, 2, 20);
    found(&made, SEVERITY_ERROR, 2, 30);
    found(&made, SEVERITY_NOTE, 3, 40);
    score(&made);
    ck_assert_uint_eq(made.result.criteria[CRITERION_FACTS].part, 5);
    ck_assert_int_eq(made.result.criteria[CRITERION_FACTS].tenths, 625);
    arena_free(&made.arena);
}
END_TEST

START_TEST(sentences_are_points_where_there_are_no_items)
{
    Case made = {.result.points = 4};
    judged(&made, CRITERION_FACTS, 1, OUTCOME_FAIL);
    found(&made, SEVERITY_ERROR, 0, 0);
    found(&made, SEVERITY_ERROR, 0, 10);
    found(&made, SEVERITY_WARNING, 0, 30);
    made.result.findings.at[0].sentence = made.result.findings.at[1].sentence = 1;
    made.result.findings.at[2].sentence = 3;
    score(&made);
    ck_assert_uint_eq(made.result.criteria[CRITERION_FACTS].part, 5);
    made.result.findings.at[0].sentence = made.result.findings.at[1].sentence = 0;
    made.result.findings.at[1].span.start = 3;
    score(&made);
    ck_assert_uint_eq(made.result.criteria[CRITERION_FACTS].part, 5);
    made.result.findings.at[1].span.start = 5;
    score(&made);
    ck_assert_uint_eq(made.result.criteria[CRITERION_FACTS].part, 3);
    arena_free(&made.arena);
}
END_TEST

START_TEST(facts_never_fall_below_nothing)
{
    Case made = {.result.points = 1};
    judged(&made, CRITERION_FACTS, 1, OUTCOME_FAIL);
    found(&made, SEVERITY_ERROR, 0, 0);
    found(&made, SEVERITY_ERROR, 1, 20);
    score(&made);
    ck_assert_int_eq(made.result.score, 0);
    ck_assert_int_eq(made.result.grade, 'F');
    ck_assert(made.result.scored);
    arena_free(&made.arena);
}
END_TEST

START_TEST(thinking_costs_nothing)
{
    Case made = {.result.points = 2};
    judged(&made, CRITERION_FACTS, 1, OUTCOME_PASS);
    found(&made, SEVERITY_WARNING, 0, 0);
    made.result.findings.at[0].channel = CHANNEL_THINKING;
    score(&made);
    ck_assert_int_eq(made.result.score, 1000);
    ck_assert(!made.result.failed);
    arena_free(&made.arena);
}
END_TEST

START_TEST(format_is_weighted_and_skips_what_did_not_apply)
{
    Case made = {0};
    judged(&made, CRITERION_FORMAT, 3, OUTCOME_PASS);
    judged(&made, CRITERION_FORMAT, 1, OUTCOME_FAIL);
    judged(&made, CRITERION_FORMAT, 50, OUTCOME_NOT_APPLICABLE);
    judged(&made, CRITERION_FORMAT, 50, OUTCOME_ERROR);
    judged(&made, CRITERION_INTEGRITY, 1, OUTCOME_FAIL);
    score(&made);
    ck_assert_uint_eq(made.result.criteria[CRITERION_FORMAT].part, 3);
    ck_assert_uint_eq(made.result.criteria[CRITERION_FORMAT].whole, 4);
    ck_assert(!made.result.criteria[CRITERION_FACTS].applicable);
    ck_assert(made.result.criteria[CRITERION_INTEGRITY].applicable);
    ck_assert_int_eq(made.result.score, 750);
    ck_assert_int_eq(made.result.grade, 'C');
    arena_free(&made.arena);
}
END_TEST

// 1/3 at 40 and 2/3 at 60 are 53.333..; 1/16 alone is 6.25, whose half goes to the even 6.2.
START_TEST(scores_are_rounded_once_half_to_even)
{
    Case made = {.result.points = 3};
    judged(&made, CRITERION_FORMAT, 1, OUTCOME_PASS);
    judged(&made, CRITERION_FORMAT, 2, OUTCOME_FAIL);
    judged(&made, CRITERION_FACTS, 1, OUTCOME_FAIL);
    found(&made, SEVERITY_ERROR, 1, 0);
    score(&made);
    ck_assert_int_eq(made.result.score, 533);
    arena_free(&made.arena);
    made = (Case){0};
    judged(&made, CRITERION_FORMAT, 1, OUTCOME_PASS);
    judged(&made, CRITERION_FORMAT, 15, OUTCOME_FAIL);
    score(&made);
    ck_assert_int_eq(made.result.score, 62);
    made.result.judgements.at[0].outcome = OUTCOME_FAIL;
    made.rules[0].weight = 13;
    made.rules[1].weight = 3;
    made.result.judgements.at[1].outcome = OUTCOME_PASS;
    score(&made);
    ck_assert_int_eq(made.result.score, 188);
    arena_free(&made.arena);
}
END_TEST

START_TEST(large_weights_do_not_overflow)
{
    Case made = {.result.points = SIZE_MAX / 2};
    for (int i = 0; i < 4; i++)
        judged(&made, CRITERION_FORMAT, UINT32_MAX, i ? OUTCOME_PASS : OUTCOME_FAIL);
    judged(&made, CRITERION_INTEGRITY, UINT32_MAX, OUTCOME_PASS);
    judged(&made, CRITERION_FACTS, 1, OUTCOME_PASS);
    Policy policy = policy_default();
    for (int i = 0; i < CRITERION_COUNT; i++)
        policy.weight[i] = UINT32_MAX;
    result_score(&made.result, &policy);
    ck_assert_int_eq(made.result.score, 917);
    arena_free(&made.arena);
}
END_TEST

START_TEST(grades_by_the_tenth)
{
    static const struct { unsigned pass, fail; char grade; } table[] = {
        {900, 100, 'A'}, {899, 101, 'B'}, {800, 200, 'B'}, {799, 201, 'C'}, {700, 300, 'C'},
        {699, 301, 'D'}, {600, 400, 'D'}, {599, 401, 'F'}, {0, 1, 'F'},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        Case made = {0};
        judged(&made, CRITERION_FORMAT, table[i].pass, OUTCOME_PASS);
        judged(&made, CRITERION_FORMAT, table[i].fail, OUTCOME_FAIL);
        score(&made);
        ck_assert_int_eq(made.result.grade, table[i].grade);
        arena_free(&made.arena);
    }
}
END_TEST

START_TEST(nothing_applicable_is_not_scored)
{
    Case made = {.result.points = 5, .result.score = 7, .result.grade = 'A'};
    judged(&made, CRITERION_FORMAT, 1, OUTCOME_NOT_APPLICABLE);
    judged(&made, CRITERION_FACTS, 1, OUTCOME_NOT_APPLICABLE);
    score(&made);
    ck_assert(!made.result.scored && !made.result.failed);
    ck_assert_int_eq(made.result.score, 0);
    ck_assert_int_eq(made.result.grade, 0);
    arena_free(&made.arena);
}
END_TEST

START_TEST(the_verdict)
{
    Case made = {.result.points = 2};
    judged(&made, CRITERION_FACTS, 1, OUTCOME_FAIL);
    found(&made, SEVERITY_WARNING, 1, 0);
    Policy policy = policy_default();
    result_score(&made.result, &policy);
    ck_assert_int_eq(made.result.score, 750);
    ck_assert(!made.result.failed);
    policy.fail_on = SEVERITY_WARNING;
    result_score(&made.result, &policy);
    ck_assert(made.result.failed);
    policy.fail_on = SEVERITY_NEVER;
    policy.min_score = 750;
    result_score(&made.result, &policy);
    ck_assert(!made.result.failed);
    policy.min_score = 751;
    result_score(&made.result, &policy);
    ck_assert(made.result.failed);
    policy.min_score = 0;
    made.result.status = STATUS_INPUT_ERROR;
    result_score(&made.result, &policy);
    ck_assert(made.result.failed && !made.result.scored);
    arena_free(&made.arena);
}
END_TEST

START_TEST(a_summary_adds_up)
{
    Case made = {.result.points = 2};
    Summary summary = {0};
    judged(&made, CRITERION_FACTS, 1, OUTCOME_FAIL);
    judged(&made, CRITERION_FACTS, 1, OUTCOME_ERROR);
    found(&made, SEVERITY_ERROR, 1, 0);
    found(&made, SEVERITY_NOTE, 2, 10);
    score(&made);
    summary_add(&summary, &made.result);
    summary_add(&summary, &(Result){.failed = true, .status = STATUS_INPUT_ERROR});
    summary_add(&summary, &(Result){0});
    ck_assert_uint_eq(summary.results, 3);
    ck_assert_uint_eq(summary.failed, 1);
    ck_assert_uint_eq(summary.passed, 1);
    ck_assert_uint_eq(summary.input_errors, 1);
    ck_assert_uint_eq(summary.rule_errors, 1);
    ck_assert_uint_eq(summary.findings[SEVERITY_ERROR], 1);
    ck_assert_uint_eq(summary.findings[SEVERITY_WARNING], 0);
    ck_assert_uint_eq(summary.findings[SEVERITY_NOTE], 1);
    ck_assert_uint_eq(summary.scored, 1);
    ck_assert_uint_eq(summary.score_sum, 500);
    arena_free(&made.arena);
}
END_TEST

Suite *suite_core_score(void)
{
    return suite_of(
        "core/score",
        (const TTest *const[]){the_mean_of_format_and_facts, a_point_pays_for_its_worst_finding,
                               sentences_are_points_where_there_are_no_items,
                               facts_never_fall_below_nothing, thinking_costs_nothing,
                               format_is_weighted_and_skips_what_did_not_apply,
                               scores_are_rounded_once_half_to_even, large_weights_do_not_overflow,
                               grades_by_the_tenth, nothing_applicable_is_not_scored, the_verdict,
                               a_summary_adds_up, NULL});
}
