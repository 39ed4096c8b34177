// Running patterns: how long, how far, and with which code.
#include <stdlib.h>

#include "base/clock.h"
#include "syntax/pattern_part.h"

enum {
    JIT_STACK_FIRST = 32 << 10,
    JIT_STACK_MOST = 8 << 20,
    SHORT = 4096,                // bytes that need no windows
    WINDOW = 64,                 // places in the first one
    MILLION = 1000000,           // nanoseconds in a millisecond
    CALLOUTS = 256,              // between two looks at the clock
    RUNS_FIRST = 24,             // that take less than to make machine code
    STEPS_SHARE = 10,            // of the steps that a pattern may take, without machine code
};

// What one thread needs. The JIT stack is shared by all patterns that the thread runs.
struct Matcher {
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
    pcre2_match_data *data;
    uint64_t tries;
    uint32_t options;        // of each call
    bool plain;
    uint64_t wall_end, end;  // of the record, by both clocks; 0: none is on
    uint64_t call_end;       // of the pattern that is run
    unsigned callouts;
    LimitId met;
};

static bool call_is_late(Matcher *matcher)
{
    uint64_t now = clock_thread_ns();
    return now > matcher->call_end || (matcher->end && now > matcher->end);
}

static int look_at_clock(pcre2_callout_block *block, void *data)
{
    Matcher *matcher = data;
    (void)block;
    return ++matcher->callouts % CALLOUTS == 0 && call_is_late(matcher) ? PCRE2_ERROR_CALLOUT : 0;
}

static void start_clock(Matcher *matcher, size_t bytes)
{
    uint64_t most = limit_of(LIMIT_WINDOW) * MILLION;
    matcher->callouts = 0;
    matcher->call_end = clock_thread_ns() + most + most * (bytes >> 10) / 1024;
}

// Without machine code the stack is on the heap.
static int run_once(const pcre2_code *code, Matcher *matcher, Text subject, size_t from)
{
    int count = pcre2_match(code, (PCRE2_SPTR)subject.at, subject.len, from,
                            matcher->options, matcher->data, matcher->context);
    if (count == PCRE2_ERROR_JIT_STACKLIMIT)
        count = pcre2_match(code, (PCRE2_SPTR)subject.at, subject.len, from,
                            PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, matcher->data, matcher->context);
    return count;
}

static int run_windows(const pcre2_code *code, Matcher *matcher, Text subject, size_t from)
{
    int count = PCRE2_ERROR_NOMATCH;
    for (size_t window = WINDOW; count == PCRE2_ERROR_NOMATCH && from <= subject.len;) {
        uint64_t before = clock_thread_ns();
        pcre2_set_offset_limit(matcher->context, from + window - 1);
        count = run_once(code, matcher, subject, from);
        uint64_t taken = clock_thread_ns() - before;
        for (from += window; from < subject.len && (subject.at[from] & 0xC0) == 0x80;)
            from++;
        if (count == PCRE2_ERROR_NOMATCH && from <= subject.len && call_is_late(matcher))
            count = PCRE2_ERROR_CALLOUT;
        if (taken < 2 * MILLION)
            window *= 2;
        else if (taken > 20 * MILLION && window > 1)
            window /= 2;
    }
    pcre2_set_offset_limit(matcher->context, PCRE2_UNSET);
    return count;
}

// Without machine code: false when the run came near a limit.
static bool run_slowly(const Pattern *pattern, Matcher *matcher, Text subject, size_t from,
                       int *count)
{
    uint32_t most = (uint32_t)limit_of(LIMIT_MATCH);
    pcre2_set_match_limit(matcher->context, most / STEPS_SHARE);
    *count = pcre2_match(pattern->code, (PCRE2_SPTR)subject.at, subject.len, from,
                         PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, matcher->data, matcher->context);
    pcre2_set_match_limit(matcher->context, most);
    return *count >= 0 || *count == PCRE2_ERROR_NOMATCH;
}

static const pcre2_code *code_of(Pattern *pattern, const Matcher *matcher)
{
    if (matcher->options & PCRE2_NO_JIT)
        return pattern->code;
    once(&pattern->quick, pattern_make_fast, pattern);
    return pattern->fast ? pattern->fast : pattern->code;
}

static int run(Pattern *pattern, Matcher *matcher, Text subject, size_t from)
{
    int count;
    bool windows = pattern->windows && subject.len - from > SHORT;
    bool slow = !windows && !(matcher->options & PCRE2_NO_JIT)
        && atomic_load_explicit(&pattern->runs, memory_order_relaxed) < RUNS_FIRST;
    if (windows || (pattern->options & PCRE2_AUTO_CALLOUT))
        start_clock(matcher, subject.len);
    if (slow) {
        atomic_fetch_add_explicit(&pattern->runs, 1, memory_order_relaxed);
        if (run_slowly(pattern, matcher, subject, from, &count))
            return count;
    }
    const pcre2_code *code = code_of(pattern, matcher);
    return windows ? run_windows(code, matcher, subject, from)
                   : run_once(code, matcher, subject, from);
}

static LimitId limit_of_code(const Matcher *matcher, int code)
{
    switch (code) {
    case PCRE2_ERROR_MATCHLIMIT: return LIMIT_MATCH;
    case PCRE2_ERROR_DEPTHLIMIT: return LIMIT_DEPTH;
    case PCRE2_ERROR_CALLOUT:
        return matcher->end && clock_thread_ns() > matcher->end ? LIMIT_SECONDS : LIMIT_WINDOW;
    default: return LIMIT_HEAP;
    }
}

