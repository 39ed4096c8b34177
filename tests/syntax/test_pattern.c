#include "syntax/pattern.h"

#include <pthread.h>
#include <string.h>

#include "error.h"

static Arena arena;

static Pattern *compile(const char *source, unsigned flags)
{
    Error error = {0};
    Pattern *pattern = pattern_compile(text_of(source), flags, (Place){0}, &arena, &error);
    ck_assert_msg(pattern != NULL, "%s: %.*s", source, TEXT_ARG(error.message));
    return pattern;
}

static PatternAnswer find(const char *source, unsigned flags, Text subject, size_t from, Span *span)
{
    Pattern *pattern = compile(source, flags);
    Matcher *matcher = matcher_open();
    PatternAnswer answer = pattern_find(pattern, matcher, subject, from, span);
    matcher_close(matcher);
    pattern_free(pattern);
    return answer;
}

#define ck_assert_match(source, flags, subject, from, first, last)                                 \
    do {                                                                                           \
        Span span_ = {0};                                                                          \
        ck_assert_int_eq(find((source), (flags), (subject), (from), &span_), PATTERN_YES);         \
        ck_assert_uint_eq(span_.start, (first));                                                   \
        ck_assert_uint_eq(span_.end, (last));                                                      \
    } while (0)

#define ck_assert_no_match(source, flags, subject, from)                                           \
    ck_assert_int_eq(find((source), (flags), (subject), (from), NULL), PATTERN_NO)

START_TEST(a_match_is_bytes_of_the_subject)
{
    ck_assert_match("b+", 0, TEXT("abbbc"), 0, 1, 4);
    ck_assert_match("b+", 0, TEXT("abbbc"), 2, 2, 4);
    ck_assert_match("c$", 0, TEXT("abbbc"), 0, 4, 5);
    ck_assert_match("\xC3\xA4.", 0, TEXT("x\xC3\xA4\xE2\x82\xAC"), 0, 1, 6);
    ck_assert_match("b", 0, ((Text){"a\0b", 3}), 0, 2, 3);
    ck_assert_no_match("b", 0, TEXT("abbbc"), 4);
    ck_assert_no_match("b", 0, TEXT("abc"), 3);
    ck_assert_no_match("b", 0, (Text){0}, 0);
    ck_assert_no_match("^b", 0, TEXT("ab"), 1);
}
END_TEST

START_TEST(look_behind_sees_what_stands_before)
{
    ck_assert_match("(?<=a)b", 0, TEXT("ab b"), 1, 1, 2);
    ck_assert_no_match("(?<!a)b", 0, TEXT("ab"), 1);
    ck_assert_match("(?<!a)b", 0, TEXT("ab b"), 1, 3, 4);
    ck_assert_no_match("\\bwait", 0, TEXT("await"), 1);
    ck_assert_match("\\bwait", 0, TEXT("await wait"), 1, 6, 10);
}
END_TEST

START_TEST(case_and_character_classes)
{
    ck_assert_no_match("task", 0, TEXT("Task"), 0);
    ck_assert_match("task", PATTERN_CASELESS, TEXT("TASK"), 0, 0, 4);
    ck_assert_match("\xC3\xA4", PATTERN_CASELESS, TEXT("\xC3\x84"), 0, 0, 2);
    ck_assert_match("^\\w+$", 0, TEXT("\xC3\xA4\xD0\x96"), 0, 0, 4);
    ck_assert_match("^.$", 0, TEXT("\xF0\x9F\x98\x80"), 0, 0, 4);
    ck_assert_match("\\p{Lu}", 0, TEXT("a\xC3\x84"), 0, 1, 3);
}
END_TEST

static const struct {
    const char *source, *says;
} refused[] = {
    {"", "an empty pattern would match everything"},
    {"a\bb", "a control character (0x08) in the pattern: YAML reads \"\\b\" as a backspace"},
    {"a\nb", "a control character (0x0a) in the pattern: use single quotes in YAML"},
    {"a\tb", "a control character (0x09) in the pattern"},
    {"a\x7F", "a control character (0x7f) in the pattern"},
    {"(*UTF)a", "a pattern may not use verbs such as (*UTF)"},
    {"a(*SKIP)b", "a pattern may not use verbs"},
    {"a\\\\(*ACCEPT)b", "a pattern may not use verbs"},
    {"a(*:mark)b", "a pattern may not use verbs"},
    {"a(?C)b", "a pattern may not use callouts (?C)"},
    {"a(?C1)b", "a pattern may not use callouts (?C)"},
    {"a\\Cb", "bad pattern: using \\C is disabled"},
    {"a(b", "bad pattern: missing closing parenthesis, after 'a(b'"},
    {"ab)c", "bad pattern: unmatched closing parenthesis, after 'ab'"},
    {"abcdefghijklmnopqrstuvwxyz[", "after 'hijklmnopqrstuvwxyz['"},
    {"*a", "bad pattern: quantifier does not follow a repeatable item"},
    {"a\xFF", "bad pattern: UTF-8 error"},
    {"(?<=a+)b", "bad pattern: "},
    {"\\p{Nothing}", "bad pattern: "},
    {"a*", "the pattern matches the empty text"},
    {"a|", "the pattern matches the empty text"},
    {"(?:a?b?)*", "the pattern matches the empty text"},
    {"^$", "the pattern matches the empty text"},
};

