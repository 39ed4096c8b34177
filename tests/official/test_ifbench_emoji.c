#include "official/verdict.h"

static const char id[] = "format:emoji";

START_TEST(behind_or_before_the_mark)
{
    ck_assert(passes(id, "It rains \U0001F327."));
    ck_assert(passes(id, "It rains. \U0001F327"));
    ck_assert(passes(id, "It rains. \U0001F327 It pours! \U0001F327"));
    ck_assert(!passes(id, "It rains. It pours \U0001F327"));
    ck_assert(!passes(id, "\U0001F327 It rains."));
}
END_TEST

START_TEST(selectors_and_joiners)
{
    ck_assert(passes(id, "I do \u2764\uFE0F"));
    ck_assert(passes(id, "Magic \U0001F9D9\u200D\u2640\uFE0F"));
    ck_assert(!passes(id, "Magic \U0001F9D9\u200D\u200D"));
    ck_assert(passes(id, "\u00A9"));
}
END_TEST

START_TEST(what_is_no_emoji)
{
    ck_assert(!passes(id, "Number 1"));
    ck_assert(!passes(id, "A flag \U0001F1EB\U0001F1F7"));
    ck_assert(!passes(id, "A check \u2713"));
    ck_assert(!passes(id, "?!"));
}
END_TEST

Suite *suite_official_ifbench_emoji(void)
{
    return suite_of("official/ifbench_emoji",
                    (const TTest *const[]){behind_or_before_the_mark, selectors_and_joiners,
                                           what_is_no_emoji, NULL});
}
