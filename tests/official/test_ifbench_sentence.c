#include "official/verdict.h"

START_TEST(keyword_in_a_sentence)
{
    const char *id = "sentence:keyword";
    ck_assert(passes_with(id, "One. The CAT sat.", NUMBER("N", 2.0), WORDS("word", "cat")));
    ck_assert(!passes_with(id, "The cat. It sat.", NUMBER("N", 2.0), WORDS("word", "cat")));
    ck_assert(!passes_with(id, "The cats sat.", NUMBER("N", 1.0), WORDS("word", "cat")));
    ck_assert(!passes_with(id, "The cat.", NUMBER("N", 2.0), WORDS("word", "cat")));
    ck_assert(passes_with(id, "One. A cat.", NUMBER("N", 0.0), WORDS("word", "cat")));
    ck_assert(!passes_with(id, "One.", NUMBER("N", 1.0), WORDS("word", "")));
}
END_TEST

START_TEST(increment)
{
    const char *id = "sentence:increment";
    ck_assert(passes_with(id, "One. Two words. Now three words.", NUMBER("small_n", 1.0)));
    ck_assert(!passes_with(id, "One. Two words. Two words.", NUMBER("small_n", 1.0)));
    ck_assert(passes_with(id, "Alone", NUMBER("small_n", 5.0)));
    ck_assert(passes_with(id, "1. Go well-known ways.", NUMBER("small_n", 2.0)));
}
END_TEST

START_TEST(alliteration_adds_up_all_runs)
{
    const char *id = "sentence:alliteration_increment";
    ck_assert(passes(id, "One thing. Two tall men."));
    ck_assert(passes(id, "Big bears but sad. Big bears see six men."));
    ck_assert(!passes(id, "Big bears. Two tall men."));
    ck_assert(!passes(id, "One thing. Another cat."));
    ck_assert(passes(id, "Word"));
    ck_assert(passes(id, "Go on. A (\u00E9t\u00E9) - \u00C9cole."));
}
END_TEST

Suite *suite_official_ifbench_sentence(void)
{
    return suite_of("official/ifbench_sentence",
                    (const TTest *const[]){keyword_in_a_sentence, increment,
                                           alliteration_adds_up_all_runs, NULL});
}
