#include "run/grade.h"

#include "graded.h"

#define PACK                                                                                       \
    "answerlint: 1\npack: mine\n"                                                                  \
    "rules:\n"                                                                                     \
    "- {id: two, check: bullets, count: 2}\n"                                                      \
    "- {id: short, check: item-words, words: {max: 4}}\n"                                          \
    "- {id: flat, claim: The earth is flat., match: [earth is flat]}\n"                            \
    "- {id: cube, claim: The moon is a cube., match: [moon is a cube], severity: warning}\n"

static Policy both_channels(void)
{
    Policy policy = policy_default();
    policy.channels[CHANNEL_THINKING] = true;
    return policy;
}

static Result graded_by(const Policy *policy, const char *thinking, const char *answer)
{
    static Ruleset ruleset;
    if (!ruleset.rules.len)
        ruleset = ruleset_of(PACK);
    return graded(&ruleset, policy, document_of(thinking, answer));
}

static Result graded_answer(const char *answer)
{
    Policy policy = policy_default();
    return graded_by(&policy, NULL, answer);
}

static Outcome outcome_of(const Result *result, const char *name)
{
    for (size_t i = 0; i < result->judgements.len; i++)
        if (text_is(result->judgements.at[i].rule->name, text_of(name)))
            return result->judgements.at[i].outcome;
    ck_abort_msg("no judgement of %s", name);
    return OUTCOME_ERROR;
}

START_TEST(every_rule_has_a_judgement)
{
    Result result = graded_answer("- The earth is flat.\n- All is well.\n");
    ck_assert_uint_eq(result.judgements.len, 4);
    ck_assert_int_eq(outcome_of(&result, "two"), OUTCOME_PASS);
    ck_assert_int_eq(outcome_of(&result, "short"), OUTCOME_PASS);
    ck_assert_int_eq(outcome_of(&result, "flat"), OUTCOME_FAIL);
    ck_assert_int_eq(outcome_of(&result, "cube"), OUTCOME_PASS);
    result = graded_answer("All is well.");
    ck_assert_int_eq(outcome_of(&result, "two"), OUTCOME_FAIL);
    ck_assert_int_eq(outcome_of(&result, "short"), OUTCOME_NOT_APPLICABLE);
    result = graded_answer(" \n");
    ck_assert_int_eq(outcome_of(&result, "flat"), OUTCOME_NOT_APPLICABLE);
}
END_TEST

START_TEST(a_claim_is_found_at_its_place)
{
    Result result = graded_answer("- All is well.\n- So the earth is flat.\n");
    ck_assert_uint_eq(result.findings.len, 2);       // five words, too
    const Finding *finding = &result.findings.at[0];
    finding += !finding->sentence;
    ck_assert_text(finding->rule->id, "mine/flat");
    ck_assert_text(finding->message, "false claim: the earth is flat");
    ck_assert_uint_eq(finding->item, 2);
    ck_assert_uint_eq(finding->items, 2);
    ck_assert_int_eq(finding->channel, CHANNEL_ANSWER);
    ck_assert_says(text_span(result.document->source, finding->span), "earth is flat");
    result = graded_answer("- a\n- The moon is a cube.\n");
    ck_assert_text(result.findings.at[result.findings.len - 1].message,
                   "misleading claim: the moon is a cube");
}
END_TEST

START_TEST(findings_stand_in_the_order_of_the_text)
{
    Result result = graded_answer("- The moon is a cube.\n- The earth is flat.\n"
                                  "- The moon is a cube.\n");
    ck_assert_uint_ge(result.findings.len, 4);
    for (size_t i = 1; i < result.findings.len; i++)
        ck_assert_uint_le(result.findings.at[i - 1].span.start, result.findings.at[i].span.start);
}
END_TEST

START_TEST(points_are_bullets_or_sentences)
{
    Result result = graded_answer("Intro.\n\n- One.\n- Two. And more.\n- Three.\n");
    ck_assert_uint_eq(result.points, 3);
    ck_assert_str_eq(result.point_name, "bullets");
    ck_assert_uint_eq(result.answer.items, 3);
    ck_assert_uint_eq(result.answer.words, 6);
    result = graded_answer("It is one. It is two.");
    ck_assert_uint_eq(result.points, 2);
    ck_assert_str_eq(result.point_name, "sentences");
    ck_assert_uint_eq(result.answer.sentences, 2);
    ck_assert_uint_eq(graded_answer("").points, 0);
}
END_TEST

START_TEST(the_score_is_made_of_both)
{
    Result result = graded_answer("- The earth is flat.\n- All is well.\n");
    ck_assert_int_eq(result.criteria[CRITERION_FORMAT].tenths, 1000);
    ck_assert_int_eq(result.criteria[CRITERION_FACTS].tenths, 500);
    ck_assert(result.scored);
    ck_assert_int_eq(result.score, 700);
    ck_assert_int_eq(result.grade, 'C');
    ck_assert(result.failed);
    result = graded_answer("- All is well.\n- All is fine.\n");
    ck_assert_int_eq(result.score, 1000);
    ck_assert(!result.failed);
}
END_TEST

START_TEST(thinking_is_linted_only_when_asked_for)
{
    Policy policy = policy_default();
    const char *thinking = "The earth is flat.\n\n", *answer = "- All is well.\n- All is fine.\n";
    Result result = graded_by(&policy, thinking, answer);
    ck_assert_uint_eq(result.findings.len, 0);
    ck_assert_uint_eq(result.thinking.words, 4);
    ck_assert(!result.failed);
}
END_TEST

