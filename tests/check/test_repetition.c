#include "answer.h"

typedef struct Unique {
    Range percent;
    uint64_t words;
} Unique;

typedef struct Repetition {
    uint64_t words;
    Range times;
} Repetition;

START_TEST(different_words_are_a_share)
{
    Unique half = {.percent = {true, 50, UINT64_MAX}}, most = {.percent = {true, 0, 50}};
    ck_assert_outcome("one One two Two", "unique-words", &half, OUTCOME_PASS);
    ck_assert_outcome("one One two Two", "unique-words", &most, OUTCOME_PASS);
    ck_assert_finding("a a **a** b B", "unique-words", &half,
                      "2 of 5 words differ (40.0 %), at least 50 % asked for", "a a **a** b B");
    ck_assert_finding("a b b", "unique-words", &most,
                      "2 of 3 words differ (66.6 %), at most 50 % allowed", "a b b");
    ck_assert_outcome("- - -", "unique-words", &half, OUTCOME_NOT_APPLICABLE);
    ck_assert_outcome("", "unique-words", &half, OUTCOME_NOT_APPLICABLE);
}
END_TEST

START_TEST(shares_are_not_rounded)
{
    Unique third = {.percent = {true, 34, 100}}, whole = {.percent = {true, 100, 100}};
    ck_assert_outcome("a a a", "unique-words", &third, OUTCOME_FAIL);
    ck_assert_outcome("a b c d", "unique-words", &whole, OUTCOME_PASS);
    Unique few = {.percent = {true, 100, 100}, .words = 4};
    ck_assert_outcome("a a a", "unique-words", &few, OUTCOME_NOT_APPLICABLE);
    ck_assert_outcome("a a a a", "unique-words", &few, OUTCOME_FAIL);
}
END_TEST

START_TEST(phrases_are_not_said_again_and_again)
{
    Repetition twice = {.words = 2, .times = {true, 0, 2}};
    ck_assert_outcome("So it is. So it was.", "repetition", &twice, OUTCOME_PASS);
    ck_assert_finding("So it is, SO **it** was, so it, so it goes", "repetition", &twice,
                      "says 'so it' 4 times, at most 2 allowed", "so it");
    ck_assert_outcome("two words", "repetition", &twice, OUTCOME_PASS);
    ck_assert_outcome("word", "repetition", &twice, OUTCOME_NOT_APPLICABLE);
    ck_assert_outcome("", "repetition", &twice, OUTCOME_NOT_APPLICABLE);
    ck_assert_outcome("    so it so it so it so it\n", "repetition", &twice,
                      OUTCOME_NOT_APPLICABLE);
}
END_TEST

START_TEST(overlapping_phrases_are_one)
{
    Repetition once = {.words = 2, .times = {true, 0, 1}}, never = {.words = 1, .times = {true, 0, 0}};
    ck_assert_outcome("no no no", "repetition", &once, OUTCOME_PASS);
    ck_assert_finding("no no no no", "repetition", &once,
                      "says 'no no' 2 times, at most 1 allowed", "no no");
    ck_assert_finding("a b", "repetition", &never, "says 'a' 1 time, 0 allowed", "a");
}
END_TEST

START_TEST(a_phrase_may_be_asked_for)
{
    Repetition refrain = {.words = 2, .times = {true, 2, 3}};
    ck_assert_outcome("so it is, so it was", "repetition", &refrain, OUTCOME_PASS);
    ck_assert_finding("so it is, and so on", "repetition", &refrain,
                      "says 'so it' 1 time, 2 to 3 asked for", "so it");
}
END_TEST

START_TEST(a_loop_of_many_words_is_found_in_time)
{
    enum { LEN = 1 << 20 };
    Arena arena = {0};
    char *text = arena_get(&arena, LEN + 1);
    for (size_t i = 0; i < LEN; i++)
        text[i] = i % 2 ? ' ' : (char)('a' + i / 2 % 3);
    Repetition loop = {.words = 8, .times = {true, 0, 2}};
    ck_assert_outcome(text, "repetition", &loop, OUTCOME_FAIL);
    arena_free(&arena);
}
END_TEST

Suite *suite_check_repetition(void)
{
    return suite_of("check/repetition",
                    (const TTest *const[]){different_words_are_a_share, shares_are_not_rounded,
                                           phrases_are_not_said_again_and_again,
                                           overlapping_phrases_are_one,
                                           a_phrase_may_be_asked_for,
                                           a_loop_of_many_words_is_found_in_time, NULL});
}
