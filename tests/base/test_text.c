#include "base/text.h"

#include <string.h>

#include "unit.h"

START_TEST(slices_stay_inside)
{
    Text text = TEXT("abcdef");
    ck_assert_text(text_slice(text, 2, 4), "cd");
    ck_assert_text(text_slice(text, 4, 99), "ef");
    ck_assert_text(text_slice(text, 4, 2), "");
    ck_assert_text(text_from(text, 9), "");
    ck_assert_text(text_behind(text, 3), "ef");
    ck_assert_text(text_behind(text, TEXT_NONE), "");
    ck_assert_text(text_span(text, (Span){1, 3}), "bc");
}
END_TEST

START_TEST(lines_end_at_lf_or_crlf)
{
    Text rest = TEXT("one\r\n\ntwo\rx"), line;
    ck_assert(text_next_line(&rest, &line));
    ck_assert_text(line, "one");
    ck_assert(text_next_line(&rest, &line));
    ck_assert_text(line, "");
    ck_assert(text_next_line(&rest, &line));
    ck_assert_text(line, "two\rx");
    ck_assert(!text_next_line(&rest, &line));
}
END_TEST

START_TEST(find_knows_nul_and_the_ends)
{
    Text text = {"a\0b\0b", 5};
    ck_assert_uint_eq(text_find(text, 0, (Text){"\0b", 2}), 1);
    ck_assert_uint_eq(text_find(text, 2, (Text){"\0b", 2}), 3);
    ck_assert_uint_eq(text_find(text, 4, (Text){"\0b", 2}), TEXT_NONE);
    ck_assert_uint_eq(text_find(text, 5, (Text){0}), 5);
    ck_assert_uint_eq(text_find(text, 6, (Text){0}), TEXT_NONE);
    ck_assert_uint_eq(text_find_char((Text){0}, 0, 'a'), TEXT_NONE);
}
END_TEST

// Of few letters, so that the first byte is frequent, and rare, and the text long enough for both.
START_TEST(find_finds_the_first_of_all)
{
    enum { LENGTH = 3000 };
    char bytes[LENGTH];
    uint64_t seed = 1;
    for (size_t round = 0; round < 2000; round++) {
        for (size_t i = 0; i < LENGTH; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            bytes[i] = (seed >> 33) % (1 + round % 300) ? 'b' : 'a';
        }
        size_t len = 1 + round % 7, start = (seed >> 40) % (LENGTH - len), from = start / 3;
        Text text = {bytes, LENGTH}, what = text_slice(text, start, start + len);
        size_t first = from;
        while (memcmp(bytes + first, what.at, len) != 0)
            first++;
        ck_assert_uint_eq(text_find(text, from, what), first);
        ck_assert_uint_eq(text_find(text_slice(text, 0, first + len - 1), from, what), TEXT_NONE);
    }
}
END_TEST

START_TEST(comparison_is_by_bytes)
{
    ck_assert_int_lt(text_compare(TEXT("a"), TEXT("ab")), 0);
    ck_assert_int_gt(text_compare(TEXT("\xFF"), TEXT("a")), 0);
    ck_assert_int_eq(text_compare((Text){0}, TEXT("")), 0);
    ck_assert(text_is_caseless(TEXT("AbC"), TEXT("aBc")));
    ck_assert(!text_is_caseless(TEXT("ab"), TEXT("abc")));
}
END_TEST

START_TEST(nul_is_in_no_set)
{
    ck_assert(char_is_one_of('b', "ab") && !char_is_one_of('c', "ab"));
    ck_assert(!char_is_one_of('\0', "ab") && !char_is_one_of('a', ""));
}
END_TEST

Suite *suite_base_text(void)
{
    return suite_of("base/text", (const TTest *const[]){slices_stay_inside, lines_end_at_lf_or_crlf,
                                                        find_knows_nul_and_the_ends,
                                                        find_finds_the_first_of_all,
                                                        comparison_is_by_bytes, nul_is_in_no_set,
                                                        NULL});
}
