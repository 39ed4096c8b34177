#include "official/verdict.h"

START_TEST(multiples)
{
    const char *id = "custom:multiples";
    ck_assert(passes(id, "14,21, 28\n35 and 42 49!"));
    ck_assert(!passes(id, "14 21 28 35 42"));
    ck_assert(!passes(id, "14 21 28 35 42 49 56"));
    ck_assert(!passes(id, "1. 14 21 28 35 42 49"));
    ck_assert(!passes(id, "none"));
}
END_TEST

#define FIVE "\nA. a\nB) b\nc. c\nD| d\nE.e\n"

START_TEST(multiple_choice)
{
    const char *id = "custom:mcq_count_length";
    ck_assert(passes(id, "Question 1: W?" FIVE "\nQuestion 2. Who?" FIVE
                         "Question 3) Who is?" FIVE "Question 4 Who is it?" FIVE));
    ck_assert(!passes(id, "Here:\nQuestion 1: W?" FIVE "Question 2. Who?" FIVE
                          "Question 3) Who is?" FIVE "Question 4 Who is it?" FIVE));
    ck_assert(!passes(id, "Question 1: W?" FIVE "Question 2. Who?" FIVE "Question 3) Who?" FIVE
                          "Question 4 Who is it?" FIVE));
    ck_assert(!passes(id, "Question 1: W?" FIVE "Question 2. Who?" FIVE
                          "Question 3) Who is?" FIVE));
    ck_assert(!passes(id, "Question 1: W?" FIVE "Question 2. Who?\nA. a" FIVE
                          "Question 3) Who is?" FIVE "Question 4 Who is it?" FIVE));
    ck_assert(!passes(id, "Question"));
}
END_TEST

// The lines of a question are joined; blank ones count a space each, save at the end.
START_TEST(question_lengths)
{
    const char *id = "custom:mcq_count_length";
    ck_assert(passes(id, "Question 1: abc" FIVE "Question 2: a\n\n b" FIVE
                         "Question 3: abcde\n" FIVE "Question 4: ab\ncdef" FIVE));
    ck_assert(!passes(id, "Question 1: abc" FIVE "Question 2: a\nb\n" FIVE "Question 3: abcde" FIVE
                          "Question 4: abcdef" FIVE));
}
END_TEST

static Text countries(Arena *arena, size_t count, const char *middle)
{
    Text text = TEXT("Here:\n- Zimbabwe\n");
    for (size_t i = 1; i < count; i++) {
        Text line = i == count / 2 ? text_of(middle) : TEXT("* **Togo**\n\n");
        text = arena_join(arena, text, line);
    }
    return text;
}

START_TEST(reverse_newline)
{
    const char *id = "custom:reverse_newline";
    Arena arena = {0};
    const Kwarg none = {0};
    ck_assert(!strict_verdict(id, countries(&arena, 52, "S\u00E3o\n"), &none));
    ck_assert(strict_verdict(id, countries(&arena, 52, "T\u00F4go,\n"), &none));
    ck_assert(!strict_verdict(id, countries(&arena, 51, "Togo\n"), &none));
    ck_assert(!passes(id, "Zambia\nTogo"));
    arena_free(&arena);
}
END_TEST

START_TEST(word_reverse)
{
    const char *id = "custom:word_reverse";
    ck_assert(passes(id, "Eagle, bald the is animal."));
    ck_assert(!passes(id, "The bald eagle is the animal"));
    ck_assert(!passes(id, "Eagle the bald"));
    ck_assert(passes(id, "EAGLE\nBALD"));
}
END_TEST

START_TEST(character_reverse)
{
    const char *id = "custom:character_reverse";
    ck_assert(passes(id, "Si elgaE dlaB eht"));
    ck_assert(!passes(id, "elgae  dlab"));
    ck_assert(!passes(id, "bald eagle"));
}
END_TEST

static Text alphabet(Arena *arena, char last)
{
    Text text = {0};
    for (char c = 'A'; c <= last; c++)
        text = arena_join(arena, text, arena_print(arena, "%cnd so it was. ", c));
    return text;
}

START_TEST(sentence_alphabet)
{
    const char *id = "custom:sentence_alphabet";
    Arena arena = {0};
    const Kwarg none = {0};
    Text right = alphabet(&arena, 'Z');
    ck_assert(strict_verdict(id, right, &none));
    ck_assert(!strict_verdict(id, alphabet(&arena, 'Y'), &none));
    ck_assert(!strict_verdict(id, arena_join(&arena, TEXT("\""), right), &none));
    ck_assert(!strict_verdict(id, arena_join(&arena, right, TEXT("More.")), &none));
    arena_free(&arena);
}
END_TEST

#define CAPITALS                                                                                   \
    "Oslo, Tallinn, Stockholm, Riga, Moscow, Copenhagen, Vilnius, Minsk, Dublin, Berlin, "         \
    "Amsterdam, Warsaw, London, Brussels, Prague, Luxembourg, Paris, Vienna, Bratislava, "         \
    "Budapest, Vaduz, Chi\u0219in\u0103u, Bern, Ljubljana"

START_TEST(european_capitals)
{
    const char *id = "custom:european_capitals_sort";
    ck_assert(passes(id, "Reykjav\u00EDk, Helsinki, " CAPITALS ",Zagreb,"));
    ck_assert(!passes(id, "Helsinki, Reykjav\u00EDk, " CAPITALS ", Zagreb"));
    ck_assert(!passes(id, "Reykjav\u00EDk, Helsinki, " CAPITALS));
    ck_assert(!passes(id, "Reykjav\u00EDk, Helsinki, " CAPITALS ", Zagreb."));
    ck_assert(!passes(id, "Oslo"));
}
END_TEST

START_TEST(date_format_list)
{
    const char *id = "custom:date_format_list";
    ck_assert(passes(id, " 1796-04-12, 1821-12-31,1769-00-00\n"));
    ck_assert(passes(id, "1799-02-29"));
    ck_assert(passes(id, "\uFF11\uFF17\uFF19\uFF16-04-12"));
    ck_assert(!passes(id, "1799-02-30"));
    ck_assert(!passes(id, "1799-04-31"));
    ck_assert(!passes(id, "1799-13-01"));
    ck_assert(!passes(id, "1768-12-31"));
    ck_assert(!passes(id, "1822-01-01"));
    ck_assert(!passes(id, "1796-04-12,"));
    ck_assert(!passes(id, "1796-4-12"));
    ck_assert(!passes(id, "1796-04-12."));
}
END_TEST

Suite *suite_official_ifbench_custom(void)
{
    return suite_of("official/ifbench_custom",
                    (const TTest *const[]){multiples, multiple_choice, question_lengths,
                                           reverse_newline, word_reverse, character_reverse,
                                           sentence_alphabet, european_capitals, date_format_list,
                                           NULL});
}
