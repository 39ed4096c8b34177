#include "run/mark.h"

#include <stdlib.h>
#include <string.h>

#include "unit.h"

static uint64_t mark_of(const char *path, const char *bytes)
{
    return cut_mark(&(Cut){.path = text_of(path), .bytes = text_of(bytes)});
}

START_TEST(every_byte_counts)
{
    char bytes[64];
    for (size_t len = 0; len < sizeof bytes; len++) {
        memset(bytes, 'a', sizeof bytes);
        uint64_t plain = cut_mark(&(Cut){.bytes = {bytes, len}});
        for (size_t i = 0; i < len; i++) {
            bytes[i] = 'b';
            ck_assert_uint_ne(cut_mark(&(Cut){.bytes = {bytes, len}}), plain);
            bytes[i] = 'a';
        }
        ck_assert_uint_ne(cut_mark(&(Cut){.bytes = {bytes, len + 1}}), plain);
    }
}
END_TEST

START_TEST(so_does_where_it_stood)
{
    Cut cut = {.path = TEXT("a"), .bytes = TEXT("x"), .offset = 1, .number = 2};
    uint64_t mark = cut_mark(&cut);
    ck_assert_uint_eq(mark, cut_mark(&cut));
    for (int i = 0; i < 6; i++) {
        Cut other = cut;
        other.path = i == 0 ? TEXT("b") : other.path;
        other.offset = i == 1 ? 2 : other.offset;
        other.number = i == 2 ? 1 : other.number;
        other.alone = i == 3;
        other.why = i == 4 ? TEXT("gone") : other.why;
        other.framing = i == 5 ? FRAMING_JSON : FRAMING_TEXT;
        ck_assert_uint_ne(cut_mark(&other), mark);
    }
}
END_TEST

START_TEST(bytes_that_move_from_one_part_to_another_count)
{
    ck_assert_uint_ne(mark_of("ab", "c"), mark_of("a", "bc"));
    ck_assert_uint_ne(mark_of("", "abc"), mark_of("abc", ""));
    ck_assert_uint_ne(cut_mark(&(Cut){.bytes = {"\0\0", 1}}),
                      cut_mark(&(Cut){.bytes = {"\0\0", 2}}));
}
END_TEST

static int by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

// The numbers from 0 on as texts: similar as records are.
START_TEST(a_hundred_thousand_have_as_many_marks)
{
    enum { COUNT = 100000 };
    Arena arena = {0};
    uint64_t *marks = arena_array(&arena, uint64_t, COUNT);
    for (size_t i = 0; i < COUNT; i++) {
        Text text = arena_print(&arena, "{\"id\": %zu, \"text\": \"The same.\"}", i);
        marks[i] = cut_mark(&(Cut){.bytes = text});
    }
    qsort(marks, COUNT, sizeof *marks, by_value);
    for (size_t i = 1; i < COUNT; i++)
        ck_assert_uint_ne(marks[i - 1], marks[i]);
    arena_free(&arena);
}
END_TEST

Suite *suite_run_mark(void)
{
    return suite_of("run/mark",
                    (const TTest *const[]){every_byte_counts, so_does_where_it_stood,
                                           bytes_that_move_from_one_part_to_another_count,
                                           a_hundred_thousand_have_as_many_marks, NULL});
}
