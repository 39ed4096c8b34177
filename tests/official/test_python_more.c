#include "official/python_more.h"

#include "base/put.h"
#include "official/instruction.h"

#include "unit.h"

static Arena arena;

START_TEST(marks)
{
    ck_assert(py_is_mark('!') && py_is_mark('/') && py_is_mark('@') && py_is_mark('`')
              && py_is_mark('~'));
    ck_assert(!py_is_mark(' ') && !py_is_mark('0') && !py_is_mark('z') && !py_is_mark('\x7F'));
    ck_assert_text(py_without_marks(&arena, TEXT("a-b, \u201Cc\u201D!")), "ab \u201Cc\u201D");
    ck_assert_text(py_strip_marks(TEXT(" -a b. ")), "a b");
    ck_assert_text(py_strip_marks(TEXT("\ta\n")), "\ta\n");
    ck_assert_text(py_lstrip_marks(TEXT("(a)")), "a)");
    ck_assert_text(py_rstrip_marks(TEXT("(a)")), "(a");
    ck_assert_text(py_strip_marks(TEXT("-- !")), "");
}
END_TEST

START_TEST(characters)
{
    Text text = TEXT("\u00E9\u732B\U0001F600z");
    ck_assert_uint_eq(py_length(text), 4);
    ck_assert_text(py_first(text), "\u00E9");
    ck_assert_text(py_last(text), "z");
    ck_assert_text(py_last(py_cut(text, 0, 3)), "\U0001F600");
    ck_assert_text(py_first((Text){0}), "");
    ck_assert_text(py_last((Text){0}), "");
}
END_TEST

START_TEST(cuts_are_python_slices)
{
    Text text = TEXT("\u00E9\u00E8bc");
    ck_assert_text(py_cut(text, 1, 3), "\u00E8b");
    ck_assert_text(py_cut(text, -2, 99), "bc");
    ck_assert_text(py_cut(text, -99, -3), "\u00E9");
    ck_assert_text(py_cut(text, 3, 1), "");
    ck_assert_text(py_cut(text, 4, 9), "");
    ck_assert_text(py_cut((Text){0}, 0, 1), "");
}
END_TEST

START_TEST(digits)
{
    ck_assert_int_eq(py_digit('7'), 7);
    ck_assert_int_eq(py_digit(0x0663), 3);
    ck_assert_int_eq(py_digit(0xFF10), 0);
    ck_assert_int_eq(py_digit(0x1D7FF), 9);
    ck_assert_int_eq(py_digit(0xB2), -1);
    ck_assert_int_eq(py_digit('a'), -1);
    ck_assert(py_is_digits(TEXT("1\u00B2\u0663\u2460")));
    ck_assert(!py_is_digits(TEXT("1\u00BD")) && !py_is_digits((Text){0}));
    TextList numbers = {0};
    py_numbers(&arena, TEXT("12a\u0663\u0664 \u00B2 7"), &numbers);
    ck_assert_uint_eq(numbers.len, 3);
    ck_assert_text(numbers.at[0], "12");
    ck_assert_text(numbers.at[1], "\u0663\u0664");
    ck_assert_text(numbers.at[2], "7");
}
END_TEST

START_TEST(whole_words)
{
    ck_assert(py_has_word(&arena, TEXT("The CAT, sat"), TEXT("cat")));
    ck_assert(!py_has_word(&arena, TEXT("cats concat cat_"), TEXT("cat")));
    ck_assert(py_has_word(&arena, TEXT("aab aaab"), TEXT("aaab")));
    ck_assert(py_has_word(&arena, TEXT("na nana na"), TEXT("nana")));
    ck_assert(py_has_word(&arena, TEXT("a\u017Fs"), TEXT("ASS")));
    ck_assert(!py_has_word(&arena, TEXT("in c++ it"), TEXT("c++")));
    ck_assert(py_has_word(&arena, TEXT("in c++x"), TEXT("c++")));
    ck_assert(!py_has_word(&arena, TEXT("a b"), TEXT("")));
    ck_assert(!py_has_word(&arena, TEXT(""), TEXT("a")));
}
END_TEST

START_TEST(lists)
{
    TextList words = {0};
    py_plain_words(&arena, TEXT("B, a b-b -- A"), &words);
    ck_assert_uint_eq(words.len, 4);
    ck_assert_text(words.at[2], "bb");
    ck_assert_uint_eq(text_list_distinct(&words), 3);
    ck_assert_text(words.at[0], "a");
    TextList none = {0};
    ck_assert_uint_eq(text_list_distinct(&none), 0);
    ck_assert(py_is_same(&arena, TEXT("\u00C9T\u00C9"), TEXT("\u00E9t\u00E9")));
}
END_TEST

// Every checker, on what may trip it: nothing, marks alone, all characters, no keywords.
START_TEST(no_response_breaks_a_checker)
{
    Out out = {0};
    for (int i = 0; i < 256; i++)
        put_char(&out, (char)i);
    put_ours(&out, "Question 1 \u00E9\u732B <i>\n\n*\n\"\t\"\r Zimbabwe 1796-04-12,");
    const Text texts[] = {{0}, TEXT("."), TEXT("\n"), TEXT("\""), TEXT("Question 9"),
                          out_text(&out)};
    KwargList none = {0};
    for (size_t i = 0; instructions[i]; i++) {
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
            instructions[i]->follows(texts[k], &none, &arena);
            if (k == 0)
                ck_assert(!instruction_strict(instructions[i], texts[k], &none, &arena));
        }
    }
    out_free(&out);
}
END_TEST

Suite *suite_official_python_more(void)
{
    return suite_of("official/python_more",
                    (const TTest *const[]){marks, characters, cuts_are_python_slices, digits,
                                           whole_words, lists, no_response_breaks_a_checker, NULL});
}
