#include "syntax/bare_choice.h"

#include "error.h"

START_TEST(bare)
{
    static const char *const cases[] = {
        "\\bfoo|bar\\b", "\\bfoo|bar", "foo|bar\\b", "x(?:\\bfoo|bar)y", "a|\\bb|c", "\\btasks?|runs?\\b",
        "(?i:\\bfoo|bar)", "\\b\\w+|\\d+", "\\bfoo|[a-z]+",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(bare_choice(text_of(cases[i])), "%s", cases[i]);
}
END_TEST

START_TEST(not_bare)
{
    static const char *const cases[] = {
        "\\b(?:foo|bar)\\b", "\\bfoo\\b|\\bbar\\b", "foo|bar", "\\bC#|\\.NET\\b", "\\bfoo",
        "[|]\\bfoo", "\\bfoo\\|bar", "\\bfoo|\\(bar", "(?-i:\\bTasks?\\b)", "", "|", "(", "[", "\\",
        "\\bTask<|\\bawait\\b", "a{2}\\b|b{2}\\b",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(!bare_choice(text_of(cases[i])), "%s", cases[i]);
}
END_TEST

Suite *suite_syntax_bare_choice(void)
{
    return suite_of("syntax/bare_choice", (const TTest *const[]){bare, not_bare, NULL});
}
