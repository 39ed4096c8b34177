#include "answer.h"

typedef struct Bullets {
    Range count;
    unsigned level, marker, signs;
    bool quoted;
} Bullets;

enum { TOP, ALL };
enum { ANY, BULLET, NUMBER };
enum { MARKDOWN = 1 };     // of the signs

static const Bullets three = {.count = {true, 3, 3}};

START_TEST(the_wanted_number_passes)
{
    ck_assert_outcome("- a\n- b\n- c\n", "bullets", &three, OUTCOME_PASS);
    ck_assert_outcome("Intro.\n\n1. a\n2. b\n3. c\n", "bullets", &three, OUTCOME_PASS);
    Bullets some = {.count = {true, 1, 2}};
    ck_assert_outcome("- a\n- b\n", "bullets", &some, OUTCOME_PASS);
}
END_TEST

START_TEST(too_many_points_at_the_first_surplus_item)
{
    ck_assert_finding("- a\n- b\n- c\n- d\n- e\n", "bullets", &three,
                      "5 bullets at the top level, exactly 3 asked for", "- d");
}
END_TEST

START_TEST(too_few_points_at_the_last_item_and_says_what_else_there_is)
{
    ck_assert_finding("- a\n  - x\n- b\n", "bullets", &three,
                      "2 bullets at the top level, exactly 3 asked for; also 1 nested", "- b");
    ck_assert_finding("- a\n\n> - q\n", "bullets", &three,
                      "1 bullet at the top level, exactly 3 asked for; also 1 in a quotation", "- a");
}
END_TEST

START_TEST(no_list_is_a_finding_not_a_success)
{
    ck_assert_finding("\n  Just text.  \nMore.\n", "bullets", &three,
                      "0 bullets at the top level, exactly 3 asked for", "Just text.");
    ck_assert_finding("", "bullets", &three, "0 bullets at the top level, exactly 3 asked for", "");
    Bullets few = {.count = {true, 0, 3}};
    ck_assert_outcome(" \n", "bullets", &few, OUTCOME_FAIL);
    ck_assert_outcome("text", "bullets", &few, OUTCOME_PASS);
}
END_TEST

START_TEST(level_and_marker_choose_what_counts)
{
    Bullets all = {.count = {true, 3, 3}, .level = ALL}, numbers = {.count = {true, 3, 3}, .marker = NUMBER};
    ck_assert_outcome("- a\n  - x\n- b\n", "bullets", &all, OUTCOME_PASS);
    ck_assert_finding("- a\n- b\n- c\n", "bullets", &numbers,
                      "0 numbered items at the top level, exactly 3 asked for; "
                      "also 3 without a number", "- a");
    Bullets bullets = {.count = {true, 1, UINT64_MAX}, .level = ALL, .marker = BULLET};
    ck_assert_finding("1. a\n2. b\n", "bullets", &bullets,
                      "0 bullets, at least 1 asked for; also 2 with a number", "1. a");
}
END_TEST

START_TEST(foreign_signs_count_and_are_named)
{
    ck_assert_outcome("\xE2\x80\xA2 a\n\xE2\x80\xA2 b\n\xE2\x80\xA2 c\n", "bullets", &three,
                      OUTCOME_PASS);
    ck_assert_finding("\xE2\x80\xA2 a\n\xE2\x80\xA2 b\n", "bullets", &three,
                      "2 bullets at the top level, exactly 3 asked for; 2 with the sign \xE2\x80\xA2, "
                      "which is no Markdown list", "\xE2\x80\xA2 b");
}
END_TEST

START_TEST(only_markdown_knows_where_it_is_asked_for)
{
    Bullets one = {.count = {true, 1, 1}, .signs = MARKDOWN};
    ck_assert_outcome("- a\n\n\u2022 b\n\u2022 c\n", "bullets", &one, OUTCOME_PASS);
    ck_assert_finding("\u2022 a\n\u2022 b\n", "bullets", &one,
                      "0 bullets at the top level, exactly 1 asked for; also 2 with the sign \u2022, "
                      "which is no Markdown list", "\u2022 a");
    ck_assert_finding("- a\n- b\n\n(1) x\n(2) y\n", "bullets", &one,
                      "2 bullets at the top level, exactly 1 asked for; also 2 with the sign (1), "
                      "which is no Markdown list", "- b");
}
END_TEST

