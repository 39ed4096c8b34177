// Limits of patterns that need another clock, less memory or a second thread: with definitions of the calls
// that say so.
#include <dlfcn.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "error.h"
#include "faulty.h"
#include "syntax/pattern.h"

#define NEXT(name) ((__typeof__(&name))(uintptr_t)dlsym(RTLD_NEXT, #name))

static Arena arena;

// --- time ------------------------------------------------------------------------------------------

static Pattern *compile(const char *source, unsigned flags)
{
    Error error = {0};
    Pattern *pattern = pattern_compile(text_of(source), flags, (Place){0}, &arena, &error);
    ck_assert_msg(pattern != NULL, "%s: %.*s", source, TEXT_ARG(error.message));
    return pattern;
}

// `count` times "é", and what stands behind.
static Text long_text(size_t count, const char *behind)
{
    size_t len = strlen(behind);
    char *bytes = arena_get(&arena, 2 * count + len);
    for (size_t i = 0; i < count; i++)
        memcpy(bytes + 2 * i, "\xC3\xA9", 2);
    memcpy(bytes + 2 * count, behind, len);
    return (Text){bytes, 2 * count + len};
}

// What is found does not depend on how fast the machine is: with quick windows, which grow, and with slow
// ones, which shrink to a single place.
START_TEST(the_size_of_windows_changes_no_match)
{
    static const long steps[] = {1, 5, 30};
    Text text = long_text(3000, "xyz");
    Pattern *pattern = compile("\xC3\xA9x|q", 0);
    limit_set(LIMIT_WINDOW, 1 << 30);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        Span span = {0};
        Matcher *matcher = matcher_open();
        clock_hold(0, steps[i]);
        PatternAnswer answer = pattern_find(pattern, matcher, text, 0, &span);
        clock_free();
        ck_assert_int_eq(answer, PATTERN_YES);
        ck_assert_uint_eq(span.start, 5998);
        matcher_close(matcher);
    }
    limit_set(LIMIT_WINDOW, limit_rows[LIMIT_WINDOW].value);
    pattern_free(pattern);
    arena_free(&arena);
}
END_TEST

// Between two windows, and within one where a back reference makes it slow.
static const char *const slow[] = {"\xC3\xA9x", "(.)\\1\\1x"};

START_TEST(a_pattern_that_takes_too_long_says_which_limit)
{
    Text text = long_text(4000, "");
    for (size_t i = 0; i < 2; i++) {
        Pattern *pattern = compile(slow[i], 0);
        Matcher *matcher = matcher_open();
        clock_hold(0, 200);
        ck_assert_int_eq(pattern_find(pattern, matcher, text, 0, NULL), PATTERN_LIMIT);
        clock_free();
        ck_assert_int_eq(matcher_met(matcher), LIMIT_WINDOW);
        limit_set(LIMIT_SECONDS, 86400);
        clock_hold(0, 200);
        matcher_start_record(matcher);
        ck_assert_int_eq(pattern_find(pattern, matcher, text, 0, NULL), PATTERN_LIMIT);
        ck_assert_int_eq(matcher_met(matcher), LIMIT_WINDOW);
        limit_set(LIMIT_SECONDS, limit_rows[LIMIT_SECONDS].value);
        limit_set(LIMIT_WINDOW, 1 << 30);
        clock_hold(0, 200);
        matcher_start_record(matcher);
        ck_assert(!matcher_is_late(matcher));
        ck_assert_int_eq(pattern_find(pattern, matcher, text, 0, NULL), PATTERN_LIMIT);
        ck_assert(matcher_is_late(matcher));
        clock_free();
        ck_assert_int_eq(matcher_met(matcher), LIMIT_SECONDS);
        limit_set(LIMIT_WINDOW, limit_rows[LIMIT_WINDOW].value);
        matcher_close(matcher);
        pattern_free(pattern);
    }
    arena_free(&arena);
}
END_TEST

// The other threads' time counts for nothing: the wall clock alone makes nobody late.
START_TEST(a_record_is_late_by_the_time_of_its_thread)
{
    Matcher *matcher = matcher_open();
    ck_assert(!matcher_is_late(matcher));
    clock_hold(0, 1);
    matcher_start_record(matcher);       // the thread's clock is looked at last, and shows 1 ms
    clock_hold(5000, 0);
    ck_assert(!matcher_is_late(matcher));
    clock_hold(5001, 0);
    ck_assert(!matcher_is_late(matcher));
    clock_hold(5002, 0);
    ck_assert(matcher_is_late(matcher));
    clock_free();
    matcher_close(matcher);
}
END_TEST

