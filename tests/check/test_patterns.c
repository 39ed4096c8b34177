#include "answer.h"

typedef struct Values {
    Pattern *pattern;
    unsigned which;
    Range count;
} Values;

enum { EVERY, ANY, NO, FIRST, LAST };

static Arena keep;      // what patterns were made from

static Values values_of(const char *pattern, unsigned which)
{
    Error error = {0};
    Place place = {0};
    Values values = {pattern_compile(text_of(pattern), 0, place, &keep, &error), which, {0}};
    ck_assert_ptr_nonnull(values.pattern);
    return values;
}

START_TEST(every_line_matches)
{
    Values every = values_of("^\\d+$", EVERY);
    ck_assert_outcome("1\r\n\n22\n", "line-pattern", &every, OUTCOME_PASS);
    ck_assert_finding("1\n\nx2\n3", "line-pattern", &every,
                      "line 2 of 3 does not match the pattern '^\\d+$'", "x2");
    ck_assert_outcome("\n \n", "line-pattern", &every, OUTCOME_NOT_APPLICABLE);
    pattern_free(every.pattern);
}
END_TEST

START_TEST(any_and_no_line)
{
    Values any = values_of("b+", ANY), no = values_of("b+", NO);
    ck_assert_outcome("a\nabbc", "line-pattern", &any, OUTCOME_PASS);
    ck_assert_finding("a\nc", "line-pattern", &any,
                      "0 of 2 lines match the pattern, at least 1 asked for", "a\nc");
    ck_assert_outcome("", "line-pattern", &any, OUTCOME_FAIL);
    ck_assert_outcome("a\nc", "line-pattern", &no, OUTCOME_PASS);
    ck_assert_finding("a\nabbc", "line-pattern", &no,
                      "line 2 of 2 matches the pattern: 'bb', none may", "bb");
    ck_assert_outcome("", "line-pattern", &no, OUTCOME_NOT_APPLICABLE);
    pattern_free(any.pattern);
    pattern_free(no.pattern);
}
END_TEST

START_TEST(first_and_last_paragraph)
{
    Values first = values_of("^So\\b", FIRST), last = values_of("^So\\b", LAST);
    const char *text = "# So\n\nSo it\nwaits.\n\n- So\n\nThen.\n";
    ck_assert_outcome(text, "paragraph-pattern", &first, OUTCOME_PASS);
    ck_assert_finding(text, "paragraph-pattern", &last,
                      "paragraph 2 of 2 does not match the pattern '^So\\b'", "Then.");
    ck_assert_outcome("- So\n", "paragraph-pattern", &first, OUTCOME_NOT_APPLICABLE);
    pattern_free(first.pattern);
    pattern_free(last.pattern);
}
END_TEST

START_TEST(so_many_lines_match)
{
    Values two = values_of("\\d", EVERY);
    two.count = (Range){true, 2, 2};
    ck_assert_outcome("1\na\n2\n", "line-pattern", &two, OUTCOME_PASS);
    ck_assert_finding("1\n2\na\n3\n4\n", "line-pattern", &two,
                      "4 of 5 lines match the pattern, exactly 2 asked for", "3");
    ck_assert_finding("a\n2\n", "line-pattern", &two,
                      "1 of 2 lines match the pattern, exactly 2 asked for", "2");
    two.count = (Range){true, 0, 2};
    ck_assert_outcome(" \n", "line-pattern", &two, OUTCOME_NOT_APPLICABLE);
    pattern_free(two.pattern);
}
END_TEST

START_TEST(a_limit_is_an_error)
{
    Values slow = values_of("^(a+)+$|b", NO);
    const char *text = "b\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac\n";
    Answer answer = answer_judged(text, "line-pattern", &slow);
    ck_assert_int_eq(answer.outcome, OUTCOME_ERROR);
    ck_assert_text(answer.trouble, "line 2 of 2 takes the pattern too many steps");
    arena_free(&answer.arena);
    pattern_free(slow.pattern);
}
END_TEST

Suite *suite_check_patterns(void)
{
    return suite_of("check/patterns",
                    (const TTest *const[]){every_line_matches, any_and_no_line,
                                           first_and_last_paragraph, so_many_lines_match,
                                           a_limit_is_an_error, NULL});
}
