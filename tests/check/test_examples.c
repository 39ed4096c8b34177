#include "rule.h"

#include <stdio.h>
#include <string.h>

static Outcome outcome_of(const CheckType *check, const char *text)
{
    Answer answer = rule_judged(text, check->name, check->example.params);
    for (size_t i = 0; i < answer.findings.len; i++) {
        Text message = answer.findings.at[i].message;
        ck_assert_msg(message.len > 0 && !char_is_upper(message.at[0]) && !text_ends(message, TEXT(".")),
                      "%s says '%.*s'", check->name, TEXT_ARG(message));
    }
    arena_free(&answer.arena);
    return answer.outcome;
}

START_TEST(examples_say_what_checks_do)
{
    for (size_t i = 0; check_types[i]; i++) {
        const CheckType *check = check_types[i];
        ck_assert_msg(check->example.good && check->example.bad, "%s has no example", check->name);
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

// "change_case:english_capital, change_case:english_lowercase": each is known.
static void check_ids(const CheckType *check)
{
    Text rest = text_of(check->instruction), id;
    while (text_next_part(&rest, ',', &id))
        ck_assert_msg(instruction_find(text_trim(id)) != NULL, "%s: no instruction '%.*s'",
                      check->name, TEXT_ARG(id));
}

START_TEST(where_the_official_convention_differs_a_note_says_so)
{
    for (size_t i = 0; check_types[i]; i++) {
        const CheckType *check = check_types[i];
        ck_assert_msg((check->instruction != NULL) == (check->other != NULL),
                      "%s: an instruction without an example, or the reverse", check->name);
        if (!check->instruction)
            continue;
        ck_assert_msg(check->official != NULL, "%s does not say how IFEval differs", check->name);
        check_ids(check);
        Answer answer = rule_judged(check->other, check->name, check->example.params);
        ck_assert_msg(text_find(answer.note, 0, TEXT("by IFEval")) != TEXT_NONE,
                      "%s says nothing of IFEval but '%.*s'", check->name, TEXT_ARG(answer.note));
        arena_free(&answer.arena);
    }
}
END_TEST

START_TEST(where_both_agree_nothing_is_said)
{
    for (size_t i = 0; check_types[i]; i++) {
        const CheckType *check = check_types[i];
        if (!check->instruction)
            continue;
        Answer good = rule_judged(check->example.good, check->name, check->example.params);
        Answer bad = rule_judged(check->example.bad, check->name, check->example.params);
        ck_assert_msg(good.note.len == 0 || bad.note.len == 0, "%s: '%.*s', '%.*s'", check->name,
                      TEXT_ARG(good.note), TEXT_ARG(bad.note));
        arena_free(&good.arena);
        arena_free(&bad.arena);
    }
}
END_TEST

START_TEST(every_check_says_what_it_counts)
{
    for (size_t i = 0; check_types[i]; i++) {
        const CheckType *check = check_types[i];
        ck_assert_msg(check->definition && strlen(check->definition) > 40, "%s", check->name);
        ck_assert_msg(check->about[strlen(check->about) - 1] == '.', "%s", check->name);
        ck_assert_msg(check->definition[strlen(check->definition) - 1] == '.', "%s", check->name);
    }
}
END_TEST

// What a number alone may say: the size of what is looked at. What an answer is held against is a
// range, so that it can be exact, a least or a most.
START_TEST(limits_are_ranges)
{
    static const char *const sizes[] = {"item-unique/similar", "unique-words/words",
                                        "repetition/words", "readability/words"};
    size_t numbers = 0;
    for (size_t i = 0; check_types[i]; i++)
        for (const Param *param = check_types[i]->params; param->name; param++) {
            char name[64];
            bool known = param->kind != PARAM_NUMBER;
            numbers += !known;
            snprintf(name, sizeof name, "%s/%s", check_types[i]->name, param->name);
            for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++)
                known = known || strcmp(name, sizes[k]) == 0;
            ck_assert_msg(known, "%s is a number and no range", name);
        }
    ck_assert_uint_eq(numbers, sizeof sizes / sizeof *sizes);
}
END_TEST

Suite *suite_check_examples(void)
{
    return suite_of("check/examples",
                    (const TTest *const[]){examples_say_what_checks_do,
                                           blank_answers_are_no_success, limits_are_ranges,
                                           where_the_official_convention_differs_a_note_says_so,
                                           where_both_agree_nothing_is_said,
                                           every_check_says_what_it_counts, NULL});
}