// --- what stands at the beginning -------------------------------------------------------------------

// "\G" is where the search begins: a window of its own would move it.
START_TEST(a_pattern_of_the_beginning_has_no_windows)
{
    Text text = long_text(4000, "x");
    Pattern *pattern = compile("\\Gx|\\G\xC3\xA9{3}", 0), *last = compile("\\Gx", 0);
    Pattern *anchored = compile("\\A\xC3\xA9+x", 0), *wrong = compile("\\A\xC3\xA9x", 0);
    Matcher *matcher = matcher_open();
    Span span = {0};
    ck_assert_int_eq(pattern_find(pattern, matcher, text, 0, &span), PATTERN_YES);
    ck_assert_uint_eq(span.end, 6);
    ck_assert_int_eq(pattern_find(last, matcher, text, 0, NULL), PATTERN_NO);
    ck_assert_int_eq(pattern_find(last, matcher, text, 8000, &span), PATTERN_YES);
    ck_assert_uint_eq(span.start, 8000);
    ck_assert_int_eq(pattern_find(anchored, matcher, text, 0, &span), PATTERN_YES);
    ck_assert_uint_eq(span.end, 8001);
    ck_assert_int_eq(pattern_find(wrong, matcher, text, 0, NULL), PATTERN_NO);
    Pattern *either = compile("q|\\G\xC3\xA9{3}", 0);        // stands at the beginning of each window
    ck_assert_int_eq(pattern_find(either, matcher, text, 0, &span), PATTERN_YES);
    ck_assert_uint_eq(span.start, 0);
    char *bytes = arena_terminated(&arena, text);
    memcpy(bytes, "ab", 2);
    ck_assert_int_eq(pattern_find(either, matcher, (Text){bytes, text.len}, 0, NULL), PATTERN_NO);
    pattern_free(either);
    matcher_close(matcher);
    pattern_free(pattern);
    pattern_free(last);
    pattern_free(anchored);
    pattern_free(wrong);
    arena_free(&arena);
}
END_TEST

START_TEST(what_a_pattern_was_made_of_is_kept)
{
    Pattern *a = compile("task", PATTERN_CASELESS), *b = compile("task", 0), *c = compile("tasks", 0);
    Pattern *again = compile("task", 0);
    ck_assert_uint_eq(pattern_flags(a), PATTERN_CASELESS);
    ck_assert_uint_eq(pattern_flags(b), 0);
    ck_assert_text(pattern_source(c), "tasks");
    ck_assert(pattern_same(b, again) && pattern_same(b, b) && pattern_same(NULL, NULL));
    ck_assert(!pattern_same(a, b) && !pattern_same(b, c));
    ck_assert(!pattern_same(NULL, b) && !pattern_same(b, NULL));
    pattern_free(a);
    pattern_free(b);
    pattern_free(c);
    pattern_free(again);
    arena_free(&arena);
}
END_TEST

// Only a pattern that begins and ends as one within a word is one.
START_TEST(literals_are_those_of_the_word)
{
    Pattern *inside = compile(PATTERN_INSIDE_BEFORE "task" PATTERN_INSIDE_BEHIND, PATTERN_OURS);
    Pattern *half = compile(PATTERN_INSIDE_BEFORE "task)", PATTERN_OURS);
    Matcher *matcher = matcher_open();
    ck_assert(literals_in(pattern_literals(inside), TEXT("task")));
    ck_assert(!literals_in(pattern_literals(inside), TEXT("thread")));
    ck_assert_int_eq(pattern_seek(half, matcher, TEXT(" a task"), NULL), PATTERN_NO);
    ck_assert_int_eq(pattern_seek(half, matcher, TEXT(" task"), NULL), PATTERN_YES);
    matcher_close(matcher);
    pattern_free(inside);
    pattern_free(half);
    arena_free(&arena);
}
END_TEST

// --- limits of the interpreter, and of machine code -------------------------------------------------

static void expect_met(LimitId limit, uint64_t value)
{
    Text text = long_text(2000, "");
    Pattern *pattern = compile("(?:(\xC3\xA9)|b)+c?(?<=b)", 0);
    Matcher *matcher;
    limit_set(limit, value);
    matcher = matcher_open_as(MATCHER_NO_JIT);
    ck_assert_int_eq(pattern_find(pattern, matcher, text, 0, NULL), PATTERN_LIMIT);
    ck_assert_int_eq(matcher_met(matcher), limit);
    limit_set(limit, limit_rows[limit].value);
    matcher_close(matcher);
    pattern_free(pattern);
    arena_free(&arena);
}

