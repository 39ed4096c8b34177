#define PCRE2_CODE_UNIT_WIDTH 8
#include "syntax/pattern.h"

#include <pcre2.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/once.h"
#include "syntax/deadline.h"
#include "syntax/pattern_source.h"

enum {
    NESTING_MOST = 64,           // parentheses
    JIT_STACK_FIRST = 32 << 10,
    JIT_STACK_MOST = 8 << 20,
    SHORT = 4096,                // bytes that need no windows
    WINDOW = 64,                 // places in the first one
    RUNS_FIRST = 24,             // that take less than to make machine code
    STEPS_SHARE = 10,            // of the steps that a pattern may take, without machine code
};

// Compiling takes far longer than matching, and most rules of most packs never meet a text that
// they could match: what the program made itself, which is well formed, is compiled when it is
// first run, and machine code is made for a pattern that has run some times. With 90 rules that is
// nine tenths of the time that one file takes.
//
// With and without machine code the answers are the same, but for limits, which count other steps:
// a run that comes near one is done again with machine code, so that it is this which decides.
struct Pattern {
    pcre2_code *code;        // NULL: not compiled yet, or (once ready) refused by PCRE2
    pcre2_code *fast;        // a copy with machine code, once made
    _Atomic(unsigned) runs;  // without
    Once quick;              // that copy
    Text source;
    Place place;
    uint32_t options;
    bool windows;            // may begin anywhere in the text
    Once ready;
    Once read;               // its literals are known
    Literals literals;
    void *memory;            // of the literals
};

// What one thread needs. The JIT stack is shared by all patterns that the thread runs.
struct Matcher {
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
    pcre2_match_data *data;
    uint64_t tries;
    uint32_t options;        // of each call
    bool plain;
    Deadline deadline;
    LimitId met;
};

static bool compile_failed(Text source, int code, size_t offset, Place place, Arena *arena,
                           Error *error)
{
    unsigned char message[256];
    pcre2_get_error_message(code, message, sizeof message);
    Text near = text_slice(source, offset > 20 ? offset - 20 : 0, offset);
    return error_at(error, arena, place, "bad pattern: %s, after '%.*s'", (const char *)message,
                    TEXT_ARG(near));
}

static bool matches_nothing(const Pattern *pattern)
{
    pcre2_match_data *data = pcre2_match_data_create(1, NULL);
    if (!data)
        memory_full();
    int count = pcre2_match(pattern->code, (PCRE2_SPTR)"", 0, 0, 0, data, NULL);
    pcre2_match_data_free(data);
    return count >= 0;
}

static pcre2_code *compile(const Pattern *pattern, int *code, size_t *offset)
{
    pcre2_compile_context *context = pcre2_compile_context_create(NULL);
    if (!context)
        memory_full();
    pcre2_set_parens_nest_limit(context, NESTING_MOST);
    pcre2_code *compiled = pcre2_compile((PCRE2_SPTR)pattern->source.at, pattern->source.len,
                                         pattern->options, code, offset, context);
    pcre2_compile_context_free(context);
    return compiled;
}

static bool compile_now(Pattern *pattern, Place place, Arena *arena, Error *error)
{
    int code;
    size_t offset;
    pattern->code = compile(pattern, &code, &offset);
    if (!pattern->code)
        return compile_failed(pattern->source, code, offset, place, arena, error);
    if (matches_nothing(pattern))
        return error_at(error, arena, place,
                        "the pattern matches the empty text, so it would match everywhere");
    return true;
}

Pattern *pattern_compile(Text source, unsigned flags, Place place, Arena *arena, Error *error)
{
    if (!pattern_allows(source, flags, place, arena, error))
        return NULL;
    Pattern *pattern = memory_get(sizeof *pattern);
    *pattern = (Pattern){.source = arena_copy(arena, source), .place = place};
    pattern->options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT;
    if ((flags & PATTERN_COUNTED) || pattern_refers_back(source))
        pattern->options |= PCRE2_AUTO_CALLOUT;
    if (flags & PATTERN_CASELESS)
        pattern->options |= PCRE2_CASELESS;
    once_open(&pattern->ready);
    once_open(&pattern->quick);
    once_open(&pattern->read);
    if ((flags & PATTERN_OURS) || compile_now(pattern, place, arena, error))
        return pattern;
    pattern_free(pattern);
    return NULL;
}

void pattern_free(Pattern *pattern)
{
    if (!pattern)
        return;
    pcre2_code_free(pattern->code);
    pcre2_code_free(pattern->fast);
    free(pattern->memory);
    free(pattern);
}

bool pattern_same(const Pattern *a, const Pattern *b)
{
    return a == b || (a && b && a->options == b->options && text_is(a->source, b->source));
}

Text pattern_source(const Pattern *pattern)
{
    return pattern->source;
}

unsigned pattern_flags(const Pattern *pattern)
{
    return pattern->options & PCRE2_CASELESS ? PATTERN_CASELESS : 0;
}

Place pattern_place(const Pattern *pattern)
{
    return pattern->place;
}

static void make_code(void *made)
{
    Pattern *pattern = made;
    int code;
    size_t offset;
    uint32_t options = 0;
    if (!pattern->code && !(pattern->code = compile(pattern, &code, &offset)))
        return;
    pcre2_pattern_info(pattern->code, PCRE2_INFO_ALLOPTIONS, &options);
    pattern->windows = !(options & PCRE2_ANCHORED)
        && text_find(pattern->source, 0, TEXT("\\G")) == TEXT_NONE;
}

