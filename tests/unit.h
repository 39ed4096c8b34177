// What all suites need: Check, text comparison that shows both sides, and a short way to make a
// suite.
#ifndef TESTS_UNIT_H
#define TESTS_UNIT_H

#include <check.h>

#include "base/arena.h"

#define SUITE(name) Suite *suite_##name(void);
#include "suites.def"
#undef SUITE

#define ck_assert_text(text, expected)                                                             \
    do {                                                                                           \
        Text got_ = (text), want_ = text_of(expected);                                             \
        ck_assert_msg(text_is(got_, want_), "got '%.*s', expected '%.*s'", TEXT_ARG(got_),         \
                      TEXT_ARG(want_));                                                            \
    } while (0)

// The suite of a test file: its name and its tests, ended by NULL.
static inline Suite *suite_of(const char *name, const TTest *const *tests)
{
    Suite *suite = suite_create(name);
    TCase *cases = tcase_create("all");
    tcase_set_timeout(cases, 60);
    for (; *tests; tests++)
        tcase_add_test(cases, *tests);
    suite_add_tcase(suite, cases);
    return suite;
}

#endif
