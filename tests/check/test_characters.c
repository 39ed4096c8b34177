#include "rule.h"

typedef struct Letters {
    Text letter;
    Range count, share;
} Letters;

typedef struct Punctuation {
    Text forbid, require;
    unsigned kind;
    Range count;
} Punctuation;

START_TEST(letters_in_any_case)
{
    Letters two = {.letter = TEXT("e"), .count = {true, 2, 2}};
    Letters vowels = {.letter = TEXT("a\xC3\xA4"), .count = {true, 2, 2}};
    Letters some = {.letter = TEXT("q")};
    ck_assert_outcome("Even", "letters", &two, OUTCOME_PASS);
    ck_assert_outcome("E **e**\n\n```\neee\n```\n", "letters", &two, OUTCOME_PASS);
    ck_assert_outcome("A \xC3\x84", "letters", &vowels, OUTCOME_PASS);
    ck_assert_finding("\xC3\xA9 e be we", "letters", &two,
                      "the letter 'e' occurs 3 times, exactly 2 asked for", "e");
    ck_assert_finding("text", "letters", &some,
                      "the letter 'q' occurs 0 times, at least 1 asked for", "text");
    ck_assert_outcome("", "letters", &some, OUTCOME_FAIL);
    Letters few = {.letter = TEXT("q"), .count = {true, 0, 1}};
    ck_assert_outcome("", "letters", &few, OUTCOME_NOT_APPLICABLE);
}
END_TEST

START_TEST(shares_of_letters_are_exact)
{
    Letters tenth = {.letter = TEXT("e"), .share = {true, 0, 10}};
    Letters half = {.letter = TEXT("e"), .share = {true, 50, UINT64_MAX}};
    ck_assert_outcome("e 1 abcdfghij", "letters", &tenth, OUTCOME_PASS);
    ck_assert_finding("e abcdfghi", "letters", &tenth,
                      "1 of 9 letters are 'e', at most 10% allowed", "e");
    ck_assert_outcome("eb", "letters", &half, OUTCOME_PASS);
    ck_assert_finding("ebb", "letters", &half, "1 of 3 letters are 'e', at least 50% asked for",
                      "e");
    ck_assert_outcome("1, 2", "letters", &tenth, OUTCOME_NOT_APPLICABLE);
    Letters too = {.letter = TEXT("e"), .count = {true, 3, 3}, .share = {true, 0, 10}};
    ck_assert_finding("e abcdfghijk", "letters", &too,
                      "the letter 'e' occurs 1 time, exactly 3 asked for", "e");
}
END_TEST

START_TEST(shares_with_senseless_limits)
{
    Letters beyond = {.letter = TEXT("e"), .share = {true, UINT64_MAX, UINT64_MAX}};
    ck_assert_outcome("e", "letters", &beyond, OUTCOME_FAIL);
    Letters all = {.letter = TEXT("e"), .share = {true, 100, 100}};
    ck_assert_outcome("e", "letters", &all, OUTCOME_PASS);
}
END_TEST

START_TEST(forbidden_and_required_characters)
{
    Punctuation no_comma = {.forbid = TEXT(",;")}, question = {.require = TEXT("?")};
    ck_assert_outcome("- Call `f(a, b)` now.\n", "punctuation", &no_comma, OUTCOME_PASS);
    ck_assert_finding("a, b, c", "punctuation", &no_comma,
                      "the character ',' occurs 2 times, 0 allowed", ",");
    ck_assert_outcome("Really?", "punctuation", &question, OUTCOME_PASS);
    ck_assert_finding("No `?`", "punctuation", &question,
                      "the character '?' occurs 0 times, at least 1 asked for", "No `?`");
    ck_assert_outcome("", "punctuation", &no_comma, OUTCOME_NOT_APPLICABLE);
    ck_assert_outcome("", "punctuation", &question, OUTCOME_FAIL);
    Punctuation wide = {.forbid = TEXT("\xEF\xBC\x8C")};
    ck_assert_outcome("a, b", "punctuation", &wide, OUTCOME_PASS);
    ck_assert_outcome("a\xEF\xBC\x8C" "b", "punctuation", &wide, OUTCOME_FAIL);
}
END_TEST

typedef struct Case {
    unsigned form;
    Range count;
} Case;

