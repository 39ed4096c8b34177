#include "answer.h"

#include "pack/params.h"

static void free_patterns(const CheckType *check, const void *params)
{
    for (const Param *param = check->params; param->name; param++)
        if (param->kind == PARAM_PATTERN)
            pattern_free(*(Pattern *const *)((const char *)params + param->offset));
}

static Outcome outcome_of(const CheckType *check, const char *text)
{
    Arena keep = {0};
    Error error = {0};
    const YamlNode *rule = yaml_parse(text_of(check->example.params ? check->example.params : "{}"),
                                      TEXT("example.yaml"), &keep, &error);
    const void *params = rule ? params_load(check, rule, &keep, &error) : NULL;
    ck_assert_msg(params != NULL, "%s: %.*s", check->name, TEXT_ARG(error.message));
    Answer answer = answer_judged(text, check->name, params);
    for (size_t i = 0; i < answer.findings.len; i++) {
        Text message = answer.findings.at[i].message;
        ck_assert_msg(message.len > 0 && !char_is_upper(message.at[0]) && !text_ends(message, TEXT(".")),
                      "%s says '%.*s'", check->name, TEXT_ARG(message));
    }
    arena_free(&answer.arena);
    free_patterns(check, params);
    arena_free(&keep);
    return answer.outcome;
}

START_TEST(examples_say_what_checks_do)
{
    for (size_t i = 0; check_types[i]; i++) {
        const CheckType *check = check_types[i];
        ck_assert_msg(check->example.good || check->criterion != CRITERION_FORMAT,
                      "%s has no example", check->name);
        if (!check->example.good)
            continue;
        ck_assert_msg(outcome_of(check, check->example.good) == OUTCOME_PASS, "%s refuses '%s'",
                      check->name, check->example.good);
        ck_assert_msg(outcome_of(check, check->example.bad) == OUTCOME_FAIL, "%s takes '%s'",
                      check->name, check->example.bad);
    }
}
END_TEST

START_TEST(blank_answers_are_no_success)
{
    for (size_t i = 0; check_types[i]; i++) {
        const CheckType *check = check_types[i];
        if (check->criterion != CRITERION_FORMAT)
            continue;
        ck_assert_msg(outcome_of(check, "") != OUTCOME_PASS, "%s passes nothing", check->name);
        ck_assert_msg(outcome_of(check, " \n") != OUTCOME_PASS, "%s passes space", check->name);
    }
}
END_TEST

Suite *suite_check_examples(void)
{
    return suite_of("check/examples",
                    (const TTest *const[]){examples_say_what_checks_do,
                                           blank_answers_are_no_success, NULL});
}
