#include "claim/element.h"

#include "judged.h"

// The elements of a phrase, in one line, parted by " / ".
static Text elements_in(const char *source, const char *terms)
{
    Bench bench;
    Error error = {0};
    ElementList elements = {0};
    Text line = {0};
    bench_open(&bench);
    const YamlNode *node = yaml_parse(text_of(terms), TEXT("terms.yaml"), &keep, &error);
    PhraseReader reader = {.lexicon = bench.lexicon, .keep = &keep, .error = &error};
    reader.terms = terms_load(node, bench.lexicon, &keep, &error);
    const Phrase *phrase = phrase_of(&reader, text_of(source));
    ck_assert_msg(phrase != NULL, "refused: %s", source);
    elements_of(bench.lexicon->book, text_of(source), phrase, &keep, &elements);
    for (size_t i = 0; i < elements.len; i++)
        line = arena_print(&keep, "%.*s%s%.*s", TEXT_ARG(line), i ? " / " : "",
                           TEXT_ARG(elements.at[i].source));
    bench_close(&bench);
    return line;
}

#define TERMS "{wait: [block, halt]}"

START_TEST(words_terms_and_choices)
{
    ck_assert_text(elements_in("await .. {wait} ..4 (the thread|it)", TERMS),
                   "await / {wait} / (the thread|it)");
    ck_assert_text(elements_in("`await` =blocks", TERMS), "await / =blocks");
    ck_assert_text(elements_in("call .Result Task.Run() now", TERMS),
                   "call / .Result / Task.Run() / now");
    ck_assert_text(elements_in("a(b|(c|d))e", TERMS), "a / (b|(c|d)) / e");
}
END_TEST

START_TEST(what_may_be_missing_is_left_out)
{
    ck_assert_text(elements_in("await really? blocks", TERMS), "await / blocks");
    ck_assert_text(elements_in("await {wait}? (a|b c)? blocks", TERMS), "await / blocks");
}
END_TEST

START_TEST(one_element_is_none)
{
    ck_assert_text(elements_in("await", TERMS), "");
    ck_assert_text(elements_in("await really?", TERMS), "");
    ck_assert_text(elements_in("(await|async)", TERMS), "");
}
END_TEST

START_TEST(sides_of_a_choice)
{
    TextList sides = {0};
    element_sides(TEXT("(a|b c|(d|e) f)"), &keep, &sides);
    ck_assert_uint_eq(sides.len, 3);
    ck_assert_text(sides.at[0], "a");
    ck_assert_text(sides.at[1], "b c");
    ck_assert_text(sides.at[2], "(d|e) f");
    sides = (TextList){0};
    element_sides(TEXT("{wait}"), &keep, &sides);
    ck_assert_uint_eq(sides.len, 0);
}
END_TEST

Suite *suite_claim_element(void)
{
    return suite_of("claim/element",
                    (const TTest *const[]){words_terms_and_choices,
                                           what_may_be_missing_is_left_out, one_element_is_none,
                                           sides_of_a_choice, NULL});
}
