#include "official/verdict.h"

START_TEST(alphabet_goes_round)
{
    const char *id = "words:alphabet";
    ck_assert(passes(id, "Young zebras always (bark)."));
    ck_assert(!passes(id, "Young zebras bark."));
    ck_assert(passes(id, "well-known x"));
    ck_assert(!passes(id, "1 apple"));
    ck_assert(!passes(id, "\u00E9clair for"));
    ck_assert(!passes(id, "-- ..."));
    ck_assert(passes(id, "Word"));
}
END_TEST

START_TEST(vowels_of_one_paragraph)
{
    const char *id = "words:vowel";
    ck_assert(passes(id, "\nThe cat sits.\n"));
    ck_assert(!passes(id, "The cat sits on."));
    ck_assert(!passes(id, "The cat\nsits."));
    ck_assert(passes(id, "y \u00F3 \u00FA aei"));
    ck_assert(!passes(id, "AEIO"));
}
END_TEST

START_TEST(consonants)
{
    const char *id = "words:consonants";
    ck_assert(passes(id, "STRONG bricks stay"));
    ck_assert(!passes(id, "strong bridge area"));
    ck_assert(!passes(id, "strong - bricks"));
    ck_assert(!passes(id, "s-t"));
}
END_TEST

START_TEST(palindromes)
{
    const char *id = "words:palindrome";
    ck_assert(passes(id, "Level level level level level 12321 kayak, ra-dar rotor "
                         "\u00E9t\u00E9t\u00E9"));
    ck_assert(!passes(id, "level level level level level level level level level noon"));
    ck_assert(!passes(id, "level level level level level level level level level lever"));
    ck_assert(!passes(id, "level"));
}
END_TEST

START_TEST(prime_lengths)
{
    const char *id = "words:prime_lengths";
    ck_assert(passes(id, "We saw \u00E9l\u00E8ve."));
    ck_assert(!passes(id, "I saw"));
    ck_assert(!passes(id, "don't"));
    ck_assert(passes(id, "..."));
}
END_TEST

START_TEST(repeats)
{
    const char *id = "words:repeats";
    ck_assert(passes_with(id, "The cat saw the dog", NUMBER("small_n", 2.0)));
    ck_assert(!passes_with(id, "The cat saw the dog (the)", NUMBER("small_n", 2.0)));
    ck_assert(passes_with(id, "...", NUMBER("small_n", 0.0)));
}
END_TEST

START_TEST(no_consecutive)
{
    const char *id = "words:no_consecutive";
    ck_assert(passes(id, "A dog - cat"));
    ck_assert(!passes(id, "A dog\n\n(Did) bark"));
    ck_assert(!passes(id, "\u00C9t\u00E9 \u00E9cole"));
    ck_assert(passes(id, "Word"));
}
END_TEST

START_TEST(last_word_comes_first)
{
    const char *id = "words:last_first";
    ck_assert(passes(id, "I like Dogs. Dogs bark."));
    ck_assert(!passes(id, "I like dogs. Cats purr."));
    ck_assert(!passes(id, "I like dogs. Dogs, they bark."));
    ck_assert(passes(id, "Alone."));
}
END_TEST

START_TEST(paragraphs_end_as_they_start)
{
    const char *id = "words:paragraph_last_first";
    ck_assert(passes(id, "Dogs like dogs.\n\n (Cats are cats!\n**Title**"));
    ck_assert(!passes(id, "Dogs like dogs.\nCats like dogs."));
    ck_assert(!passes(id, "Dogs, they like dogs"));
    ck_assert(!passes(id, "\"Dogs\" like dogs"));
    ck_assert(passes(id, "---"));
}
END_TEST

START_TEST(keyword_at_a_place)
{
    const char *id = "words:keywords_specific_position";
    Kwarg word = WORDS("keyword", " nice ");
    ck_assert(passes_with(id, "One. A (Nice) day.", word, NUMBER("n", 2), NUMBER("m", 2)));
    ck_assert(!passes_with(id, "One. A nice day.", word, NUMBER("n", 2), NUMBER("m", 3)));
    ck_assert(passes_with(id, "Don't nice", word, NUMBER("n", 1), NUMBER("m", 3)));
    ck_assert(!passes_with(id, "nice", word, NUMBER("n", 2), NUMBER("m", 1)));
    ck_assert(!passes_with(id, "nice", word, NUMBER("n", 0), NUMBER("m", 1)));
    ck_assert(!passes_with(id, "nice", word, NUMBER("n", 1), NUMBER("m", 2)));
}
END_TEST

START_TEST(words_at_both_ends)
{
    const char *id = "words:words_position";
    Kwarg word = WORDS("keyword", "big");
    ck_assert(passes_with(id, "A big dog is a BIG dog.", word));
    ck_assert(passes_with(id, "A big dog is a big dog", word));
    ck_assert(!passes_with(id, "A big dog is a dog.", word));
    ck_assert(!passes_with(id, "A dog is a big dog.", word));
    ck_assert(passes_with(id, "A big dog", word));
    ck_assert(!passes_with(id, "big.", word));
    ck_assert(!passes_with(id, "big", word));
}
END_TEST

Suite *suite_official_ifbench_words(void)
{
    return suite_of("official/ifbench_words",
                    (const TTest *const[]){alphabet_goes_round, vowels_of_one_paragraph, consonants,
                                           palindromes, prime_lengths, repeats, no_consecutive,
                                           last_word_comes_first, paragraphs_end_as_they_start,
                                           keyword_at_a_place, words_at_both_ends, NULL});
}
