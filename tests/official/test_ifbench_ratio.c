#include "official/verdict.h"

START_TEST(stop_words)
{
    const char *id = "ratio:stop_words";
    ck_assert(passes_with(id, "The dog barks loudly", NUMBER("percentage", 25.0)));
    ck_assert(!passes_with(id, "The dog barks loudly", NUMBER("percentage", 24.0)));
    ck_assert(!passes_with(id, "Don't", NUMBER("percentage", 99.0)));
    ck_assert(!passes_with(id, "...", NUMBER("percentage", 100.0)));
}
END_TEST

START_TEST(sentence_type)
{
    const char *id = "ratio:sentence_type";
    ck_assert(passes(id, "It rains. It pours. Why?"));
    ck_assert(!passes(id, "It rains. Why?"));
    ck_assert(passes(id, "No end"));
    ck_assert(passes(id, "He said \"It rains.\""));
}
END_TEST

START_TEST(sentence_balance)
{
    const char *id = "ratio:sentence_balance";
    ck_assert(passes(id, "It rains. Why? Run!"));
    ck_assert(!passes(id, "It rains. Why? Run! Run!"));
    ck_assert(!passes(id, "It rains. It pours."));
    ck_assert(passes(id, "No end"));
}
END_TEST

START_TEST(sentence_words_are_three_of_one_length)
{
    const char *id = "ratio:sentence_words";
    ck_assert(passes(id, "We go up. He is in. We go up."));
    ck_assert(!passes(id, "We go up. He is in. He ran off."));
    ck_assert(!passes(id, "We go up. He is in."));
    ck_assert(passes(id, "\u00C9t\u00E9. Ici. Oui."));
}
END_TEST

START_TEST(overlap_is_of_characters)
{
    const char *id = "ratio:overlap";
    Kwarg of = WORDS("reference_text", "abcdef");
    ck_assert(passes_with(id, "abcxyz", of, NUMBER("percentage", 25.0)));
    ck_assert(passes_with(id, "abcxyz", of, NUMBER("percentage", 27.0)));
    ck_assert(!passes_with(id, "abcxyz", of, NUMBER("percentage", 28.0)));
    ck_assert(passes_with(id, "abcabcabc", of, NUMBER("percentage", 33.0)));
    ck_assert(!passes_with(id, "ab", of, NUMBER("percentage", 0.0)));
    ck_assert(passes_with(id, "\u00E9\u00E8\u00EA", of, NUMBER("percentage", 0.0)));
}
END_TEST

Suite *suite_official_ifbench_ratio(void)
{
    return suite_of("official/ifbench_ratio",
                    (const TTest *const[]){stop_words, sentence_type, sentence_balance,
                                           sentence_words_are_three_of_one_length,
                                           overlap_is_of_characters, NULL});
}
