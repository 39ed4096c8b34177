#include "answer.h"

#include "base/put.h"

static const Range two_most = {true, 0, 2}, two_exactly = {true, 2, 2}, one_most = {true, 0, 1};

START_TEST(words_of_each_item)
{
    ck_assert_outcome("- one two\n- one\n", "item-words", &two_most, OUTCOME_PASS);
    ck_assert_outcome("no list here at all", "item-words", &two_most, OUTCOME_NOT_APPLICABLE);
    ck_assert_outcome("", "item-words", &two_most, OUTCOME_NOT_APPLICABLE);
    ck_assert_finding("- one two\n- one **two** three\n- one\n", "item-words", &two_most,
                      "bullet 2 of 3 has 3 words, at most 2 allowed", "- one **two** three");
    ck_assert_finding("- a b\n- one\n", "item-words", &two_exactly,
                      "bullet 2 of 2 has 1 word, exactly 2 asked for", "- one");
}
END_TEST

START_TEST(nested_items_belong_to_theirs)
{
    ck_assert_finding("- one\n  - two three\n- x\n", "item-words", &two_most,
                      "bullet 1 of 2 has 3 words, at most 2 allowed", "- one\n  - two three");
    ck_assert_outcome("> - one two three\n", "item-words", &two_most, OUTCOME_NOT_APPLICABLE);
}
END_TEST

START_TEST(sentences_of_each_item)
{
    ck_assert_outcome("- It waits.\n- It returns, e.g. a task.\n", "item-sentences", &one_most,
                      OUTCOME_PASS);
    ck_assert_finding("- It waits.\n- It waits. It returns.\n", "item-sentences", &one_most,
                      "bullet 2 of 2 has 2 sentences, at most 1 allowed", "- It waits. It returns.");
    ck_assert_outcome("Two. Sentences.", "item-sentences", &one_most, OUTCOME_NOT_APPLICABLE);
}
END_TEST

START_TEST(a_bold_lead_is_no_sentence)
{
    ck_assert_outcome("- **Await.** It waits.\n", "item-sentences", &one_most, OUTCOME_PASS);
    ck_assert_outcome("- **Await.** It waits. It returns.\n", "item-sentences", &one_most,
                      OUTCOME_FAIL);
    Range one = {true, 1, 1};
    ck_assert_outcome("- **All of it is bold.**\n", "item-sentences", &one, OUTCOME_PASS);
    ck_assert_outcome("- It **waits.** It returns.\n", "item-sentences", &one, OUTCOME_FAIL);
}
END_TEST

START_TEST(characters_are_code_points)
{
    Range three = {true, 0, 3};
    ck_assert_outcome("- \xC3\xA4\xC3\xB6\xC3\xBC\n", "item-chars", &three, OUTCOME_PASS);
    ck_assert_finding("- abcd\n", "item-chars", &three,
                      "bullet 1 of 1 has 4 characters, at most 3 allowed", "- abcd");
    ck_assert_outcome("abcd", "item-chars", &three, OUTCOME_NOT_APPLICABLE);
}
END_TEST

START_TEST(numbers_run_from_one)
{
    ck_assert_outcome("1. a\n2. b\n3. c\n", "numbering", NULL, OUTCOME_PASS);
    ck_assert_outcome("1. a\n2. b\n\ntext\n\n3. c\n", "numbering", NULL, OUTCOME_PASS);
    ck_assert_outcome("1. a\n2. b\n\ntext\n\n1. c\n2. d\n", "numbering", NULL, OUTCOME_PASS);
    ck_assert_outcome("- a\n- b\n", "numbering", NULL, OUTCOME_NOT_APPLICABLE);
    ck_assert_outcome("", "numbering", NULL, OUTCOME_NOT_APPLICABLE);
    ck_assert_finding("1. a\n3. b\n4. c\n", "numbering", NULL,
                      "bullet 2 of 3 has the number 3, expected 2", "3. b");
    ck_assert_finding("2. a\n3. b\n", "numbering", NULL,
                      "bullet 1 of 2 has the number 2, expected 1", "2. a");
    ck_assert_finding("1. a\n1. b\n", "numbering", NULL,
                      "bullet 2 of 2 has the number 1, expected 2", "1. b");
    ck_assert_finding("1. a\n\ntext\n\n5. c\n", "numbering", NULL,
                      "bullet 2 of 2 has the number 5, expected 2", "5. c");
}
END_TEST

static const unsigned none = 0, intro = 1, any = 2;