START_TEST(each_limit_is_called_by_its_name)
{
    expect_met(LIMIT_DEPTH, 1000);
    expect_met(LIMIT_MATCH, 1000);
    expect_met(LIMIT_HEAP, 1 << 6);
}
END_TEST

// The first limit that a rule meets is the one that is told.
START_TEST(the_first_limit_is_told)
{
    Text text = long_text(2000, "");
    Pattern *deep = compile("(?:(\xC3\xA9)|b)+c?(?<=b)", 0), *broken = compile("a(b", PATTERN_OURS);
    Matcher *matcher;
    limit_set(LIMIT_DEPTH, 1000);
    matcher = matcher_open_as(MATCHER_NO_JIT);
    ck_assert_int_eq(pattern_find(deep, matcher, text, 0, NULL), PATTERN_LIMIT);
    ck_assert_int_eq(pattern_find(broken, matcher, text, 0, NULL), PATTERN_LIMIT);
    ck_assert_int_eq(matcher_met(matcher), LIMIT_DEPTH);
    matcher_start_rule(matcher);
    ck_assert_int_eq(pattern_find(broken, matcher, text, 0, NULL), PATTERN_LIMIT);
    ck_assert_int_eq(matcher_met(matcher), LIMIT_HEAP);
    limit_set(LIMIT_DEPTH, limit_rows[LIMIT_DEPTH].value);
    matcher_close(matcher);
    pattern_free(deep);
    pattern_free(broken);
    arena_free(&arena);
}
END_TEST

// Machine code has a stack of a fixed size; behind it the interpreter goes on, for the same answer.
START_TEST(a_full_stack_is_not_the_end)
{
    enum { PAIRS = 40000 };
    Text text = long_text(PAIRS, "");
    Pattern *pattern = compile("\\A(?:(\xC3\xA9)|b)+\\z", 0);
    Span span = {0};
    limit_set(LIMIT_MATCH, 100 * PAIRS);
    limit_set(LIMIT_DEPTH, 100 * PAIRS);
    fault_let("pcre2_jit_stack_create_8", 0, 0);
    Matcher *matcher = matcher_open();
    ck_assert(fault_came());
    for (int i = 0; i < 30; i++) {       // the first ones without machine code
        ck_assert_int_eq(pattern_find(pattern, matcher, text, 0, &span), PATTERN_YES);
        ck_assert_uint_eq(span.end, text.len);
    }
    limit_set(LIMIT_MATCH, limit_rows[LIMIT_MATCH].value);
    limit_set(LIMIT_DEPTH, limit_rows[LIMIT_DEPTH].value);
    matcher_close(matcher);
    pattern_free(pattern);
    arena_free(&arena);
}
END_TEST

// --- no memory -------------------------------------------------------------------------------------

// What PCRE2 makes: its names in a library of eight bits a character.
void *pcre2_match_data_create_8(uint32_t pairs, void *general);
void *pcre2_compile_context_create_8(void *general);
void *pcre2_match_context_create_8(void *general);
void *pcre2_jit_stack_create_8(size_t first, size_t most, void *general);
void *pcre2_code_copy_8(const void *code);
int pcre2_jit_compile_8(void *code, uint32_t options);

void *pcre2_code_copy_8(const void *code)
{
    return fault_comes("pcre2_code_copy_8") ? NULL : NEXT(pcre2_code_copy_8)(code);
}

void *pcre2_match_data_create_8(uint32_t pairs, void *general)
{
    return fault_comes("pcre2_match_data_create_8") ? NULL : NEXT(pcre2_match_data_create_8)(pairs, general);
}

void *pcre2_compile_context_create_8(void *general)
{
    return fault_comes("pcre2_compile_context_create_8") ? NULL
                                                         : NEXT(pcre2_compile_context_create_8)(general);
}

void *pcre2_match_context_create_8(void *general)
{
    return fault_comes("pcre2_match_context_create_8") ? NULL : NEXT(pcre2_match_context_create_8)(general);
}

void *pcre2_jit_stack_create_8(size_t first, size_t most, void *general)
{
    return fault_comes("pcre2_jit_stack_create_8") ? NULL
                                                   : NEXT(pcre2_jit_stack_create_8)(first, most, general);
}

