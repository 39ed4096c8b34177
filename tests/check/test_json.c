#include "answer.h"

typedef struct Json {
    TextList keys;
    unsigned fenced;
} Json;

enum { ALLOWED, REQUIRED, FORBIDDEN };

static const Json any = {.fenced = ALLOWED};

START_TEST(one_value_is_json)
{
    ck_assert_outcome(" {\"a\": [1, null]}\n", "json", &any, OUTCOME_PASS);
    ck_assert_outcome("```json\n{\n  \"a\": 1\n}\n```\n", "json", &any, OUTCOME_PASS);
    ck_assert_outcome("~~~\n5\n~~~", "json", &any, OUTCOME_PASS);
    ck_assert_outcome("\"text\"", "json", &any, OUTCOME_PASS);
    ck_assert_outcome("", "json", &any, OUTCOME_FAIL);
    ck_assert_outcome("Text.\n\n```json\n{}\n```\n", "json", &any, OUTCOME_FAIL);
    ck_assert_outcome("```json\n```\n", "json", &any, OUTCOME_FAIL);
    ck_assert_outcome("{\"a\": 1", "json", &any, OUTCOME_FAIL);
}
END_TEST

START_TEST(what_is_wrong_has_a_place)
{
    ck_assert_finding("{\"a\": 1} and so\nmore", "json", &any,
                      "text behind the JSON value, nothing else asked for",
                      "and so");
    ck_assert_finding("[1, NaN]", "json", &any, "no valid JSON: NaN is no number", "NaN]");
    Answer answer = answer_judged("```json\n{\"a\": tru}\n```", "json", &any);
    ck_assert_uint_eq(answer.findings.len, 1);
    ck_assert_uint_ge(answer.findings.at[0].span.start, 14);
    ck_assert(text_starts(answer.findings.at[0].message, TEXT("no valid JSON: ")));
    arena_free(&answer.arena);
}
END_TEST

START_TEST(fences_as_asked_for)
{
    Json required = {.fenced = REQUIRED}, forbidden = {.fenced = FORBIDDEN};
    ck_assert_outcome("```json\n{}\n```", "json", &required, OUTCOME_PASS);
    ck_assert_finding("{}", "json", &required, "the answer is not one fenced code block of JSON",
                      "{}");
    ck_assert_outcome("{}", "json", &forbidden, OUTCOME_PASS);
    ck_assert_outcome("```json\n{}\n```", "json", &forbidden, OUTCOME_FAIL);
}
END_TEST

START_TEST(keys_that_must_be_there)
{
    Json keys = {.keys = {.at = (Text[]){TEXT("a"), TEXT("b")}, .len = 2}};
    ck_assert_outcome("{\"b\": 1, \"a\": null}", "json", &keys, OUTCOME_PASS);
    ck_assert_finding(" {\"b\": {\"a\": 1}}", "json", &keys,
                      "the key \"a\" is missing: 1 of 2 keys asked for", "{\"b\": {\"a\": 1}}");
    ck_assert_finding("[1]", "json", &keys, "the JSON value is of the kind array, not an object",
                      "[1]");
}
END_TEST

START_TEST(too_deep_is_an_error)
{
    char deep[2 * 600 + 1] = {0};
    for (size_t i = 0; i < 600; i++) {
        deep[i] = '[';
        deep[600 + i] = ']';
    }
    ck_assert_outcome(deep, "json", &any, OUTCOME_ERROR);
}
END_TEST

Suite *suite_check_json(void)
{
    return suite_of("check/json",
                    (const TTest *const[]){one_value_is_json, what_is_wrong_has_a_place,
                                           fences_as_asked_for, keys_that_must_be_there,
                                           too_deep_is_an_error, NULL});
}