static const Case upper = {.form = 0}, lower = {.form = 1}, title = {.form = 2};
static const Case sentence = {.form = 3};

START_TEST(upper_and_lower_case)
{
    ck_assert_outcome("ALL OF IT, `but.This`, 5.\n", "case", &upper, OUTCOME_PASS);
    ck_assert_outcome("all of it \xC3\xA4.\n", "case", &lower, OUTCOME_PASS);
    ck_assert_finding("ALL of IT is", "case", &upper, "2 words not in upper case, 0 allowed", "of");
    ck_assert_finding("all of \xC3\x84.", "case", &lower, "1 word not in lower case, 0 allowed",
                      "\xC3\x84");
    ck_assert_outcome("see https://example.org/A", "case", &lower, OUTCOME_PASS);
    ck_assert_outcome("1, 2 `Code`", "case", &lower, OUTCOME_NOT_APPLICABLE);
    ck_assert_outcome("", "case", &upper, OUTCOME_NOT_APPLICABLE);
}
END_TEST

START_TEST(title_case)
{
    ck_assert_outcome("The End of the iPhone, 3rd Part: Don't Wait", "case", &title, OUTCOME_PASS);
    ck_assert_finding("The end", "case", &title, "1 word not in title case, 0 allowed", "end");
    ck_assert_finding("of Mice and Men", "case", &title, "1 word not in title case, 0 allowed",
                      "of");
}
END_TEST

START_TEST(sentence_case)
{
    ck_assert_outcome("It is. `await` is. iOS is. 5 are.", "case", &sentence, OUTCOME_PASS);
    ck_assert_outcome("- It waits\n- \"So\" it is\n", "case", &sentence, OUTCOME_PASS);
    ck_assert_finding("It is.\n\nthis is not.", "case", &sentence,
                      "1 sentence not in sentence case, 0 allowed", "this");
}
END_TEST

START_TEST(words_in_a_case_are_counted)
{
    ck_assert_rule("I SAW A CAT", "case", "form: upper\ncount: 2", OUTCOME_PASS);
    ck_assert_rule_finding("I SAW THE CAT", "case", "form: upper\ncount: {max: 2}",
                           "3 words in upper case, at most 2 allowed", "CAT");
    ck_assert_rule_finding("one CAT here", "case", "form: upper\ncount: {min: 2}",
                           "1 word in upper case, at least 2 asked for", "CAT");
    ck_assert_rule_finding("No. yes. It is.", "case", "form: sentence\ncount: 3",
                           "2 sentences in sentence case, exactly 3 asked for", "It");
    ck_assert_rule("1 2", "case", "form: upper\ncount: {max: 2}", OUTCOME_NOT_APPLICABLE);
    ck_assert_rule("", "case", "form: upper\ncount: {min: 1}", OUTCOME_FAIL);
}
END_TEST

START_TEST(classes_of_punctuation)
{
    ck_assert_rule("Call `f(a, b)`; wait.", "punctuation", "class: comma", OUTCOME_PASS);
    ck_assert_rule_finding("a\uFF0Cb\u3001c", "punctuation", "class: comma", "2 commas, 0 allowed",
                           "\uFF0C");
    ck_assert_rule_finding("Really? Why?", "punctuation", "class: question\ncount: 1",
                           "2 question marks, exactly 1 asked for", "?");
    ck_assert_rule("(a) [b]", "punctuation", "class: bracket\ncount: 4", OUTCOME_PASS);
    ck_assert_rule("a + b = c", "punctuation", "class: any", OUTCOME_PASS);
    ck_assert_rule_finding("So it is \u2026", "punctuation", "class: any",
                           "1 punctuation mark, 0 allowed", "\u2026");
    ck_assert_rule_finding("So it is", "punctuation", "class: full-stop\ncount: {min: 1}",
                           "0 full stops, at least 1 asked for", "So it is");
    ck_assert_rule("", "punctuation", "class: comma", OUTCOME_NOT_APPLICABLE);
}
END_TEST

Suite *suite_check_characters(void)
{
    return suite_of("check/characters",
                    (const TTest *const[]){letters_in_any_case, shares_of_letters_are_exact,
                                           shares_with_senseless_limits,
                                           forbidden_and_required_characters, upper_and_lower_case,
                                           title_case, sentence_case, words_in_a_case_are_counted,
                                           classes_of_punctuation, NULL});
}