static PatternAnswer meet(Matcher *matcher, LimitId limit)
{
    if (matcher->met == LIMIT_COUNT)
        matcher->met = limit;
    return PATTERN_LIMIT;
}

PatternAnswer pattern_find(Pattern *pattern, Matcher *matcher, Text subject, size_t from,
                           Span *match)
{
    once(&pattern->ready, pattern_make_code, pattern);
    if (!pattern->code)
        return meet(matcher, LIMIT_HEAP);    // too large for PCRE2: an error, not "no match"
    if (!subject.at)
        subject.at = "";
    matcher->tries++;
    int count = run(pattern, matcher, subject, from);
    if (count == PCRE2_ERROR_NOMATCH)
        return PATTERN_NO;
    if (count < 0)
        return meet(matcher, limit_of_code(matcher, count));
    const size_t *ends = pcre2_get_ovector_pointer(matcher->data);
    if (match)
        *match = (Span){ends[0], ends[1]};
    return PATTERN_YES;
}

PatternAnswer pattern_seek(Pattern *pattern, Matcher *matcher, Text subject, Span *match)
{
    if (!matcher->plain && !literals_in(pattern_literals(pattern), subject))
        return PATTERN_NO;
    return pattern_find(pattern, matcher, subject, 0, match);
}

// --- counting ------------------------------------------------------------------------------------

typedef struct Steps {
    uint64_t taken, most;
    size_t at;               // in the subject
} Steps;

// What repeats one character calls once, behind as many as it took.
static int count_step(pcre2_callout_block *block, void *data)
{
    Steps *steps = data;
    size_t at = block->current_position;
    steps->taken += 1 + (at > steps->at ? at - steps->at : 0);
    steps->at = at;
    return steps->taken > steps->most ? PCRE2_ERROR_CALLOUT : 0;
}

uint64_t pattern_steps(const Pattern *pattern, Matcher *matcher, Text subject, uint64_t most)
{
    Steps steps = {.most = most};
    const size_t *ends = pcre2_get_ovector_pointer(matcher->data);
    int count = 0;
    pcre2_set_callout(matcher->context, count_step, &steps);
    pcre2_set_match_limit(matcher->context, UINT32_MAX);
    for (size_t from = 0; count >= 0 && from < subject.len; from = ends[1]) {
        steps.at = from;
        count = pcre2_match(pattern->code, (PCRE2_SPTR)subject.at, subject.len, from,
                            PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, matcher->data, matcher->context);
        if (count >= 0 && ends[1] <= from)           // of nothing: its text is no use
            break;
    }
    pcre2_set_match_limit(matcher->context, (uint32_t)limit_of(LIMIT_MATCH));
    pcre2_set_callout(matcher->context, look_at_clock, matcher);
    return count < 0 && count != PCRE2_ERROR_NOMATCH ? most + 1 : steps.taken;
}

// -------------------------------------------------------------------------------------------------

Matcher *matcher_open_as(unsigned flags)
{
    Matcher *matcher = memory_get(sizeof *matcher);
    matcher->options = PCRE2_NO_UTF_CHECK | (flags & MATCHER_NO_JIT ? PCRE2_NO_JIT : 0);
    matcher->plain = flags & MATCHER_PLAIN;
    matcher->tries = 0;
    matcher->wall_end = matcher->end = 0;
    matcher->met = LIMIT_COUNT;
    matcher->context = pcre2_match_context_create(NULL);
    matcher->stack = pcre2_jit_stack_create(JIT_STACK_FIRST, JIT_STACK_MOST, NULL);
    matcher->data = pcre2_match_data_create(1, NULL);
    if (!matcher->context || !matcher->data)
        memory_full();
    pcre2_set_match_limit(matcher->context, (uint32_t)limit_of(LIMIT_MATCH));
    pcre2_set_depth_limit(matcher->context, (uint32_t)limit_of(LIMIT_DEPTH));
    pcre2_set_heap_limit(matcher->context, (uint32_t)limit_of(LIMIT_HEAP));
    pcre2_set_callout(matcher->context, look_at_clock, matcher);
    if (matcher->stack)
        pcre2_jit_stack_assign(matcher->context, NULL, matcher->stack);
    return matcher;
}

Matcher *matcher_open(void)
{
    return matcher_open_as(0);
}

void matcher_close(Matcher *matcher)
{
    pcre2_match_data_free(matcher->data);
    pcre2_jit_stack_free(matcher->stack);
    pcre2_match_context_free(matcher->context);
    free(matcher);
}

bool matcher_is_plain(const Matcher *matcher)
{
    return matcher->plain;
}

uint64_t matcher_tries(const Matcher *matcher)
{
    return matcher->tries;
}

void matcher_try(Matcher *matcher)
{
    matcher->tries++;
}

void matcher_start_record(Matcher *matcher)
{
    uint64_t most = limit_of(LIMIT_SECONDS) * 1000 * MILLION;
    matcher->wall_end = clock_coarse_ns() + most;
    matcher->end = clock_thread_ns() + most;
    matcher->met = LIMIT_COUNT;
}

void matcher_start_rule(Matcher *matcher)
{
    matcher->met = LIMIT_COUNT;
}

// A thread takes no more than what has passed, which costs less to know.
bool matcher_is_late(Matcher *matcher)
{
    return matcher->end && clock_coarse_ns() > matcher->wall_end
        && clock_thread_ns() > matcher->end;
}

LimitId matcher_met(const Matcher *matcher)
{
    return matcher->met;
}