START_TEST(quotations_count_where_they_are_asked_for)
{
    Bullets two = {.count = {true, 2, 2}, .quoted = true}, one = {.count = {true, 1, 1}};
    ck_assert_outcome("> - a\n\n- b\n", "bullets", &two, OUTCOME_PASS);
    ck_assert_outcome("> - a\n\n- b\n", "bullets", &one, OUTCOME_PASS);
    ck_assert_finding("> - a\n> - b\n>   - c\n> - d\n", "bullets", &two,
                      "3 bullets at the top level, exactly 2 asked for; also 1 nested", "- d");
}
END_TEST

START_TEST(a_limit_allows_and_a_least_number_asks)
{
    Bullets none = {.count = {true, 0, 0}}, few = {.count = {true, 0, 1}, .level = ALL};
    ck_assert_finding("- a\n", "bullets", &none, "1 bullet at the top level, 0 allowed", "- a");
    ck_assert_finding("- a\n- b\n", "bullets", &few, "2 bullets, at most 1 allowed", "- b");
}
END_TEST

START_TEST(findings_name_their_item)
{
    Answer answer = answer_judged("- a\n- b\n  - n\n- c\n- d", "bullets", &three);
    ck_assert_uint_eq(answer.findings.at[0].item, 4);
    ck_assert_uint_eq(answer.findings.at[0].items, 4);
    ck_assert_int_eq(answer.findings.at[0].channel, CHANNEL_ANSWER);
    arena_free(&answer.arena);
}
END_TEST

START_TEST(ranges_in_words)
{
    Arena arena = {0};
    ck_assert_text(range_words(&arena, (Range){true, 8, 8}), "exactly 8");
    ck_assert_text(range_words(&arena, (Range){true, 0, 30}), "at most 30");
    ck_assert_text(range_words(&arena, (Range){true, 2, UINT64_MAX}), "at least 2");
    ck_assert_text(range_words(&arena, (Range){true, 5, 8}), "5 to 8");
    ck_assert_text(range_words(&arena, (Range){true, 0, UINT64_MAX}), "any number");
    ck_assert(range_holds((Range){true, 5, 8}, 5) && range_holds((Range){true, 5, 8}, 8));
    ck_assert(!range_holds((Range){true, 5, 8}, 4) && !range_holds((Range){true, 5, 8}, 9));
    ck_assert(range_holds((Range){0}, 7));
    arena_free(&arena);
}
END_TEST

START_TEST(checks_are_found_by_name)
{
    ck_assert_ptr_eq(check_find(TEXT("nothing")), NULL);
    ck_assert_ptr_eq(check_find((Text){0}), NULL);
    for (size_t i = 0; check_types[i]; i++) {
        const CheckType *check = check_types[i];
        ck_assert_ptr_eq(check_find(text_of(check->name)), check);
        ck_assert_ptr_nonnull(check->about);
        for (const Param *param = check->params; param->name; param++) {
            ck_assert_uint_lt(param->offset, check->size);
            ck_assert_int_eq(param->kind == PARAM_CHOICE, param->choices != NULL);
        }
    }
}
END_TEST

START_TEST(another_convention_is_named_where_it_counts_otherwise)
{
    const Bullets two = {.count = {true, 2, 2}};
    Answer nested = answer_judged("- One\n  - below\n- Two\n", "bullets", &two);
    ck_assert_int_eq(nested.outcome, OUTCOME_PASS);
    ck_assert_text(nested.note, "2 bullets at the top level, 3 by IFEval");
    arena_free(&nested.arena);
    Answer flat = answer_judged("- One\n- Two\n", "bullets", &two);
    ck_assert_text(flat.note, "");
    arena_free(&flat.arena);
    Answer words = answer_judged("It's well-known.", "words", &(const Range){true, 2, 2});
    ck_assert_int_eq(words.outcome, OUTCOME_PASS);
    ck_assert_text(words.note, "2 words, 4 by IFEval");
    arena_free(&words.arena);
}
END_TEST

Suite *suite_check_bullets(void)
{
    return suite_of("check/bullets",
                    (const TTest *const[]){the_wanted_number_passes,
                                           too_many_points_at_the_first_surplus_item,
                                           too_few_points_at_the_last_item_and_says_what_else_there_is,
                                           no_list_is_a_finding_not_a_success,
                                           level_and_marker_choose_what_counts,
                                           foreign_signs_count_and_are_named,
                                           only_markdown_knows_where_it_is_asked_for,
                                           quotations_count_where_they_are_asked_for,
                                           a_limit_allows_and_a_least_number_asks,
                                           another_convention_is_named_where_it_counts_otherwise,
                                           findings_name_their_item, ranges_in_words,
                                           checks_are_found_by_name, NULL});
}
