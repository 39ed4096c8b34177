#include "answer.h"

#include "syntax/syllables.h"

typedef struct Readability {
    Range ease;
    uint64_t words;
} Readability;

static void judge_words(const char *words, unsigned expected)
{
    Text rest = text_of(words), word;
    while (text_next_part(&rest, ' ', &word))
        ck_assert_msg(syllables_count(word) == expected, "'%.*s' has %u, expected %u",
                      TEXT_ARG(word), syllables_count(word), expected);
}

START_TEST(syllables_by_rule)
{
    judge_words("the cat wise used makes strengths 7 a I'm queen yes don't ways played", 1);
    judge_words("table tables wanted boxes nation lovely movement going playing player very "
                "well-known happy", 2);
    judge_words("radio usual society's", 3);
    judge_words("situation communicate", 4);
    judge_words("", 0);
    ck_assert_uint_eq(syllables_count(TEXT("")), 1);
    ck_assert_uint_eq(syllables_count(TEXT("TABLE")), 2);
}
END_TEST

START_TEST(ease_is_within_its_bounds)
{
    const char *easy = "The cat sat on the mat. It was warm.";
    const char *hard = "Organizational methodologies necessitate communication.";
    Readability most = {.ease = {true, 100, 100}}, least = {.ease = {true, 0, 0}};
    ck_assert_outcome(easy, "readability", &most, OUTCOME_PASS);
    ck_assert_outcome(hard, "readability", &least, OUTCOME_PASS);
    ck_assert_finding(easy, "readability", &least,
                      "reading ease 100, 0 allowed: 9 words, 2 sentences, 9 syllables",
                      "The cat sat on the mat. It was warm.");
}
END_TEST

START_TEST(ease_is_the_formula)
{
    // 206.835 - 1.015 * 6 - 84.6 * 10 / 6
    const char *text = "Every table wanted a lovely dinner.";
    Readability wanted = {.ease = {true, 90, 100}};
    ck_assert_finding(text, "readability", &wanted,
                      "reading ease 32, 90 to 100 asked for: 6 words, 1 sentence, 12 syllables",
                      "Every table wanted a lovely dinner.");
}
END_TEST

START_TEST(short_answers_are_not_judged)
{
    Readability wanted = {.ease = {true, 0, 0}, .words = 3};
    ck_assert_outcome("The cat.", "readability", &wanted, OUTCOME_NOT_APPLICABLE);
    ck_assert_outcome("The cat sat.", "readability", &wanted, OUTCOME_FAIL);
    Readability any = {.ease = {true, 0, 100}};
    ck_assert_outcome("", "readability", &any, OUTCOME_NOT_APPLICABLE);
    ck_assert_outcome("    code only\n", "readability", &any, OUTCOME_NOT_APPLICABLE);
}
END_TEST

START_TEST(emoji_are_clusters)
{
    Range one = {true, 1, 1}, none = {true, 0, 0};
    ck_assert_outcome("a \U0001F468\u200D\U0001F469\u200D\U0001F467", "emoji", &one, OUTCOME_PASS);
    ck_assert_outcome("\U0001F44D\U0001F3FD", "emoji", &one, OUTCOME_PASS);
    ck_assert_outcome("\U0001F1E9\U0001F1EA", "emoji", &one, OUTCOME_PASS);
    ck_assert_finding("\U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7\U0001F1E9", "emoji", &one,
                      "2 emojis, exactly 1 asked for", "\U0001F1EB\U0001F1F7");
    ck_assert_outcome("1\uFE0F\u20E3", "emoji", &one, OUTCOME_PASS);
    ck_assert_outcome("\u2764\uFE0F", "emoji", &one, OUTCOME_PASS);
    ck_assert_outcome("\u00A9 2020 # * \u2192 \u2713 \u00E4\u0301", "emoji", &none, OUTCOME_PASS);
    ck_assert_outcome("", "emoji", &none, OUTCOME_NOT_APPLICABLE);
    ck_assert_finding("a \u2705 b \u2705", "emoji", &one, "2 emojis, exactly 1 asked for", "\u2705");
    ck_assert_finding("a", "emoji", &one, "0 emojis, exactly 1 asked for", "a");
}
END_TEST

Suite *suite_check_readability(void)
{
    return suite_of("check/readability",
                    (const TTest *const[]){syllables_by_rule, ease_is_within_its_bounds,
                                           ease_is_the_formula, short_answers_are_not_judged,
                                           emoji_are_clusters, NULL});
}
