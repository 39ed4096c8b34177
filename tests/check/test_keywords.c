#include "rule.h"

#include "base/put.h"

typedef struct Keywords {
    TextList words;
    Range count;
    unsigned mode;
    Range present;
} Keywords;

typedef struct Position {
    Text word;
    Range place;
    unsigned in;
} Position;

enum { ALL, ANY, NONE };
enum { START, END };

static Text words[] = {{"war", 3}, {"thread pool", 11}};
static const Keywords one = {.words = {words, 1, 1}}, both = {.words = {words, 2, 2}};
static const Keywords no_war = {.words = {words, 1, 1}, .mode = NONE};

START_TEST(keywords_are_whole_words_in_any_case)
{
    ck_assert_outcome("The WAR.", "keywords", &one, OUTCOME_PASS);
    ck_assert_outcome("The **war**-torn", "keywords", &one, OUTCOME_PASS);
    ck_assert_outcome("the war's end, the war\xE2\x80\x99s end", "keywords", &one, OUTCOME_PASS);
    ck_assert_outcome("'war'", "keywords", &one, OUTCOME_PASS);
    ck_assert_finding("Toward wars", "keywords", &one,
                      "the word 'war' occurs 0 times, at least 1 asked for", "Toward wars");
    ck_assert_outcome("war_room war2 \xC3\xA4war", "keywords", &one, OUTCOME_FAIL);
    ck_assert_outcome("```\nwar\n```\n", "keywords", &one, OUTCOME_FAIL);
}
END_TEST

START_TEST(keywords_are_literal)
{
    Text sharp[] = {{"C#", 2}}, plain[] = {{"C", 1}}, dot[] = {{"a.b", 3}}, cut[] = {{"don", 3}};
    Keywords c_sharp = {.words = {sharp, 1, 1}}, c = {.words = {plain, 1, 1}};
    Keywords dotted = {.words = {dot, 1, 1}}, don = {.words = {cut, 1, 1}};
    ck_assert_outcome("In c#, it", "keywords", &c_sharp, OUTCOME_PASS);
    ck_assert_outcome("C# and C++", "keywords", &c, OUTCOME_FAIL);
    ck_assert_outcome("plain C.", "keywords", &c, OUTCOME_PASS);
    ck_assert_outcome("axb", "keywords", &dotted, OUTCOME_FAIL);
    ck_assert_outcome("I don't", "keywords", &don, OUTCOME_FAIL);
    Text t[] = {{"t", 1}};
    Keywords tail = {.words = {t, 1, 1}};
    ck_assert_outcome("I don't, I don\xE2\x80\x99t", "keywords", &tail, OUTCOME_FAIL);
}
END_TEST

START_TEST(keywords_of_scripts_without_spaces)
{
    Text text[] = {{"\xE4\xBB\xBB\xE5\x8A\xA1", 6}};
    Keywords task = {.words = {text, 1, 1}};
    ck_assert_outcome("\xE7\xAD\x89\xE4\xBB\xBB\xE5\x8A\xA1\xE5\xAE\x8C", "keywords", &task,
                      OUTCOME_PASS);
}
END_TEST

START_TEST(each_keyword_counts_for_itself)
{
    ck_assert_outcome("war in the thread\npool", "keywords", &both, OUTCOME_PASS);
    ck_assert_finding("a war here", "keywords", &both,
                      "the word 'thread pool' occurs 0 times, at least 1 asked for", "a war here");
    Keywords twice = {.words = {words, 1, 1}, .count = {true, 2, 2}};
    ck_assert_outcome("war war", "keywords", &twice, OUTCOME_PASS);
    ck_assert_finding("war, War and WAR", "keywords", &twice,
                      "the word 'war' occurs 3 times, exactly 2 asked for", "WAR");
    ck_assert_finding("a war", "keywords", &twice,
                      "the word 'war' occurs 1 time, exactly 2 asked for", "war");
}
END_TEST

START_TEST(white_space_is_any_white_space)
{
    ck_assert_outcome("a war in the thread\n  pool", "keywords", &both, OUTCOME_PASS);
    ck_assert_outcome("a war in the threadpool", "keywords", &both, OUTCOME_FAIL);
    Out out = {0};
    put_raw(&out, TEXT("war"));
    for (int i = 0; i < 1000000; i++)
        put_char(&out, ' ');
    put_raw(&out, TEXT("thread pool"));
    Answer answer = answer_of(out_text(&out));
    answer_judge(&answer, "keywords", &both);
    ck_assert_int_eq(answer.outcome, OUTCOME_PASS);
    arena_free(&answer.arena);
    out_free(&out);
}
END_TEST

