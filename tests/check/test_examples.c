#include "answer.h"

#include "pack/params.h"

static void free_patterns(const CheckType *check, const void *params)
{
    for (const Param *param = check->params; param->name; param++)
        if (param->kind == PARAM_PATTERN)
            pattern_free(*(Pattern *const *)((const char *)params + param->offset));
}

static void judge_example(const CheckType *check, const char *text, Outcome expected)
{
    Arena keep = {0};
    Error error = {0};
    const YamlNode *rule = yaml_parse(text_of(check->example.params ? check->example.params : "{}"),
                                      TEXT("example.yaml"), &keep, &error);
    const void *params = rule ? params_load(check, rule, &keep, &error) : NULL;
    ck_assert_msg(params != NULL, "%s: %.*s", check->name, TEXT_ARG(error.message));
    Answer answer = answer_judged(text, check->name, params);
    ck_assert_msg(answer.outcome == expected, "%s: outcome %d for '%s'", check->name,
                  (int)answer.outcome, text);
    arena_free(&answer.arena);
    free_patterns(check, params);
    arena_free(&keep);
}

START_TEST(examples_say_what_checks_do)
{
    size_t count = 0;
    for (size_t i = 0; check_types[i]; i++) {
        const CheckType *check = check_types[i];
        if (!check->example.good)
            continue;
        judge_example(check, check->example.good, OUTCOME_PASS);
        judge_example(check, check->example.bad, OUTCOME_FAIL);
        count++;
    }
    ck_assert_uint_gt(count, 0);
}
END_TEST

Suite *suite_check_examples(void)
{
    return suite_of("check/examples", (const TTest *const[]){examples_say_what_checks_do, NULL});
}
