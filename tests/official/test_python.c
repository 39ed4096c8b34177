#include "official/python.h"

#include "unit.h"

static Arena arena;

// The parts with "|" between them.
static Text joined(const TextList *parts)
{
    Text text = {0};
    for (size_t i = 0; i < parts->len; i++) {
        text = i ? arena_join(&arena, text, TEXT("|")) : text;
        text = arena_join(&arena, text, parts->at[i]);
    }
    return text;
}

typedef void Splitter(Arena *arena, Text text, TextList *parts);

static Text parts_of(Splitter *split, const char *text)
{
    TextList parts = {0};
    split(&arena, text_of(text), &parts);
    return joined(&parts);
}

static Text parts_at(const char *text, const char *separator)
{
    TextList parts = {0};
    py_split_at(&arena, text_of(text), text_of(separator), &parts);
    return joined(&parts);
}

START_TEST(white_space_is_stripped)
{
    ck_assert_text(py_strip(TEXT(" \t\n\v\f\r\x1c a b \x1f\n")), "a b");
    ck_assert_text(py_strip(TEXT("\u00a0\u2003x\u3000\xc2\x85")), "x");
    ck_assert_text(py_strip(TEXT("\u200bx\u200b")), "\u200bx\u200b");
    ck_assert_text(py_strip(TEXT("\u3000 \n")), "");
    ck_assert_text(py_strip((Text){0}), "");
    ck_assert_text(py_strip(TEXT("\x80 x \xff\x80")), "\x80 x \xff\x80");
}
END_TEST

START_TEST(one_case_of_what_has_case)
{
    ck_assert(py_is_upper(TEXT("ABC 12, \u4e2d!")) && !py_is_upper(TEXT("ABc")));
    ck_assert(py_is_lower(TEXT("abc 12")) && !py_is_lower(TEXT("aBc")));
    ck_assert(py_is_upper(TEXT("ÄÖÜ")) && py_is_lower(TEXT("äöüß")));
    ck_assert(!py_is_upper(TEXT("123 \u4e2d")) && !py_is_lower(TEXT("123 \u4e2d")));
    ck_assert(!py_is_upper((Text){0}) && !py_is_lower((Text){0}));
    ck_assert(!py_is_upper(TEXT("A\u01c5")) && !py_is_lower(TEXT("a\u01c5")));
    ck_assert(py_is_lower(TEXT("\u00aa")));
    ck_assert(py_is_upper(TEXT("A\xff")));
}
END_TEST

START_TEST(full_case_mappings)
{
    ck_assert_text(py_lower(&arena, TEXT("ABC ÄÖ 1")), "abc äö 1");
    ck_assert_text(py_lower(&arena, TEXT("\u0130")), "i\u0307");
    ck_assert_text(py_lower(&arena, TEXT("\u039f\u0394\u039f\u03a3 \u03a3")),
                   "\u03bf\u03b4\u03bf\u03c2 \u03c3");
    ck_assert_text(py_upper(&arena, TEXT("straße")), "STRASSE");
    ck_assert_text(py_upper(&arena, TEXT("abc")), "ABC");
    ck_assert_text(py_lower(&arena, (Text){0}), "");
}
END_TEST

START_TEST(splits)
{
    ck_assert_text(parts_of(py_split, "  a b\n\tc\u3000d "), "a|b|c|d");
    ck_assert_text(parts_of(py_split, " \n"), "");
    ck_assert_text(parts_at("a--b----c", "--"), "a|b||c");
    ck_assert_text(parts_at("--", "--"), "|");
    ck_assert_text(parts_at("a---b", "--"), "a|-b");
    ck_assert_text(parts_of(py_lines, "a\nb\r\nc\rd\u2028e\vf\n\ng\n"), "a|b|c|d|e|f||g");
    ck_assert_text(parts_of(py_lines, "\n"), "");
}
END_TEST

START_TEST(counts_do_not_overlap)
{
    ck_assert_uint_eq(py_count(TEXT("aaaa"), TEXT("aa")), 2);
    ck_assert_uint_eq(py_count(TEXT("aaa"), TEXT("b")), 0);
    ck_assert_uint_eq(py_count(TEXT("äb"), TEXT("")), 3);
    ck_assert_uint_eq(py_count((Text){0}, TEXT("a")), 0);
}
END_TEST