START_TEST(refusals_say_why)
{
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        Error error = {0};
        Pattern *pattern = pattern_compile(text_of(refused[i].source), 0,
                                           (Place){TEXT("a.yaml"), 4, 9}, &arena, &error);
        ck_assert_msg(pattern == NULL, "'%s' is taken", refused[i].source);
        ck_assert_error(error, 4, 9, refused[i].says);
        ck_assert_text(error.path, "a.yaml");
    }
}
END_TEST

// What only looks like a verb or a callout: the parenthesis is a character of the text.
START_TEST(an_escaped_parenthesis_begins_nothing)
{
    ck_assert_match("\\(?C#\\)?", 0, TEXT("in (C#)"), 0, 3, 7);
    ck_assert_match("\\(*A", 0, TEXT("((A"), 0, 0, 3);
    ck_assert_match("(?:C#)", 0, TEXT("C#"), 0, 0, 2);
    ck_assert_match("x(*positive_lookahead:a)", 0, TEXT("xa"), 0, 0, 1);
}
END_TEST

START_TEST(length_and_nesting_have_bounds)
{
    char source[8194] = {0};
    Error longer = {0}, deeper = {0};
    memset(source, 'a', 8192);
    pattern_free(compile(source, 0));
    source[8192] = 'a';
    ck_assert_ptr_null(pattern_compile(text_of(source), 0, (Place){0}, &arena, &longer));
    ck_assert_error(longer, 0, 0, "a pattern of 8193 bytes, at most 8192 are allowed");
    pattern_free(compile(source, PATTERN_OURS));
    memset(source, '(', 65);
    source[65] = 'a';
    memset(source + 66, ')', 65);
    source[131] = '\0';
    ck_assert_ptr_null(pattern_compile(text_of(source), 0, (Place){0}, &arena, &deeper));
    ck_assert_says(deeper.message, "parentheses are too deeply nested");
}
END_TEST

// The end of its patience is not "no match".
START_TEST(a_limit_is_told_from_no_match)
{
    Text hostile = TEXT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab");
    ck_assert_int_eq(find("(a+)+$", 0, hostile, 0, NULL), PATTERN_LIMIT);
    ck_assert_int_eq(find("^(a|aa)+$", 0, hostile, 0, NULL), PATTERN_LIMIT);
    ck_assert_int_eq(find("(a+)+$", PATTERN_OURS, hostile, 0, NULL), PATTERN_LIMIT);
    ck_assert_match("(a+)+$", 0, text_slice(hostile, 0, 40), 0, 0, 40);
    ck_assert_no_match("(a+)+$", 0, TEXT("b"), 0);
}
END_TEST

START_TEST(a_matcher_goes_on_after_a_limit)
{
    Pattern *hostile = compile("(a+)+$", 0), *plain = compile("b", 0);
    Matcher *matcher = matcher_open();
    Text subject = TEXT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab");
    Span span;
    ck_assert_int_eq(pattern_find(hostile, matcher, subject, 0, &span), PATTERN_LIMIT);
    ck_assert_int_eq(pattern_find(plain, matcher, subject, 0, &span), PATTERN_YES);
    ck_assert_uint_eq(span.end, subject.len);
    matcher_close(matcher);
    pattern_free(hostile);
    pattern_free(plain);
    pattern_free(NULL);
}
END_TEST

// "é" so often, in all places a needle may stand at: the borders of windows are among them.
START_TEST(a_long_text_is_searched_as_one)
{
    enum { PAIRS = 3000 };
    char *bytes = arena_get(&arena, 2 * PAIRS + 3);
    Pattern *plain = compile("(?<=\xC3\xA9)xyz|\\Axyz", 0), *begins = compile("(?m)^xyz", 0);
    Matcher *matcher = matcher_open();
    for (size_t at = 0; at <= PAIRS; at++) {
        for (size_t i = 0; i < PAIRS; i++)
            memcpy(bytes + 2 * i + (i >= at ? 3 : 0), "\xC3\xA9", 2);
        memcpy(bytes + 2 * at, "xyz", 3);
        Span span = {0};
        Text text = {bytes, 2 * PAIRS + 3};
        ck_assert_int_eq(pattern_find(plain, matcher, text, 0, &span), PATTERN_YES);
        ck_assert_uint_eq(span.start, 2 * at);
        ck_assert_uint_eq(span.end, 2 * at + 3);
        ck_assert_int_eq(pattern_find(begins, matcher, text, 0, NULL), at ? PATTERN_NO : PATTERN_YES);
    }
    matcher_close(matcher);
    pattern_free(plain);
    pattern_free(begins);
    arena_free(&arena);
}
END_TEST

