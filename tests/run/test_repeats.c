#include "run/repeats.h"

#include "unit.h"

START_TEST(a_pattern_names_the_group_of_a_path)
{
    static const struct { const char *pattern, *path, *name; } cases[] = {
        {"runs/{}-*.txt", "runs/q1-3.txt", "q1"},
        {"runs/{}-*.txt", "runs/q1-a-3.txt", "q1"},
        {"*/{}.txt", "model-b/q7.txt", "q7"},
        {"{}/*", "q7/1.txt", "q7"},
        {"runs/*/{}", "runs/3/q7", "q7"},
        {"{}", "a.txt", "a.txt"},
        {"a*b*{}c", "axbybqc", "ybq"},
        {"runs/{}-*.txt", "runs/q1.txt", NULL},
        {"runs/{}-*.txt", "runs/x/q1-1.txt", NULL},
        {"runs/{}.txt", "runs/.txt", NULL},
        {"{}", "a/b", NULL},
        {"*/{}.txt", "a/b/c.txt", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Text name = {0};
        bool found = pattern_name(text_of(cases[i].pattern), text_of(cases[i].path), &name);
        ck_assert_msg(found == (cases[i].name != NULL), "%s, %s", cases[i].pattern, cases[i].path);
        if (found)
            ck_assert_text(name, cases[i].name);
    }
}
END_TEST

START_TEST(a_rate_is_reached_or_not)
{
    Repeats repeats = {.rate = 667};
    Series group = {.passed = 2, .answers = 3};          // 66.66 percent
    ck_assert(!group_is_good(&repeats, &group));
    repeats.rate = 666;
    ck_assert(group_is_good(&repeats, &group));
    repeats.rate = RATE_ALL;
    ck_assert(!group_is_good(&repeats, &group));
    group.passed = 3;
    ck_assert(group_is_good(&repeats, &group));
}
END_TEST

Suite *suite_run_repeats(void)
{
    return suite_of("run/repeats", (const TTest *const[]){a_pattern_names_the_group_of_a_path,
                                                          a_rate_is_reached_or_not, NULL});
}
