#include "official/verdict.h"

static const char id[] = "format:line_indent";

START_TEST(stairs)
{
    ck_assert(passes(id, "a\n b\n   c"));
    ck_assert(!passes(id, "a\n b\n c"));
    ck_assert(!passes(id, "a\n\tb"));
    ck_assert(passes(id, "a"));
}
END_TEST

START_TEST(single_blank_lines_go)
{
    ck_assert(passes(id, "a\n\n b\n\n  c\n"));
    ck_assert(passes(id, "\na\n b"));
}
END_TEST

// Of two blank lines one stays, and breaks the stairs unless it has the right indent.
START_TEST(second_blank_lines_stay)
{
    ck_assert(!passes(id, "a\n\n\n b"));
    ck_assert(!passes(id, "\n\na"));
    ck_assert(passes(id, "a\n \n  \n   b"));
    ck_assert(!passes(id, "  \n\n   x\n\n    y"));
}
END_TEST

// The walker stands on a later line, yet the first that reads the same goes.
START_TEST(the_first_that_reads_the_same_goes)
{
    ck_assert(!passes(id, "\n\n x\n"));
    ck_assert(passes(id, "\n \nx\n "));
    ck_assert(passes(id, "\n\n x\n   "));
}
END_TEST

Suite *suite_official_ifbench_indent(void)
{
    return suite_of("official/ifbench_indent",
                    (const TTest *const[]){stairs, single_blank_lines_go, second_blank_lines_stay,
                                           the_first_that_reads_the_same_goes, NULL});
}
