#include "syntax/stress.h"

#include "error.h"

static Arena keep;

static bool gives_up(const char *expression, Stress *stress)
{
    Error error = {0};
    Matcher *matcher = matcher_open();
    Pattern *pattern = pattern_compile(text_of(expression), PATTERN_CASELESS, (Place){0}, &keep,
                                       &error);
    ck_assert_msg(pattern != NULL, "refused: %s", expression);
    bool found = stress_find(pattern, matcher, &keep, stress);
    pattern_free(pattern);
    matcher_close(matcher);
    return found;
}

// Textbook cases: choices that overlap within a repeat, repeats within repeats.
START_TEST(expressions_that_give_up)
{
    static const char *const bad[] = {
        "(a+)+$",          "^(a|aa)+$",        "([a-zA-Z]+)*1",     "(?:\\w+\\s*)+$",
        "x(\\w*)*y",       "(a|b|ab)*c",       "^(\\d+)*;",         "(?:a?b?)+(?:a?b?)+(?:ab)+z",
        "^(.*?,){11}P",       "(x+x+)+y",         "-(?:[a-z]+-?)+;",   "(?:(?:a|b)+c?)+d",
    };
    Stress stress;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(gives_up(bad[i], &stress), "nothing found for %s", bad[i]);
}
END_TEST

START_TEST(expressions_that_do_not)
{
    static const char *const good[] = {
        "a+b",        "\\bawait\\b.{0,60}\\bthread\\b", "(?>a+)+$",      "(?:ab)+c", "a*b*c*d",
        "WhenAll[^.;]{0,60}catch\\s*\\(",               "\\w+Exception", "[^)]*\\)",
    };
    Stress stress;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        ck_assert_msg(!gives_up(good[i], &stress), "%s gave up on %zu times '%.*s'", good[i],
                      stress.times, TEXT_ARG(stress.pump));
}
END_TEST

START_TEST(what_is_found_is_small)
{
    Stress stress;
    ck_assert(gives_up("x(a+)+$", &stress));
    ck_assert_text(stress.before, "x");
    ck_assert_text(stress.pump, "a");
    ck_assert_uint_le(stress.times, 64);
}
END_TEST

Suite *suite_syntax_stress(void)
{
    return suite_of("syntax/stress",
                    (const TTest *const[]){expressions_that_give_up, expressions_that_do_not,
                                           what_is_found_is_small, NULL});
}