// Without memory for machine code there is none, for the same answer.
START_TEST(without_memory_for_machine_code_there_is_none)
{
    Text text = long_text(3000, "task");
    Pattern *pattern = compile("task", 0);
    Matcher *matcher = matcher_open();
    fault_let("pcre2_code_copy_8", 0, 0);
    for (int i = 0; i < 2; i++) {
        Span span = {0};
        ck_assert_int_eq(pattern_find(pattern, matcher, text, 0, &span), PATTERN_YES);
        ck_assert_uint_eq(span.start, 6000);
    }
    ck_assert(fault_came());
    matcher_close(matcher);
    pattern_free(pattern);
    arena_free(&arena);
}
END_TEST

// The status of a process that compiles and opens a matcher, and what it says.
static int status_without(const char *call, Text *said)
{
    int ends[2], status = 0;
    ck_assert_int_eq(pipe(ends), 0);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        fault_let(call, 0, 0);
        compile("a", 0);
        matcher_open();
        _exit(0);
    }
    close(ends[1]);
    char *bytes = arena_get(&arena, 100);
    ssize_t len = read(ends[0], bytes, 100);
    close(ends[0]);
    ck_assert_int_ge(len, 0);
    *said = (Text){bytes, (size_t)len};
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status));
    return WEXITSTATUS(status);
}

START_TEST(without_memory_the_run_ends)
{
    static const char *const calls[] = {"pcre2_match_data_create_8", "pcre2_compile_context_create_8",
                                        "pcre2_match_context_create_8"};
    Text said;
    ck_assert_int_eq(status_without("none", &said), 0);
    ck_assert_text(said, "");
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        ck_assert_msg(status_without(calls[i], &said) == 2, "%s", calls[i]);
        ck_assert_text(said, "answerlint: out of memory\n");
    }
    arena_free(&arena);
}
END_TEST

// A matcher too, whose data is made after that of the pattern.
START_TEST(without_memory_for_a_matcher_too)
{
    int status = 0;
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        close(STDERR_FILENO);
        fault_let("pcre2_match_data_create_8", 0, 0);
        matcher_open();
        _exit(0);
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 2);
}
END_TEST

// --- two threads -----------------------------------------------------------------------------------

static atomic_bool held;
static atomic_uint yields;

int sched_yield(void)
{
    atomic_fetch_add(&yields, 1);
    return NEXT(sched_yield)();
}

// While it is held, whoever compiles goes on only when another thread waits. NO_JIT: no suite has machine
// code, of which valgrind takes whatever it reads for uninitialised.
int pcre2_jit_compile_8(void *code, uint32_t options)
{
    if (getenv("NO_JIT"))
        options = 0;                             // compiles nothing
    while (atomic_load(&held) && atomic_load(&yields) == 0)
        usleep(100);
    return NEXT(pcre2_jit_compile_8)(code, options);
}

static Text shared_text;         // long: it is worth machine code at once

static void *find_task(void *argument)
{
    Matcher *matcher = matcher_open();
    Span span = {0};
    bool found = pattern_find(argument, matcher, shared_text, 0, &span) == PATTERN_YES
              && span.start == 6000 && span.end == 6004;
    matcher_close(matcher);
    return found ? argument : NULL;
}

START_TEST(one_thread_compiles_and_the_other_waits)
{
    Pattern *pattern = compile("task", PATTERN_OURS);
    pthread_t threads[2];
    shared_text = long_text(3000, "task");
    atomic_store(&yields, 0);
    atomic_store(&held, true);
    for (size_t i = 0; i < 2; i++)
        ck_assert_int_eq(pthread_create(&threads[i], NULL, find_task, pattern), 0);
    for (size_t i = 0; i < 2; i++) {
        void *found;
        pthread_join(threads[i], &found);
        ck_assert_ptr_eq(found, pattern);
    }
    ck_assert_uint_gt(atomic_load(&yields), 0);
    atomic_store(&held, false);
    pattern_free(pattern);
    arena_free(&arena);
}
END_TEST

Suite *suite_syntax_pattern_limits(void)
{
    return suite_of("syntax/pattern_limits",
                    (const TTest *const[]){the_size_of_windows_changes_no_match,
                                           a_pattern_that_takes_too_long_says_which_limit,
                                           a_record_is_late_by_the_time_of_its_thread,
                                           a_pattern_of_the_beginning_has_no_windows,
                                           what_a_pattern_was_made_of_is_kept,
                                           literals_are_those_of_the_word,
                                           each_limit_is_called_by_its_name, the_first_limit_is_told,
                                           a_full_stack_is_not_the_end, without_memory_the_run_ends,
                                           without_memory_for_a_matcher_too,
                                           without_memory_for_machine_code_there_is_none,
                                           one_thread_compiles_and_the_other_waits, NULL});
}