START_TEST(thinking_does_not_change_the_score)
{
    Policy policy = both_channels();
    const char *thinking = "The earth is flat.\n\n", *answer = "- All is well.\n- All is fine.\n";
    Result result = graded_by(&policy, thinking, answer);
    ck_assert_uint_eq(result.findings.len, 1);
    ck_assert_int_eq(result.findings.at[0].channel, CHANNEL_THINKING);
    ck_assert_says(text_span(result.document->source, result.findings.at[0].span), "earth is flat");
    ck_assert_uint_eq(result.judgements.len, 4);        // those of the answer
    ck_assert_int_eq(outcome_of(&result, "flat"), OUTCOME_PASS);
    ck_assert_int_eq(result.score, 1000);
    ck_assert(result.failed);                           // the verdict counts every finding
    ck_assert_int_eq(graded_by(&policy, NULL, answer).score, 1000);
}
END_TEST

START_TEST(thinking_alone_is_judged_like_an_answer)
{
    Policy policy = {.fail_on = SEVERITY_ERROR, .weight = {40, 60, 0},
                     .channels = {[CHANNEL_THINKING] = true}};
    Result result = graded_by(&policy, "- The earth is flat.\n- b\n- c\n\n", "The moon is a cube.");
    ck_assert_int_eq(outcome_of(&result, "two"), OUTCOME_FAIL);
    ck_assert_int_eq(outcome_of(&result, "flat"), OUTCOME_FAIL);
    ck_assert_int_eq(outcome_of(&result, "cube"), OUTCOME_PASS);
    result = graded_by(&policy, NULL, "The moon is a cube.");
    ck_assert_uint_eq(result.judgements.len + result.findings.len, 0);
    ck_assert(!result.scored);
}
END_TEST

START_TEST(a_pack_on_another_topic_is_not_applicable)
{
    Policy policy = policy_default();
    Ruleset ruleset = ruleset_of("answerlint: 1\npack: mine\ntopic: [astronomy]\nrules:\n"
                                 "- {id: flat, claim: It is flat., match: [earth is flat]}\n");
    Result result = graded(&ruleset, &policy, document_of(NULL, "The earth is flat."));
    ck_assert_int_eq(outcome_of(&result, "flat"), OUTCOME_NOT_APPLICABLE);
    ck_assert(!result.scored && !result.failed);
    Document *document = document_of(NULL, "The earth is flat.");
    document->prompt = (Channel){.present = true, .text = TEXT("Astronomy, please.")};
    result = graded(&ruleset, &policy, document);
    ck_assert_int_eq(outcome_of(&result, "flat"), OUTCOME_FAIL);
}
END_TEST

// A rule that gives up says so: its silence would look like a pass.
START_TEST(a_limit_is_an_error_of_the_rule)
{
    Policy policy = both_channels();
    Ruleset ruleset = ruleset_of("answerlint: 1\npack: mine\nrules:\n"
                                 "- {id: slow, claim: It is slow., match: ['re:(a+)+$']}\n");
    const char *hostile = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab";
    Result result = graded(&ruleset, &policy, document_of(NULL, hostile));
    ck_assert_int_eq(outcome_of(&result, "slow"), OUTCOME_ERROR);
    ck_assert_uint_gt(result.judgements.at[0].trouble.len, 0);
    ck_assert(!result.scored);
    result = graded(&ruleset, &policy, document_of(hostile, "All is well."));
    ck_assert_uint_eq(result.judgements.len, 2);        // also where only the thinking met it
    ck_assert_int_eq(result.judgements.at[1].outcome, OUTCOME_ERROR);
}
END_TEST

START_TEST(one_rule_has_a_thousand_findings_at_most)
{
    enum { ITEMS = 3000 };
    static char answer[ITEMS * 24];
    char *at = answer;
    for (int i = 0; i < ITEMS; i++)
        at += sprintf(at, "- a b c d e f\n");
    Result result = graded_answer(answer);
    size_t count = 0;
    for (size_t i = 0; i < result.findings.len; i++)
        count += text_is(result.findings.at[i].rule->name, TEXT("short"));
    ck_assert_uint_eq(count, 1000);
    ck_assert_uint_eq(result.points, ITEMS);
}
END_TEST

START_TEST(what_cannot_be_graded_fails)
{
    Document document = {.path = TEXT("a.txt")};
    Result result;
    grade_error(TEXT("no such file"), &document, &result);
    ck_assert_int_eq(result.status, STATUS_INPUT_ERROR);
    ck_assert_text(result.error, "no such file");
    ck_assert(result.failed && !result.scored && result.grade == 0);
    ck_assert_ptr_eq(result.document, &document);
}
END_TEST

Suite *suite_run_grade(void)
{
    return suite_of("run/grade",
                    (const TTest *const[]){every_rule_has_a_judgement,
                                           a_claim_is_found_at_its_place,
                                           findings_stand_in_the_order_of_the_text,
                                           points_are_bullets_or_sentences,
                                           the_score_is_made_of_both,
                                           thinking_is_linted_only_when_asked_for,
                                           thinking_does_not_change_the_score,
                                           thinking_alone_is_judged_like_an_answer,
                                           a_pack_on_another_topic_is_not_applicable,
                                           a_limit_is_an_error_of_the_rule,
                                           one_rule_has_a_thousand_findings_at_most,
                                           what_cannot_be_graded_fails, NULL});
}
