#include "answer.h"

// As the check's own parameters begin: the demand, then which verdict.
typedef struct Values {
    Demand demand;
    unsigned verdict;
} Values;

enum { STRICT, LOOSE };

static Values values_of(const char *id, unsigned verdict)
{
    const Instruction *instruction = instruction_find(text_of(id));
    ck_assert_ptr_nonnull(instruction);
    return (Values){{.instruction = instruction}, verdict};
}

START_TEST(the_official_verdict_decides)
{
    Values no_comma = values_of("punctuation:no_comma", STRICT);
    ck_assert_outcome("No comma; none.", "ifeval", &no_comma, OUTCOME_PASS);
    ck_assert_outcome("One, two.", "ifeval", &no_comma, OUTCOME_FAIL);
}
END_TEST

START_TEST(loose_looks_at_variants)
{
    Values strict = values_of("startend:quotation", STRICT);
    Values loose = values_of("startend:quotation", LOOSE);
    ck_assert_outcome("Here it is:\n\"quoted\"", "ifeval", &strict, OUTCOME_FAIL);
    ck_assert_outcome("Here it is:\n\"quoted\"", "ifeval", &loose, OUTCOME_PASS);
    ck_assert_outcome("Here it is: \"quoted\"", "ifeval", &loose, OUTCOME_FAIL);
}
END_TEST

START_TEST(no_answer_is_no_success)
{
    Values no_comma = values_of("punctuation:no_comma", LOOSE);
    ck_assert_outcome("", "ifeval", &no_comma, OUTCOME_FAIL);
    ck_assert_outcome(" \n\n", "ifeval", &no_comma, OUTCOME_FAIL);
}
END_TEST

START_TEST(the_finding_says_what_was_asked_for)
{
    Values no_comma = values_of("punctuation:no_comma", STRICT);
    ck_assert_finding("\n One, two.\n", "ifeval", &no_comma, "does not follow punctuation:no_comma",
                      "One, two.");
    Values words = values_of("keywords:forbidden_words", STRICT);
    Kwarg kwarg = {.name = TEXT("forbidden_words"),
                   .texts = {.at = (Text[]){TEXT("rock"), TEXT("sand")}, .len = 2}};
    words.demand.kwargs = (KwargList){.at = &kwarg, .len = 1};
    ck_assert_finding("a rock", "ifeval", &words,
                      "does not follow keywords:forbidden_words (forbidden_words: rock, sand)",
                      "a rock");
    Values bullets = values_of("detectable_format:number_bullet_lists", STRICT);
    Kwarg three = {.name = TEXT("num_bullets"), .number = 3, .text = TEXT("3")};
    bullets.demand.kwargs = (KwargList){.at = &three, .len = 1};
    ck_assert_finding("- a\n---", "ifeval", &bullets,
                      "does not follow detectable_format:number_bullet_lists (num_bullets: 3): "
                      "2 counted", "- a\n---");
}
END_TEST

Suite *suite_check_ifeval(void)
{
    return suite_of("check/ifeval",
                    (const TTest *const[]){the_official_verdict_decides, loose_looks_at_variants,
                                           no_answer_is_no_success,
                                           the_finding_says_what_was_asked_for, NULL});
}
