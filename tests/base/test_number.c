#include "base/number.h"

#include "unit.h"

START_TEST(digits_and_nothing_else)
{
    static const char *const bad[] = {"",   " ",  " 1",  "1 ",  "+1",  "-1", "0x10", "1e3",
                                      "1.", ".5", "1,0", "1_0", "12a", "\xD9\xA1", NULL};
    uint64_t value;
    for (size_t i = 0; bad[i]; i++)
        ck_assert_msg(!number_parse(text_of(bad[i]), &value), "'%s' is read as a number", bad[i]);
    ck_assert(!number_parse((Text){"1\0", 2}, &value));
    ck_assert(number_parse(TEXT("0"), &value));
    ck_assert_uint_eq(value, 0);
    ck_assert(number_parse(TEXT("007"), &value));
    ck_assert_uint_eq(value, 7);
}
END_TEST

START_TEST(what_does_not_fit_is_refused)
{
    uint64_t value;
    ck_assert(number_parse(TEXT("18446744073709551615"), &value));
    ck_assert_uint_eq(value, UINT64_MAX);
    ck_assert(number_parse(TEXT("000018446744073709551615"), &value));
    ck_assert_uint_eq(value, UINT64_MAX);
    ck_assert(!number_parse(TEXT("18446744073709551616"), &value));
    ck_assert(!number_parse(TEXT("18446744073709551620"), &value));
    ck_assert(!number_parse(TEXT("99999999999999999999"), &value));
    ck_assert(!number_parse(TEXT("184467440737095516150"), &value));
}
END_TEST

static void ck_assert_scaled(const char *text, unsigned places, uint64_t expected)
{
    uint64_t value;
    ck_assert_msg(number_parse_scaled(text_of(text), places, &value), "'%s' is refused", text);
    ck_assert_uint_eq(value, expected);
}

START_TEST(decimals_are_scaled_integers)
{
    ck_assert_scaled("97.13", 2, 9713);
    ck_assert_scaled("97.1", 2, 9710);
    ck_assert_scaled("97", 2, 9700);
    ck_assert_scaled("0.00", 2, 0);
    ck_assert_scaled("0.07", 2, 7);
    ck_assert_scaled("12", 0, 12);
    ck_assert_scaled("1.000000001", 9, 1000000001);
    ck_assert_scaled("184467440737095516.15", 2, UINT64_MAX);
}
END_TEST

START_TEST(decimals_that_are_refused)
{
    static const char *const bad[] = {"",      ".",     "97.",    ".13",   "97.131", "97.1.3",
                                      "97,13", "-1.00", "97.1x",  "97. 1", "1e2",
                                      "184467440737095516.16",    "99999999999999999999", NULL};
    uint64_t value;
    for (size_t i = 0; bad[i]; i++)
        ck_assert_msg(!number_parse_scaled(text_of(bad[i]), 2, &value), "'%s' is read", bad[i]);
    ck_assert(!number_parse_scaled(TEXT("1.5"), 0, &value));
}
END_TEST

START_TEST(halves_go_to_the_even_neighbour)
{
    static const struct { double value; int64_t rounded; } rows[] = {
        {0, 0}, {0.5, 0}, {1.5, 2}, {2.5, 2}, {3.5, 4}, {0.4999999999999999, 0},
        {0.5000000000000001, 1}, {2.4, 2}, {2.6, 3}, {-0.5, 0}, {-1.5, -2}, {-2.5, -2},
        {-2.4, -2}, {-2.6, -3}, {-0.2, 0}, {1e15 + 0.5, 1000000000000000}, {-7, -7},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_msg(number_round(rows[i].value) == rows[i].rounded, "%.17g became %lld",
                      rows[i].value, (long long)number_round(rows[i].value));
}
END_TEST

Suite *suite_base_number(void)
{
    return suite_of("base/number",
                    (const TTest *const[]){digits_and_nothing_else, what_does_not_fit_is_refused,
                                           decimals_are_scaled_integers, decimals_that_are_refused,
                                           halves_go_to_the_even_neighbour, NULL});
}