// Without the clock these take from minutes to years.
START_TEST(no_pattern_goes_on_for_ever)
{
    static const char *const endless[] = {"(.+)\\1\\1Z", "(?s)(?=.*foo)(?=.*bar)x",
                                          "(?<a>.+)-\\k<a>-\\k<a>!", NULL};
    char *bytes = arena_get(&arena, 1 << 20);
    memset(bytes, 'a', 1 << 20);
    limit_set(LIMIT_WINDOW, 1);
    for (size_t i = 0; endless[i]; i++) {
        Pattern *pattern = compile(endless[i], 0);
        Matcher *matcher = matcher_open();
        ck_assert_int_eq(matcher_met(matcher), LIMIT_COUNT);
        PatternAnswer answer = pattern_find(pattern, matcher, (Text){bytes, 1 << 20}, 0, NULL);
        ck_assert(answer != PATTERN_YES);
        ck_assert((answer == PATTERN_LIMIT) == (matcher_met(matcher) != LIMIT_COUNT));
        ck_assert(i > 0 || answer == PATTERN_LIMIT);
        matcher_start_rule(matcher);
        ck_assert_int_eq(matcher_met(matcher), LIMIT_COUNT);
        matcher_close(matcher);
        pattern_free(pattern);
    }
    limit_set(LIMIT_WINDOW, limit_rows[LIMIT_WINDOW].value);
    arena_free(&arena);
}
END_TEST

// What matches nothing at all in some place does so there for ever.
START_TEST(steps_are_counted_to_the_first_match_of_nothing)
{
    Pattern *ahead = compile("(?=a)", PATTERN_COUNTED), *letter = compile("a", PATTERN_COUNTED);
    Matcher *matcher = matcher_open();
    uint64_t nothing = pattern_steps(ahead, matcher, TEXT("aaaa"), 1000);
    uint64_t one = pattern_steps(letter, matcher, TEXT("a"), 1000);
    ck_assert_uint_gt(nothing, 0);
    ck_assert_uint_lt(nothing, 1000);
    ck_assert_uint_gt(one, 0);
    ck_assert_uint_eq(pattern_steps(letter, matcher, TEXT("aaaa"), 1000), 4 * one);
    ck_assert_uint_eq(pattern_steps(letter, matcher, TEXT("aaaa"), 2 * one), 2 * one + 1);
    matcher_close(matcher);
    pattern_free(ahead);
    pattern_free(letter);
    arena_free(&arena);
}
END_TEST

START_TEST(ours_are_compiled_when_first_run)
{
    Error error = {0};
    ck_assert_match("b+", PATTERN_OURS, TEXT("abb"), 0, 1, 3);
    ck_assert_int_eq(find("a(b", PATTERN_OURS, TEXT("ab"), 0, NULL), PATTERN_LIMIT);
    ck_assert_ptr_null(pattern_compile((Text){0}, PATTERN_OURS, (Place){0}, &arena, &error));
}
END_TEST

enum { THREADS = 8, PATTERNS = 40 };

typedef struct Shared {
    pthread_barrier_t start;
    Pattern *patterns[PATTERNS];
} Shared;

// All threads come to a pattern that nobody has run yet.
static void *run_all(void *argument)
{
    Shared *shared = argument;
    Matcher *matcher = matcher_open();
    size_t wrong = 0;
    for (size_t i = 0; i < PATTERNS; i++) {
        Span span = {0};
        pthread_barrier_wait(&shared->start);
        PatternAnswer answer = pattern_find(shared->patterns[i], matcher, TEXT("a task"), 0, &span);
        wrong += answer != PATTERN_YES || span.start != 2 || span.end != 6;
    }
    matcher_close(matcher);
    return (void *)wrong;
}

START_TEST(threads_may_share_a_pattern)
{
    Shared shared;
    pthread_t threads[THREADS];
    pthread_barrier_init(&shared.start, NULL, THREADS);
    for (size_t i = 0; i < PATTERNS; i++)
        shared.patterns[i] = compile("\\b(task|thread|method)s?\\b", i % 2 ? PATTERN_OURS : 0);
    for (size_t i = 0; i < THREADS; i++)
        ck_assert_int_eq(pthread_create(&threads[i], NULL, run_all, &shared), 0);
    for (size_t i = 0; i < THREADS; i++) {
        void *wrong;
        pthread_join(threads[i], &wrong);
        ck_assert_ptr_null(wrong);
    }
    for (size_t i = 0; i < PATTERNS; i++)
        pattern_free(shared.patterns[i]);
    pthread_barrier_destroy(&shared.start);
}
END_TEST

Suite *suite_syntax_pattern(void)
{
    return suite_of("syntax/pattern",
                    (const TTest *const[]){a_match_is_bytes_of_the_subject,
                                           look_behind_sees_what_stands_before,
                                           case_and_character_classes, refusals_say_why,
                                           an_escaped_parenthesis_begins_nothing,
                                           length_and_nesting_have_bounds,
                                           a_limit_is_told_from_no_match,
                                           a_matcher_goes_on_after_a_limit,
                                           a_long_text_is_searched_as_one,
                                           no_pattern_goes_on_for_ever,
                                           steps_are_counted_to_the_first_match_of_nothing,
                                           ours_are_compiled_when_first_run,
                                           threads_may_share_a_pattern, NULL});
}