START_TEST(words_are_letters_digits_and_low_lines)
{
    ck_assert_text(parts_of(py_words, "don't well-known 3.14 snake_case **x**"),
                   "don|t|well|known|3|14|snake_case|x");
    ck_assert_text(parts_of(py_words, "\u4e2d\u6587, e\u0301a \u00bd"), "\u4e2d\u6587|e|a|\u00bd");
    ck_assert_text(parts_of(py_words, "- * -"), "");
    ck_assert_text(parts_of(py_words, "a\xff" "b"), "a|b");
}
END_TEST

START_TEST(patterns_are_words_or_more)
{
    ck_assert_uint_eq(py_find_all(&arena, TEXT("Ink"), true, TEXT("think INK pink")), 3);
    ck_assert_uint_eq(py_find_all(&arena, TEXT("ink"), false, TEXT("think INK")), 1);
    ck_assert_uint_eq(py_find_all(&arena, TEXT("STRASSE"), true, TEXT("straße \u017ftra\u017f\u017fe")),
                      1);
    ck_assert_uint_eq(py_find_all(&arena, TEXT("a.b"), true, TEXT("axb A-B ab")), 2);
    ck_assert_uint_eq(py_find_all(&arena, TEXT("x*"), false, TEXT("aäxx")), 4);
    ck_assert_uint_eq(py_find_all(&arena, TEXT("c("), true, TEXT("c( c(")), 0);
    ck_assert_uint_eq(py_find_all(&arena, TEXT("(?i:A)|\\d"), false, TEXT("aA1")), 3);
    ck_assert_uint_eq(py_find_all(&arena, TEXT("\u0130"), true, TEXT("i I \u0131")), 3);
    ck_assert(py_is_plain(TEXT("a-b \"c\"")) && !py_is_plain(TEXT("a?")));
}
END_TEST

START_TEST(boundaries)
{
    Text text = TEXT("ä, b_c");
    ck_assert(py_is_boundary(text, 0) && py_is_boundary(text, 2) && !py_is_boundary(text, 3));
    ck_assert(py_is_boundary(text, 4) && !py_is_boundary(text, 5) && py_is_boundary(text, 7));
    ck_assert(!py_is_boundary((Text){0}, 0));
}
END_TEST

START_TEST(sentences_end_as_punkt_has_it)
{
    ck_assert_text(parts_of(py_sentences, "  One here. Two there? Three"),
                   "  One here.|Two there?|Three");
    ck_assert_text(parts_of(py_sentences, "Dr. Foo came. He left."), "Dr. Foo came.|He left.");
    ck_assert_text(parts_of(py_sentences, "no end"), "no end");
}
END_TEST

START_TEST(tokens_as_nltk_has_them)
{
    ck_assert_text(parts_of(py_tokens, "Don't go, she's IT'S."), "Do|n't|go|,|she|'s|IT|'S|.");
    ck_assert_text(parts_of(py_tokens, "(a) [b] <c>--d... e"), "(|a|)|[|b|]|<|c|>|--|d|...|e");
    ck_assert_text(parts_of(py_tokens, "\"Hi,\" he said: 3,000 at 10:30."),
                   "``|Hi|,|''|he|said|:|3,000|at|10:30|.");
    ck_assert_text(parts_of(py_tokens, "**BOLD** $5 50% a@b #1; what?!"),
                   "*|*|BOLD|*|*|$|5|50|%|a|@|b|#|1|;|what|?|!");
    ck_assert_text(parts_of(py_tokens, "I cannot, gonna 'tis wanna go"),
                   "I|can|not|,|gon|na|'t|is|wan|na|go");
    ck_assert_text(parts_of(py_tokens, "the dogs' bone 'a b' CO-FOUNDER"),
                   "the|dogs|'|bone|'|a|b|'|CO-FOUNDER");
    ck_assert_text(parts_of(py_tokens, "“q” «r» ``s'' U.S. army"),
                   "“|q|”|«|r|»|``|s|''|U.S.|army");
    ck_assert_text(parts_of(py_tokens, "The end.)\n"), "The|end|.|)");
    ck_assert_text(parts_of(py_tokens, "we'll they've I'd"), "we|'ll|they|'ve|I|'d");
    ck_assert_text(parts_of(py_tokens, ""), "");
    ck_assert_text(parts_of(py_tokens, "\xff' ,\x80"), "\xff|'|,|\x80");
}
END_TEST

Suite *suite_official_python(void)
{
    return suite_of("official/python",
                    (const TTest *const[]){
                        white_space_is_stripped, one_case_of_what_has_case, full_case_mappings,
                        splits, counts_do_not_overlap, words_are_letters_digits_and_low_lines,
                        patterns_are_words_or_more, boundaries, sentences_end_as_punkt_has_it,
                        tokens_as_nltk_has_them, NULL});
}
