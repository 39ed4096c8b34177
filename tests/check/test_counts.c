#include "answer.h"

#include "base/put.h"

static const Range two_most = {true, 0, 2}, two = {true, 2, 2}, two_least = {true, 2, UINT64_MAX};
static const Range some = {true, 3, 5}, none = {true, 0, 0}, not_given = {0};

START_TEST(words_outside_markup_and_code)
{
    ck_assert_outcome("**One** two\n", "words", &two, OUTCOME_PASS);
    ck_assert_outcome("One\n\n```\nnot these words\n```\n\ntwo\n", "words", &two, OUTCOME_PASS);
    ck_assert_finding("One **two** *three* four", "words", &two_most,
                      "4 words, at most 2 allowed", "three");
    ck_assert_finding("Intro: one\n", "words", &some, "2 words, 3 to 5 asked for",
                      "one");
}
END_TEST

START_TEST(blank_answers_lack_what_was_asked_for)
{
    ck_assert_outcome(" \n", "words", &two_most, OUTCOME_NOT_APPLICABLE);
    ck_assert_finding("", "words", &two_least, "0 words, at least 2 asked for", "");
    ck_assert_outcome("", "sentences", &two_most, OUTCOME_NOT_APPLICABLE);
    ck_assert_outcome("", "sentences", &two, OUTCOME_FAIL);
    ck_assert_outcome("\n", "paragraphs", &two_most, OUTCOME_NOT_APPLICABLE);
    ck_assert_outcome("\n", "paragraphs", &two, OUTCOME_FAIL);
}
END_TEST

START_TEST(sentences_of_headings_and_bullets_too)
{
    ck_assert_outcome("# Title\n\nIt waits, e.g. here.\n", "sentences", &two, OUTCOME_PASS);
    ck_assert_finding("A is. B is.\n\n- C\n- D\n", "sentences", &two_most,
                      "4 sentences, at most 2 allowed", "C");
    ck_assert_finding("A is.", "sentences", &two, "1 sentence, exactly 2 asked for", "A is.");
}
END_TEST

START_TEST(paragraphs_are_parted_by_blank_lines)
{
    ck_assert_outcome("One\nstill one.\n\nTwo.\n", "paragraphs", &two, OUTCOME_PASS);
    ck_assert_outcome("One.\n\n- a\n\n  b\n\n> c\n\n***\n\nTwo.\n", "paragraphs", &two, OUTCOME_PASS);
    ck_assert_outcome("One.\n\n\xE2\x80\xA2 a\n\xE2\x80\xA2 b\n\nTwo.\n", "paragraphs", &two,
                      OUTCOME_PASS);
    ck_assert_finding("A.\n\nB.\n\nC.\n\nD.\n", "paragraphs", &two_most,
                      "4 paragraphs, at most 2 allowed", "C.");
    ck_assert_finding("# A\n", "paragraphs", &two, "0 paragraphs, exactly 2 asked for", "# A");
}
END_TEST

START_TEST(highlights_are_emphasis)
{
    ck_assert_outcome("*a* __b__", "highlights", &two, OUTCOME_PASS);
    ck_assert_outcome("* **T**: x\n* ***both*** y\n", "highlights", &two, OUTCOME_PASS);
    ck_assert_outcome("**a *b* c** and *d\ne*", "highlights", &two, OUTCOME_PASS);
    ck_assert_outcome("2 * 3 * 4, `*x*`, \\*y\\*", "highlights", &none, OUTCOME_PASS);
    ck_assert_outcome("**a**\n\n**b**", "highlights", &two, OUTCOME_PASS);
    ck_assert_finding("none", "highlights", &not_given, "0 highlights, at least 1 asked for", "none");
    ck_assert_finding("*a* *b* *c*", "highlights", &two_most, "3 highlights, at most 2 allowed", "c");
}
END_TEST

START_TEST(placeholders_are_to_be_filled_in)
{
    ck_assert_outcome("[name] and [your address]", "placeholders", &two, OUTCOME_PASS);
    ck_assert_outcome("[a [b]] [c]", "placeholders", &two, OUTCOME_PASS);
    ck_assert_outcome("- [ ] a\n- [x] b\n\n[1], [2, 3], [^4], [], `[c]`, [d](e)\n\n    [f]\n",
                      "placeholders", &none, OUTCOME_PASS);
    ck_assert_outcome("[a\n\nb] c]", "placeholders", &none, OUTCOME_PASS);
    ck_assert_finding("[a] [b] [c]", "placeholders", &two_most,
                      "3 placeholders, at most 2 allowed", "[c]");
    ck_assert_finding("Dear you", "placeholders", &not_given,
                      "0 placeholders, at least 1 asked for", "Dear you");
}
END_TEST

// Findings in a bullet say which one.
START_TEST(findings_name_their_bullet)
{
    Answer answer = answer_judged("- one\n- two\n- three\n", "words", &two_most);
    ck_assert_uint_eq(answer.findings.at[0].item, 3);
    ck_assert_uint_eq(answer.findings.at[0].items, 3);
    arena_free(&answer.arena);
}
END_TEST

START_TEST(long_answers_take_linear_time)
{
    Out out = {0};
    for (int i = 0; i < 20000; i++)
        put_raw(&out, TEXT("[*a* P.S. <<war [war "));
    Answer answer = answer_of(out_text(&out));
    answer_judge(&answer, "words", &two_most);
    ck_assert_text(answer.findings.at[0].message, "80000 words, at most 2 allowed");
    answer_judge(&answer, "highlights", &two_most);
    answer_judge(&answer, "placeholders", &two_least);
    ck_assert_int_eq(answer.outcome, OUTCOME_FAIL);
    arena_free(&answer.arena);
    out_free(&out);
}
END_TEST

Suite *suite_check_counts(void)
{
    return suite_of("check/counts",
                    (const TTest *const[]){words_outside_markup_and_code,
                                           blank_answers_lack_what_was_asked_for,
                                           sentences_of_headings_and_bullets_too,
                                           paragraphs_are_parted_by_blank_lines,
                                           highlights_are_emphasis,
                                           placeholders_are_to_be_filled_in,
                                           findings_name_their_bullet,
                                           long_answers_take_linear_time, NULL});
}
