#include "answer.h"

enum { EN, DE, RU = 9 };       // as the languages' table has them

START_TEST(the_language_is_judged)
{
    unsigned english = EN, german = DE;
    const char *text = "The task waits for the result.";
    ck_assert_outcome(text, "language", &english, OUTCOME_PASS);
    ck_assert_finding(text, "language", &german,
                      "written in English, German asked for: 3 of 6 words are English", text);
}
END_TEST

START_TEST(code_has_no_language)
{
    unsigned german = DE;
    ck_assert_outcome("Das ist `the and of to in` und nicht mehr.\n\n```\nthe and of to in\n```\n",
                      "language", &german, OUTCOME_PASS);
    ck_assert_outcome("```\nthe and of to in\n```\n", "language", &german, OUTCOME_NOT_APPLICABLE);
}
END_TEST

START_TEST(unsure_is_not_judged)
{
    unsigned english = EN, russian = RU;
    ck_assert_outcome("Lorem ipsum dolor.", "language", &english, OUTCOME_NOT_APPLICABLE);
    ck_assert_outcome("", "language", &english, OUTCOME_NOT_APPLICABLE);
    ck_assert_finding("Lorem ipsum dolor.", "language", &russian,
                      "written in the script Latin, Russian asked for", "Lorem ipsum dolor.");
}
END_TEST

Suite *suite_check_language(void)
{
    return suite_of("check/language",
                    (const TTest *const[]){the_language_is_judged, code_has_no_language,
                                           unsure_is_not_judged, NULL});
}