START_TEST(any_keyword_will_do)
{
    Keywords any = {.words = {words, 2, 2}, .mode = ANY};
    ck_assert_outcome("the thread pool", "keywords", &any, OUTCOME_PASS);
    ck_assert_finding("peace", "keywords", &any,
                      "any of 'war, thread pool' occurs 0 times, at least 1 asked for", "peace");
    any.count = (Range){true, 0, 1};
    ck_assert_finding("A thread pool in war.", "keywords", &any,
                      "any of 'war, thread pool' occurs 2 times, at most 1 allowed", "war");
}
END_TEST

START_TEST(unwanted_keywords)
{
    ck_assert_outcome("wars", "keywords", &no_war, OUTCOME_PASS);
    ck_assert_outcome(" ", "keywords", &no_war, OUTCOME_NOT_APPLICABLE);
    ck_assert_outcome(" ", "keywords", &one, OUTCOME_FAIL);
    ck_assert_finding("No war, no War.", "keywords", &no_war,
                      "the word 'war' occurs 2 times, 0 allowed", "war");
}
END_TEST

START_TEST(places_of_keywords)
{
    Position first = {TEXT("war"), {0}, START}, near_end = {TEXT("war"), {true, 0, 2}, END};
    ck_assert_outcome("**War** is bad", "keyword-position", &first, OUTCOME_PASS);
    ck_assert_finding("A bad war", "keyword-position", &first,
                      "'war' is word 3 from the start, exactly 1 asked for", "war");
    ck_assert_outcome("war is war now.", "keyword-position", &near_end, OUTCOME_PASS);
    ck_assert_finding("war is it", "keyword-position", &near_end,
                      "'war' is word 3 from the end, at most 2 allowed", "war");
    ck_assert_finding("peace", "keyword-position", &first,
                      "the word 'war' occurs 0 times, at least 1 asked for", "peace");
    ck_assert_outcome("", "keyword-position", &first, OUTCOME_FAIL);
}
END_TEST

START_TEST(a_place_may_be_exact)
{
    const char *third = "word: war\nplace: 3";
    ck_assert_rule("War, bad war, war again", "keyword-position", third, OUTCOME_PASS);
    ck_assert_rule_finding("War is a long war", "keyword-position", third,
                           "'war' is word 1 from the start, exactly 3 asked for", "War");
    ck_assert_rule("A war-torn land", "keyword-position", "word: war\nin: end\nplace: 2",
                   OUTCOME_PASS);
    ck_assert_rule_finding("war of land", "keyword-position", "word: war\nplace: {min: 2}",
                           "'war' is word 1 from the start, at least 2 asked for", "war");
}
END_TEST

START_TEST(some_of_several_keywords)
{
    const char *two = "words: [war, peace, love]\npresent: 2";
    ck_assert_rule("Love, not war.", "keywords", two, OUTCOME_PASS);
    ck_assert_rule_finding("No war, war.", "keywords", two,
                           "1 of 3 words occur, exactly 2 asked for; not: peace, love", "war");
    ck_assert_rule_finding("Love and war and peace.", "keywords", two,
                           "3 of 3 words occur, exactly 2 asked for", "peace");
    ck_assert_rule_finding("None.", "keywords", "words: [war, peace]\npresent: {min: 1}",
                           "0 of 2 words occur, at least 1 asked for; not: war, peace", "None.");
    ck_assert_rule("war war, peace", "keywords",
                   "words: [war, peace]\npresent: 1\ncount: {min: 2}", OUTCOME_PASS);
    ck_assert_rule("", "keywords", "words: [war]\npresent: 0", OUTCOME_NOT_APPLICABLE);
}
END_TEST

Suite *suite_check_keywords(void)
{
    return suite_of("check/keywords",
                    (const TTest *const[]){keywords_are_whole_words_in_any_case,
                                           keywords_are_literal,
                                           keywords_of_scripts_without_spaces,
                                           each_keyword_counts_for_itself,
                                           white_space_is_any_white_space,
                                           any_keyword_will_do, unwanted_keywords,
                                           places_of_keywords, a_place_may_be_exact,
                                           some_of_several_keywords, NULL});
}
