#include "official/verdict.h"

START_TEST(syllables_alternate)
{
    const char *id = "words:odd_even_syllables";
    ck_assert(passes(id, "The table was open."));
    ck_assert(!passes(id, "The cat was open."));
    ck_assert(passes(id, "Cat 22 dog 1st"));
    ck_assert(!passes(id, "H2O 22"));
    ck_assert(passes(id, "Word"));
    ck_assert(passes(id, "..."));
}
END_TEST

START_TEST(syllables_of_a_word)
{
    const char *id = "words:odd_even_syllables";
    ck_assert(passes(id, "asked wanted makes people"));
    ck_assert(passes(id, "cat walked"));
    ck_assert(passes(id, "area walked idea"));
    ck_assert(passes(id, "a little sky away"));
    ck_assert(!passes(id, "\u732B hmm"));
}
END_TEST

START_TEST(verb_at_the_start)
{
    const char *id = "words:start_verb";
    ck_assert(passes(id, "Consider this."));
    ck_assert(passes(id, "Running is fun."));
    ck_assert(passes(id, "Does it?"));
    ck_assert(!passes(id, "This is it."));
    ck_assert(!passes(id, "Nothing works."));
    ck_assert(!passes(id, "**Consider** this."));
    ck_assert(!passes(id, "Consider-able"));
    ck_assert(!passes(id, "..."));
}
END_TEST

Suite *suite_official_ifbench_speech(void)
{
    return suite_of("official/ifbench_speech",
                    (const TTest *const[]){syllables_alternate, syllables_of_a_word,
                                           verb_at_the_start, NULL});
}
