#include "core/mcnemar.h"

#include "unit.h"

static double distance(double a, double b)
{
    return a > b ? a - b : b - a;
}

// By hand: 2 * (C(n,0) + ... + C(n,k)) / 2^n.
START_TEST(small_numbers_by_hand)
{
    static const struct { uint64_t a, b; double p; } cases[] = {
        {0, 0, 1},
        {1, 0, 1},                      // 2 * 1 / 2
        {0, 4, 2.0 / 16},
        {0, 5, 2.0 / 32},
        {6, 0, 2.0 / 64},
        {1, 7, 2 * (1 + 8) / 256.0},
        {2, 8, 2 * (1 + 10 + 45) / 1024.0},
        {3, 3, 1},                      // 2 * (1 + 6 + 15 + 20) / 64 is above 1
        {9, 1, 2 * (1 + 10) / 1024.0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_assert_double_lt(distance(mcnemar_p(cases[i].a, cases[i].b), cases[i].p), 1e-12);
        ck_assert_double_lt(distance(mcnemar_p(cases[i].b, cases[i].a), cases[i].p), 1e-12);
    }
}
END_TEST

START_TEST(evidence_begins_at_six_to_nothing)
{
    ck_assert(!mcnemar_is_evidence(0, 0));
    ck_assert(!mcnemar_is_evidence(5, 0));
    ck_assert(mcnemar_is_evidence(6, 0));
    ck_assert(!mcnemar_is_evidence(7, 1));      // 18 / 256
    ck_assert(mcnemar_is_evidence(8, 1));       // 20 / 512
}
END_TEST

// 45 and 55 of 100: 0.3682 (statistical tables); thousands neither overflow nor vanish.
START_TEST(large_numbers)
{
    ck_assert_double_lt(distance(mcnemar_p(45, 55), 0.3682), 5e-5);
    ck_assert_double_lt(distance(mcnemar_p(500000, 500000), 1), 1e-9);
    ck_assert_double_lt(mcnemar_p(10000, 11000), 1e-10);
    ck_assert_double_gt(mcnemar_p(1000, 1050), 0.05);
    ck_assert_double_lt(mcnemar_p(0, 100000), 1e-300);
}
END_TEST

Suite *suite_core_mcnemar(void)
{
    return suite_of("core/mcnemar",
                    (const TTest *const[]){small_numbers_by_hand,
                                           evidence_begins_at_six_to_nothing, large_numbers, NULL});
}
