#include "base/text.h"

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
                                                        comparison_is_by_bytes, nul_is_in_no_set,
                                                        NULL});
}
