#include "syntax/specimen.h"

#include "error.h"

static Arena keep;

static Specimen specimen_of(const char *expression)
{
    Specimen specimen;
    specimen_make(text_of(expression), &keep, &specimen);
    return specimen;
}

START_TEST(as_little_as_may_be)
{
    static const char *const cases[][2] = {
        {"abc", "abc"},
        {"ab?c*d+", "ad"},
        {"a{2,5}b{,3}c{3}", "aaccc"},
        {"(?:one|two) x", "one x"},
        {"\\bC#|\\.NET\\b", "C#"},
        {"(?<name>a)(?i:b)(?i)c(?'n'd)", "abcd"},
        {"x(?=y)(?!z)(?<=q)(?<!r)w", "xw"},
        {"[a-z][^x][\\d-][]a]\\]", "aq1]]"},
        {"[[:alpha:]]\\p{Lu}\\x{41}", "aAa"},
        {"\\d\\w\\s.\\.", "1a ~."},
        {"a{x}", "a{x}"},
        {"^a$", "a"},
        {"a++b*?c", "ac"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_text(specimen_of(cases[i][0]).text, cases[i][1]);
}
END_TEST

START_TEST(what_repeats)
{
    Specimen specimen = specimen_of("x(?:a+|bc)*y{2,20}z?");
    ck_assert_uint_eq(specimen.repeat_count, 3);
    ck_assert_text(specimen.repeats[0].before, "x");
    ck_assert_text(specimen.repeats[0].once, "a");
    ck_assert_text(specimen.repeats[1].before, "x");
    ck_assert_text(specimen.repeats[1].once, "a");
    ck_assert_uint_eq(specimen.repeats[1].sign_count, 3);
    ck_assert_text(specimen.repeats[2].before, "x");
    ck_assert_text(specimen.repeats[2].once, "y");
}
END_TEST

// As they are written; of what excludes, some that it does not name.
START_TEST(members_of_classes)
{
    static const char *const cases[][2] = {
        {"[a-cx]+", "acx"},  {"[^a-z]+", "7-;~ ,"}, {"[^\\w\\s]+", "-;~,"}, {"[\\s-]+", " -"},
        {"[^\\W]+", "xq7Z"}, {"[]a]+", "]a"},       {"[[:digit:]_]+", "a_"}, {"(?:a|[bc])+", "abc"},
        {"[\xC3\xA9-\xC3\xAA]+", "\xC3\xA9\xC3\xAA"}, {"\\p{Lu}+", "A"}, {"\\pN+", "1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Text signs = {0};
        Specimen specimen = specimen_of(cases[i][0]);
        for (size_t j = 0; j < specimen.sign_count; j++)
            signs = arena_join(&keep, signs, specimen.signs[j]);
        ck_assert_text(signs, cases[i][1]);
    }
}
END_TEST

// Half a character would be none to PCRE2.
START_TEST(characters_are_whole)
{
    Specimen specimen = specimen_of("\xC3\xA9+\\\xC3\xA0");
    ck_assert_text(specimen.text, "\xC3\xA9\xC3\xA0");
    ck_assert_text(specimen.repeats[0].once, "\xC3\xA9");
}
END_TEST

START_TEST(odd_ends)
{
    static const char *const odd[] = {"(", "[", "\\", "a{", "(?", "(?<", "[^", "a)b", "(?:a|", "[[:"};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        specimen_of(odd[i]);
    ck_assert_text(specimen_of("a)b").text, "ab");
}
END_TEST

Suite *suite_syntax_specimen(void)
{
    return suite_of("syntax/specimen",
                    (const TTest *const[]){as_little_as_may_be, what_repeats,
                                           members_of_classes, characters_are_whole, odd_ends,
                                           NULL});
}
