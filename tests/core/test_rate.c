#include "core/rate.h"

#include "error.h"

static Arena keep;

// Wilson's bounds, calculated by hand: for 9 of 9 the lower one is 9 / (9 + z^2).
START_TEST(bounds_of_small_samples)
{
    static const struct { Rate rate; int64_t share, low, high; } cases[] = {
        {{9, 9}, 1000, 701, 1000}, {{0, 9}, 0, 0, 299},     {{1, 1}, 1000, 207, 1000},
        {{1, 2}, 500, 95, 905},    {{8, 10}, 800, 490, 943}, {{155, 155}, 1000, 976, 1000},
        {{1, 3}, 333, 61, 792},    {{2, 3}, 667, 208, 939},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        RateBounds bounds = rate_bounds(cases[i].rate);
        ck_assert_int_eq(rate_tenths(cases[i].rate), cases[i].share);
        ck_assert_int_eq(bounds.low, cases[i].low);
        ck_assert_int_eq(bounds.high, cases[i].high);
    }
}
END_TEST

START_TEST(bounds_of_a_large_sample)
{
    RateBounds bounds = rate_bounds((Rate){500000000, 1000000000});
    ck_assert_int_eq(bounds.low, 500);
    ck_assert_int_eq(bounds.high, 500);
}
END_TEST

START_TEST(reaching)
{
    ck_assert(rate_reaches((Rate){97, 100}, 970));
    ck_assert(!rate_reaches((Rate){97, 100}, 971));
    ck_assert(!rate_reaches((Rate){2, 3}, 667));
    ck_assert(!rate_reaches((Rate){0, 0}, 1));
}
END_TEST

static Text text_of_rate(Rate rate, void (*put)(Rate, Out *))
{
    Out out = {0};
    put(rate, &out);
    Text text = arena_copy(&keep, out_text(&out));
    out_free(&out);
    return text;
}

START_TEST(written)
{
    ck_assert_text(text_of_rate((Rate){1, 2}, rate_put_text), "50.0 % [9.5, 90.5] 1 of 2");
    ck_assert_text(text_of_rate((Rate){0, 0}, rate_put_text), "n/a");
    ck_assert_text(text_of_rate((Rate){1, 2}, rate_put_json),
                   "{\"part\":1,\"whole\":2,\"percent\":50.0,\"low\":9.5,\"high\":90.5}");
    ck_assert_text(text_of_rate((Rate){0, 0}, rate_put_json),
                   "{\"part\":0,\"whole\":0,\"percent\":null,\"low\":null,\"high\":null}");
}
END_TEST

Suite *suite_core_rate(void)
{
    return suite_of("core/rate",
                    (const TTest *const[]){bounds_of_small_samples, bounds_of_a_large_sample,
                                           reaching, written, NULL});
}