START_TEST(text_outside_the_list)
{
    ck_assert_outcome("- a\n- b\n", "outside-list", &none, OUTCOME_PASS);
    ck_assert_outcome("- a\n\n---\n", "outside-list", &none, OUTCOME_PASS);
    ck_assert_outcome("Only text.", "outside-list", &none, OUTCOME_NOT_APPLICABLE);
    ck_assert_outcome("", "outside-list", &any, OUTCOME_NOT_APPLICABLE);
    ck_assert_finding("Here:\n\n- a\n", "outside-list", &none,
                      "text stands before the first bullet, outside the list, 0 allowed", "Here:");
    ck_assert_finding("- a\n\n# More\n", "outside-list", &intro,
                      "a heading stands after the last bullet, outside the list, 0 allowed", "# More");
    ck_assert_finding("- a\n\nmiddle\n\n- b\n", "outside-list", &intro,
                      "text stands between the bullets, outside the list, 0 allowed", "middle");
    ck_assert_outcome("Here:\n\n- a\n\nThere.\n", "outside-list", &any, OUTCOME_PASS);
}
END_TEST

START_TEST(one_introduction_is_allowed)
{
    ck_assert_outcome("Here:\n\n- a\n", "outside-list", &intro, OUTCOME_PASS);
    ck_assert_outcome("# Title\n\n- a\n", "outside-list", &intro, OUTCOME_PASS);
    ck_assert_finding("# Title\n\nHere:\n\n- a\n", "outside-list", &intro,
                      "text stands before the first bullet, outside the list, 1 allowed", "Here:");
    ck_assert_finding("```\ncode\n```\n\n- a\n", "outside-list", &intro,
                      "a code block stands before the first bullet, outside the list, 0 allowed",
                      "```\ncode\n```");
}
END_TEST

START_TEST(a_quotation_is_outside)
{
    ck_assert_finding("- a\n\n> - b\n", "outside-list", &intro,
                      "a quotation stands after the last bullet, outside the list, 0 allowed", "> - b");
}
END_TEST

START_TEST(items_inside_a_paragraph_are_no_text)
{
    ck_assert_outcome("\xE2\x80\xA2 a\n\xE2\x80\xA2 b\n", "outside-list", &none, OUTCOME_PASS);
    ck_assert_finding("Intro\n\xE2\x80\xA2 a\n\xE2\x80\xA2 b\n", "outside-list", &none,
                      "text stands before the first bullet, outside the list, 0 allowed", "Intro");
}
END_TEST

static const uint64_t sixty = 60;

START_TEST(repeated_items)
{
    ck_assert_outcome("- one two three\n- four five six\n", "item-unique", &sixty, OUTCOME_PASS);
    ck_assert_outcome("- one two three\n", "item-unique", &sixty, OUTCOME_NOT_APPLICABLE);
    ck_assert_outcome("text", "item-unique", &sixty, OUTCOME_NOT_APPLICABLE);
    ck_assert_finding("- Other words here now\n- It frees the thread\n- **it** frees the Thread!\n",
                      "item-unique", &sixty, "bullet 3 of 3 repeats bullet 2",
                      "- **it** frees the Thread!");
    ck_assert_finding("- Run.\n- Wait.\n- run\n", "item-unique", &sixty,
                      "bullet 3 of 3 repeats bullet 1", "- run");
    ck_assert_outcome("-\n-\n- a\n", "item-unique", &sixty, OUTCOME_PASS);
}
END_TEST

// Ten words have eight triples; of two texts that differ in the last word, seven of nine are common.
START_TEST(nearly_the_same_items)
{
    const char *text = "- a b c d e f g h i j\n- a b c d e f g h i k\n";
    uint64_t at = 77, above = 78;
    ck_assert_finding(text, "item-unique", &at,
                      "bullet 2 of 2 says nearly the same as bullet 1: 77 % alike, "
                      "less than 77 % asked for",
                      "- a b c d e f g h i k");
    ck_assert_outcome(text, "item-unique", &above, OUTCOME_PASS);
}
END_TEST

START_TEST(many_items_are_compared_whole)
{
    Out out = {0};
    for (int i = 0; i < 5000; i++)
        put_print(&out, "- item number %d of them\n", i == 4999 ? 17 : i);
    Answer answer = answer_of(out_text(&out));
    answer_judge(&answer, "item-unique", &sixty);
    ck_assert_uint_eq(answer.findings.len, 1);
    ck_assert_text(answer.findings.at[0].message, "bullet 5000 of 5000 repeats bullet 18");
    ck_assert_uint_eq(answer.findings.at[0].item, 5000);
    arena_free(&answer.arena);
    out_free(&out);
}
END_TEST

Suite *suite_check_items(void)
{
    return suite_of(
        "check/items",
        (const TTest *const[]){words_of_each_item, nested_items_belong_to_theirs,
                               sentences_of_each_item, a_bold_lead_is_no_sentence,
                               characters_are_code_points, numbers_run_from_one,
                               text_outside_the_list, one_introduction_is_allowed,
                               a_quotation_is_outside, items_inside_a_paragraph_are_no_text,
                               repeated_items, nearly_the_same_items,
                               many_items_are_compared_whole, NULL});
}
