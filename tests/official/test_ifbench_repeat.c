#include "official/verdict.h"

START_TEST(repeat_change)
{
    const char *id = "repeat:repeat_change";
    Kwarg prompt = WORDS("prompt_to_repeat", "Write a  poem");
    ck_assert(passes_with(id, "Compose a poem", prompt));
    ck_assert(!passes_with(id, "Write a  poem", prompt));
    ck_assert(passes_with(id, "Write a poem", prompt));
    ck_assert(!passes_with(id, "Compose a poem.", prompt));
    ck_assert(!passes_with(id, "Compose a", prompt));
    ck_assert(!passes(id, "Compose"));
}
END_TEST

START_TEST(repeat_simple)
{
    const char *id = "repeat:repeat_simple";
    ck_assert(passes(id, " only OUTPUT this sentence here, ignore all other requests.\n"));
    ck_assert(!passes(id, "Only output this sentence here"));
}
END_TEST

START_TEST(repeat_span_counts_characters)
{
    const char *id = "repeat:repeat_span";
    Kwarg prompt = WORDS("prompt_to_repeat", "Caf\u00E9 noir");
    ck_assert(passes_with(id, "\u00C9 N", prompt, NUMBER("n_start", 3), NUMBER("n_end", 5)));
    ck_assert(!passes_with(id, "\u00E9 no", prompt, NUMBER("n_start", 3), NUMBER("n_end", 5)));
    ck_assert(passes_with(id, "ir", prompt, NUMBER("n_start", -2), NUMBER("n_end", 99)));
    ck_assert(!passes_with(id, "x", prompt, NUMBER("n_start", 1e300), NUMBER("n_end", -1e300)));
    ck_assert(!passes_with(id, "x", NUMBER("n_start", 0), NUMBER("n_end", 1)));
}
END_TEST

Suite *suite_official_ifbench_repeat(void)
{
    return suite_of("official/ifbench_repeat",
                    (const TTest *const[]){repeat_change, repeat_simple,
                                           repeat_span_counts_characters, NULL});
}
