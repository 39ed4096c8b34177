#include "official/verdict.h"

START_TEST(word_count_range)
{
    const char *id = "count:word_count_range";
    ck_assert(passes_with(id, "one two-three", NUMBER("min_words", 3.0), NUMBER("max_words", 3.0)));
    ck_assert(!passes_with(id, "one two", NUMBER("min_words", 3.0), NUMBER("max_words", 9.0)));
    ck_assert(!passes_with(id, "a b c d", NUMBER("min_words", 1.0), NUMBER("max_words", 3.0)));
    ck_assert(passes_with(id, "...", NUMBER("min_words", 0.0), NUMBER("max_words", 0.0)));
}
END_TEST

START_TEST(unique_word_count)
{
    const char *id = "count:unique_word_count";
    ck_assert(passes_with(id, "The cat, the \"cat\".", NUMBER("N", 2.0)));
    ck_assert(!passes_with(id, "The cat, the \"cat\".", NUMBER("N", 3.0)));
    ck_assert(passes_with(id, "a -- b", NUMBER("N", 3.0)));
    ck_assert(passes_with(id, "cat \u201Ccat\u201D", NUMBER("N", 2.0)));
}
END_TEST

START_TEST(conjunctions)
{
    const char *id = "count:conjunctions";
    ck_assert(passes_with(id, "this and that, but not yet", NUMBER("small_n", 3.0)));
    ck_assert(!passes_with(id, "this and that and so", NUMBER("small_n", 3.0)));
    ck_assert(passes_with(id, "And and and, (and)", NUMBER("small_n", 4.0)));
    ck_assert(!passes_with(id, "sandy butter", NUMBER("small_n", 1.0)));
}
END_TEST

START_TEST(person_names)
{
    const char *id = "count:person_names";
    ck_assert(passes_with(id, "Emma's friend Leo met Emma", NUMBER("N", 2.0)));
    ck_assert(!passes_with(id, "Emma's friend Leo met Emma", NUMBER("N", 3.0)));
    ck_assert(!passes_with(id, "emma, Leonard and Ryan_1", NUMBER("N", 1.0)));
    ck_assert(passes_with(id, "\u201CJonathan\u201D", NUMBER("N", 1.0)));
}
END_TEST

START_TEST(numbers_lose_their_marks)
{
    const char *id = "count:numbers";
    ck_assert(passes_with(id, "3.14 and 1,000", NUMBER("N", 2.0)));
    ck_assert(passes_with(id, "2-3", NUMBER("N", 1.0)));
    ck_assert(!passes_with(id, "one two", NUMBER("N", 2.0)));
    ck_assert(passes_with(id, "\u0663 H2O", NUMBER("N", 2.0)));
    ck_assert(passes_with(id, "none", NUMBER("N", 0.0)));
}
END_TEST

START_TEST(punctuation_needs_a_mark_besides_the_interrobang)
{
    const char *id = "count:punctuation";
    ck_assert(passes(id, "a. b, c! d? e; f: g?!"));
    ck_assert(passes(id, "a. b, c! d? e; f: g\u203D"));
    ck_assert(!passes(id, "a. b, e; f: g?!"));
    ck_assert(!passes(id, "a. b, c! d? e; f: g"));
    ck_assert(passes(id, ".,;: !?!?"));
    ck_assert(passes(id, "?!?!.,;:"));
    ck_assert(!passes(id, "!?!.,;:"));
}
END_TEST

START_TEST(pronouns)
{
    const char *id = "count:pronouns";
    ck_assert(passes_with(id, "She told him; it's ours.", NUMBER("N", 4.0)));
    ck_assert(!passes_with(id, "She told him; it's ours.", NUMBER("N", 5.0)));
    ck_assert(passes_with(id, "she/her/hers", NUMBER("N", 3.0)));
    ck_assert(passes_with(id, "a table", NUMBER("N", 0.0)));
}
END_TEST

START_TEST(words_japanese)
{
    const char *id = "count:words_japanese";
    ck_assert(passes_with(id, "one \u732B three \u3044\u306C.", NUMBER("N", 2.0)));
    ck_assert(!passes_with(id, "one two three", NUMBER("N", 2.0)));
    ck_assert(passes_with(id, "one 22 three -- five \u00B2", NUMBER("N", 2.0)));
    ck_assert(passes_with(id, "one", NUMBER("N", 2.0)));
    ck_assert(!passes_with(id, "\u732B", NUMBER("N", 0.0)));
}
END_TEST

#define KEYWORDS                                                                                   \
    WORDS("keyword1", "a"), WORDS("keyword2", "b"), WORDS("keyword3", "c "),                       \
        WORDS("keyword4", "D"), WORDS("keyword5", "e")

START_TEST(keywords_multiple_counts_parts_of_words)
{
    const char *id = "count:keywords_multiple";
    ck_assert(passes_with(id, "A bb ccc ddddd eeeeeee", KEYWORDS));
    ck_assert(!passes_with(id, "aA bb ccc ddddd eeeeeee", KEYWORDS));
    ck_assert(!passes_with(id, "a bb ccc ddddd eeeeee", KEYWORDS));
    ck_assert(!passes_with(id, "a", WORDS("keyword1", "a")));
}
END_TEST

Suite *suite_official_ifbench_count(void)
{
    return suite_of("official/ifbench_count",
                    (const TTest *const[]){word_count_range, unique_word_count, conjunctions,
                                           person_names, numbers_lose_their_marks,
                                           punctuation_needs_a_mark_besides_the_interrobang,
                                           pronouns, words_japanese,
                                           keywords_multiple_counts_parts_of_words, NULL});
}
