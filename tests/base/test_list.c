#include "base/list.h"

#include "unit.h"

START_TEST(elements_survive_growth)
{
    Arena arena = {0};
    LIST(uint64_t) numbers = {0};
    for (uint64_t i = 0; i < 10000; i++)
        list_add(&arena, &numbers, i * i);
    ck_assert_uint_eq(numbers.len, 10000);
    ck_assert_uint_ge(numbers.cap, numbers.len);
    for (uint64_t i = 0; i < 10000; i++)
        ck_assert_uint_eq(numbers.at[i], i * i);
    arena_free(&arena);
}
END_TEST

START_TEST(lists_in_one_arena_are_apart)
{
    Arena arena = {0};
    SpanList a = {0}, b = {0};
    for (size_t i = 0; i < 100; i++) {
        list_add(&arena, &a, (Span){i, i + 1});
        list_add(&arena, &b, (Span){i + 500, 0});
    }
    ck_assert_uint_eq(a.at[99].start, 99);
    ck_assert_uint_eq(a.at[0].end, 1);
    ck_assert_uint_eq(b.at[0].start, 500);
    ck_assert_uint_eq(b.at[99].start, 599);
    arena_free(&arena);
}
END_TEST

START_TEST(a_list_shortened_is_filled_again)
{
    Arena arena = {0};
    TextList texts = {0};
    list_add(&arena, &texts, TEXT("a"));
    list_add(&arena, &texts, TEXT("b"));
    texts.len = 1;
    list_add(&arena, &texts, TEXT("c"));
    ck_assert_uint_eq(texts.len, 2);
    ck_assert_text(texts.at[0], "a");
    ck_assert_text(texts.at[1], "c");
    arena_free(&arena);
}
END_TEST

START_TEST(has_compares_bytes)
{
    Arena arena = {0};
    TextList texts = {0};
    ck_assert(!text_list_has(&texts, TEXT("")));
    list_add(&arena, &texts, TEXT("check"));
    list_add(&arena, &texts, (Text){"a\0b", 3});
    ck_assert(text_list_has(&texts, TEXT("check")));
    ck_assert(text_list_has(&texts, (Text){"a\0b", 3}));
    ck_assert(!text_list_has(&texts, TEXT("Check")));
    ck_assert(!text_list_has(&texts, TEXT("chec")));
    ck_assert(!text_list_has(&texts, TEXT("a")));
    ck_assert(!text_list_has(&texts, TEXT("")));
    arena_free(&arena);
}
END_TEST

Suite *suite_base_list(void)
{
    return suite_of("base/list", (const TTest *const[]){elements_survive_growth,
                                                        lists_in_one_arena_are_apart,
                                                        a_list_shortened_is_filled_again,
                                                        has_compares_bytes, NULL});
}