// A copy, since other threads may run the code meanwhile. Where the system allows no JIT this fails
// and the interpreter gives the same answers.
static void make_fast(void *made)
{
    Pattern *pattern = made;
    pattern->fast = pcre2_code_copy(pattern->code);
    if (pattern->fast)
        pcre2_jit_compile(pattern->fast, PCRE2_JIT_COMPLETE);
}

static void find_literals(void *made)
{
    Pattern *pattern = made;
    pattern->literals = pattern_source_literals(pattern->source, &pattern->memory);
}

const Literals *pattern_literals(Pattern *pattern)
{
    once(&pattern->read, find_literals, pattern);
    return &pattern->literals;
}

// --- running -------------------------------------------------------------------------------------

static int look_at_clock(pcre2_callout_block *block, void *data)
{
    Matcher *matcher = data;
    (void)block;
    return deadline_often_late(&matcher->deadline) ? PCRE2_ERROR_CALLOUT : 0;
}

static int match(const pcre2_code *code, Matcher *matcher, Text subject, size_t from,
                 uint32_t options)
{
    return pcre2_match(code, (PCRE2_SPTR)subject.at, subject.len, from, options, matcher->data,
                       matcher->context);
}

// Without machine code the stack is on the heap.
static int run_once(const pcre2_code *code, Matcher *matcher, Text subject, size_t from)
{
    int count = match(code, matcher, subject, from, matcher->options);
    if (count == PCRE2_ERROR_JIT_STACKLIMIT)
        count = match(code, matcher, subject, from, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT);
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
        if (count == PCRE2_ERROR_NOMATCH && from <= subject.len
            && deadline_call_is_late(&matcher->deadline))
            count = PCRE2_ERROR_CALLOUT;
        window = deadline_next_window(window, taken);
    }
    pcre2_set_offset_limit(matcher->context, PCRE2_UNSET);
    return count;
}

// Without machine code: false when the run came near a limit.
static bool run_slowly(Pattern *pattern, Matcher *matcher, Text subject, size_t from,
                       int *count)
{
    uint32_t most = (uint32_t)limit_of(LIMIT_MATCH);
    atomic_fetch_add_explicit(&pattern->runs, 1, memory_order_relaxed);
    pcre2_set_match_limit(matcher->context, most / STEPS_SHARE);
    *count = match(pattern->code, matcher, subject, from, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT);
    pcre2_set_match_limit(matcher->context, most);
    return *count >= 0 || *count == PCRE2_ERROR_NOMATCH;
}

static const pcre2_code *code_of(Pattern *pattern, const Matcher *matcher)
{
    if (matcher->options & PCRE2_NO_JIT)
        return pattern->code;
    once(&pattern->quick, make_fast, pattern);
    return pattern->fast ? pattern->fast : pattern->code;
}

static int run(Pattern *pattern, Matcher *matcher, Text subject, size_t from)
{
    int count;
    bool windows = pattern->windows && subject.len - from > SHORT;
    bool slow = !windows && !(matcher->options & PCRE2_NO_JIT)
        && atomic_load_explicit(&pattern->runs, memory_order_relaxed) < RUNS_FIRST;
    if (windows || (pattern->options & PCRE2_AUTO_CALLOUT))
        deadline_start_call(&matcher->deadline, subject.len);
    if (slow && run_slowly(pattern, matcher, subject, from, &count))
        return count;
    const pcre2_code *code = code_of(pattern, matcher);
    return windows ? run_windows(code, matcher, subject, from)
                   : run_once(code, matcher, subject, from);
}

static LimitId limit_of_code(const Matcher *matcher, int code)
{
    switch (code) {
    case PCRE2_ERROR_MATCHLIMIT: return LIMIT_MATCH;
    case PCRE2_ERROR_DEPTHLIMIT: return LIMIT_DEPTH;
    case PCRE2_ERROR_CALLOUT: return deadline_limit(&matcher->deadline);
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
    once(&pattern->ready, make_code, pattern);
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
        count = match(pattern->code, matcher, subject, from, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT);
        if (count >= 0 && ends[1] <= from)           // of nothing: its text is no use
            break;
    }
    pcre2_set_match_limit(matcher->context, (uint32_t)limit_of(LIMIT_MATCH));
    pcre2_set_callout(matcher->context, look_at_clock, matcher);
    return count < 0 && count != PCRE2_ERROR_NOMATCH ? most + 1 : steps.taken;
}

Matcher *matcher_open_as(unsigned flags)
{
    Matcher *matcher = memory_get(sizeof *matcher);
    matcher->options = PCRE2_NO_UTF_CHECK | (flags & MATCHER_NO_JIT ? PCRE2_NO_JIT : 0);
    matcher->plain = flags & MATCHER_PLAIN;
    matcher->tries = 0;
    matcher->deadline = (Deadline){0};
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
    deadline_start_record(&matcher->deadline);
    matcher->met = LIMIT_COUNT;
}

void matcher_start_rule(Matcher *matcher)
{
    matcher->met = LIMIT_COUNT;
}

bool matcher_is_late(Matcher *matcher)
{
    return deadline_record_is_late(&matcher->deadline);
}

LimitId matcher_met(const Matcher *matcher)
{
    return matcher->met;
}
