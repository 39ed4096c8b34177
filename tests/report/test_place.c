#include "report/place.h"

#include <string.h>

#include "unit.h"

static void assert_spot(Places *places, size_t offset, size_t line, size_t column)
{
    Spot spot = places_find(places, offset);
    ck_assert_msg(spot.line == line && spot.column == column, "offset %zu: got %zu:%zu, not %zu:%zu",
                  offset, spot.line, spot.column, line, column);
}

START_TEST(lines_end_at_lf_and_columns_are_characters)
{
    Arena arena = {0};
    Places places = places_of(TEXT("a\xC3\xA4\xE6\x97\xA5z\r\nb\rc\n\nd"), &arena);
    assert_spot(&places, 0, 1, 1);
    assert_spot(&places, 1, 1, 2);
    assert_spot(&places, 2, 1, 2);      // within a character: that character
    assert_spot(&places, 3, 1, 3);
    assert_spot(&places, 6, 1, 4);
    assert_spot(&places, 8, 1, 6);      // the LF itself
    assert_spot(&places, 9, 2, 1);
    assert_spot(&places, 11, 2, 3);     // a lone CR ends no line
    assert_spot(&places, 13, 3, 1);
    assert_spot(&places, 14, 4, 1);
    assert_spot(&places, 15, 4, 2);     // the end
    assert_spot(&places, 999, 4, 2);
    assert_spot(&places, 0, 1, 1);      // and back again
    ck_assert_uint_eq(places_find(&places, 11).line_start, 9);
    ck_assert_uint_eq(places_find(&places, 2).at, 1);
    arena_free(&arena);
}
END_TEST

START_TEST(bad_bytes_count_one_and_nothing_is_a_place)
{
    Arena arena = {0};
    Places places = places_of(TEXT("\xFF\x80\xE2\x80x"), &arena);
    assert_spot(&places, 1, 1, 2);
    assert_spot(&places, 4, 1, 5);
    Places empty = places_of((Text){0}, &arena);
    assert_spot(&empty, 0, 1, 1);
    assert_spot(&empty, 7, 1, 1);
    arena_free(&arena);
}
END_TEST

START_TEST(a_span_ends_in_the_line_of_its_last_byte)
{
    Arena arena = {0};
    Places places = places_of(TEXT("ab\ncd\nef"), &arena);
    ck_assert_uint_eq(places_last_line(&places, (Span){0, 3}), 1);
    ck_assert_uint_eq(places_last_line(&places, (Span){0, 4}), 2);
    ck_assert_uint_eq(places_last_line(&places, (Span){3, 3}), 2);
    ck_assert_uint_eq(places_last_line(&places, (Span){0, 99}), 3);
    arena_free(&arena);
}
END_TEST

// Marks fall into the middle of characters; the answer must not depend on what was asked.
START_TEST(any_order_gives_the_same_answer)
{
    enum { SIZE = 30000 };
    Arena arena = {0};
    char *source = arena_get(&arena, SIZE);
    for (size_t i = 0; i < SIZE; i++)
        source[i] = i % 997 == 996 ? '\n' : "\xE6\x97\xA5\xC3\xA4x"[i % 997 % 6];
    Places forward = places_of((Text){source, SIZE}, &arena);
    Places backward = places_of((Text){source, SIZE}, &arena);
    for (size_t i = SIZE; i-- > 0;) {
        Spot spot = places_find(&backward, i);
        size_t line = i / 997, in_line = i % 997, characters = in_line / 6 * 3;
        // 996 is a multiple of 6, so that every line holds whole characters
        characters += in_line % 6 >= 5 ? 2 : in_line % 6 >= 3 ? 1 : 0;
        ck_assert_uint_eq(spot.line, line + 1);
        ck_assert_uint_eq(spot.line_start, line * 997);
        ck_assert_uint_eq(spot.column, characters + 1);
    }
    for (size_t i = 0; i < SIZE; i += 7) {
        Spot a = places_find(&forward, i), b = places_find(&backward, i);
        ck_assert(memcmp(&a, &b, sizeof a) == 0);
    }
    arena_free(&arena);
}
END_TEST

// Quadratic work here would be 10^11 steps: the test would not end in time.
START_TEST(many_questions_about_one_long_line)
{
    enum { SIZE = 4000000, STEP = 97 };
    Arena arena = {0};
    char *source = arena_get(&arena, SIZE);
    memset(source, 'x', SIZE);
    Places places = places_of((Text){source, SIZE}, &arena);
    for (size_t i = 0; i < SIZE; i += STEP)
        ck_assert_uint_eq(places_find(&places, i).column, i + 1);
    arena_free(&arena);
}
END_TEST

Suite *suite_report_place(void)
{
    return suite_of("report/place",
                    (const TTest *const[]){lines_end_at_lf_and_columns_are_characters,
                                           bad_bytes_count_one_and_nothing_is_a_place,
                                           a_span_ends_in_the_line_of_its_last_byte,
                                           any_order_gives_the_same_answer,
                                           many_questions_about_one_long_line, NULL});
}
