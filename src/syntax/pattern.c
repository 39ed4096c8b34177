#define PCRE2_CODE_UNIT_WIDTH 8
#include "syntax/pattern.h"

#include <pcre2.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/pipeline.h"

enum {
    LENGTH_MOST = 8192,          // of a pattern that a person wrote
    NESTING_MOST = 64,           // parentheses
    MATCH_LIMIT = 100000,        // steps of one call; 4 KiB of honest text need a few thousand
    DEPTH_LIMIT = 100000,
    HEAP_LIMIT = 65536,          // KiB
    JIT_STACK_FIRST = 32 << 10,
    JIT_STACK_MOST = 8 << 20,
};

typedef enum Readiness {
    UNTRIED,
    BUSY,        // some thread compiles it
    READY,
} Readiness;

// Compiling takes far longer than matching, and most rules of most packs never meet a text that
// they could match: what the program made itself, which is well formed, is compiled when it is
// first run, and machine code is made then too. With 90 rules that is nine tenths of the time
// that one file takes.
struct Pattern {
    pcre2_code *code;        // NULL: not compiled yet, or (once ready) refused by PCRE2
    Text source;
    Place place;
    uint32_t options;
    _Atomic(Readiness) readiness;
    _Atomic(Readiness) read; // whether its literals are known
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
};

static bool has_control(Text source, size_t *at)
{
    for (*at = 0; *at < source.len; ++*at)
        if ((unsigned char)source.at[*at] < 0x20 || source.at[*at] == 0x7F)
            return true;
    return false;
}

// Verbs could switch off UTF or the limits, callouts are ours, \C would cut characters in two. An
// escaped parenthesis begins neither: "\(?C#" is text.
static const char *forbidden(Text source)
{
    for (size_t at = 0; at < source.len; at++) {
        Text rest = text_from(source, at);
        if (rest.at[0] == '\\')
            at++;
        else if (text_starts(rest, TEXT("(?C")))
            return "a pattern may not use callouts (?C)";
        else if (rest.len > 2 && text_starts(rest, TEXT("(*"))
                 && (char_is_upper(rest.at[2]) || rest.at[2] == ':'))
            return "a pattern may not use verbs such as (*UTF)";
    }
    return NULL;
}

static bool refuse(Text source, unsigned flags, Place place, Arena *arena, Error *error)
{
    size_t at;
    if (source.len == 0)
        return error_at(error, arena, place, "an empty pattern would match everything");
    if (has_control(source, &at)) {
        bool backspace = source.at[at] == '\b';
        return error_at(error, arena, place, "a control character (0x%02x) in the pattern: %s",
                        (unsigned)source.at[at],
                        backspace ? "YAML reads \"\\b\" as a backspace, use single quotes"
                                  : "use single quotes in YAML, and \\t or \\n in the pattern");
    }
    const char *why = forbidden(source);
    if (why)
        return error_at(error, arena, place, "%s", why);
    if (!(flags & PATTERN_OURS) && source.len > LENGTH_MOST)
        return error_at(error, arena, place, "a pattern of %zu bytes, at most %d are allowed",
                        source.len, LENGTH_MOST);
    return true;
}

static bool compile_failed(Text source, int code, size_t offset, Place place, Arena *arena,
                           Error *error)
{
    unsigned char message[256];
    pcre2_get_error_message(code, message, sizeof message);
    Text before = text_slice(source, 0, offset);
    Text near = before.len > 20 ? text_from(before, before.len - 20) : before;
    return error_at(error, arena, place, "bad pattern: %s, after '%.*s'", (const char *)message,
                    TEXT_ARG(near));
}

static bool matches_nothing(const Pattern *pattern, Place place, Arena *arena, Error *error)
{
    pcre2_match_data *data = pcre2_match_data_create(1, NULL);
    if (!data)
        memory_full();
    int count = pcre2_match(pattern->code, (PCRE2_SPTR)"", 0, 0, 0, data, NULL);
    pcre2_match_data_free(data);
    if (count >= 0)
        return !error_at(error, arena, place,
                         "the pattern matches the empty text, so it would match everywhere");
    return false;
}

static pcre2_compile_context *new_context(void)
{
    pcre2_compile_context *context = pcre2_compile_context_create(NULL);
    if (!context)
        memory_full();
    pcre2_set_parens_nest_limit(context, NESTING_MOST);
    return context;
}

static pcre2_code *compile(const Pattern *pattern, int *code, size_t *offset)
{
    pcre2_compile_context *context = new_context();
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
    return !matches_nothing(pattern, place, arena, error);
}

Pattern *pattern_compile(Text source, unsigned flags, Place place, Arena *arena, Error *error)
{
    if (!refuse(source, flags, place, arena, error))
        return NULL;
    Pattern *pattern = memory_get(sizeof *pattern);
    *pattern = (Pattern){.source = arena_copy(arena, source)};
    pattern->place = place;
    pattern->options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C;
    if (flags & PATTERN_CASELESS)
        pattern->options |= PCRE2_CASELESS;
    atomic_init(&pattern->readiness, UNTRIED);
    atomic_init(&pattern->read, UNTRIED);
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

// Where the system allows no JIT this fails and the interpreter gives the same answers.
static void make_code(Pattern *pattern)
{
    int code;
    size_t offset;
    if (!pattern->code)
        pattern->code = compile(pattern, &code, &offset);
    if (pattern->code)
        pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE);
}

static void find_literals(Pattern *pattern)
{
    Text source = pattern->source, before = TEXT(PATTERN_INSIDE_BEFORE);
    Text behind = TEXT(PATTERN_INSIDE_BEHIND);
    bool inside = text_starts(source, before) && text_ends(source, behind);
    if (inside)
        source = text_slice(source, before.len, source.len - behind.len);
    Arena arena = {0};
    Literals literals = literals_of(source, &arena);
    if (inside && literals.spaces)
        literals.any.len = 0;
    pattern->literals = literals_keep(&literals, &pattern->memory);
    arena_free(&arena);
}

// One thread makes it; others that want the same meanwhile wait for it, some 0.1 ms.
static void make_once(Pattern *pattern, _Atomic(Readiness) *state, void (*make)(Pattern *pattern))
{
    Readiness expected = UNTRIED;
    if (atomic_compare_exchange_strong(state, &expected, BUSY)) {
        make(pattern);
        atomic_store(state, READY);
    }
    while (atomic_load(state) != READY)
        thread_yield();
}

const Literals *pattern_literals(Pattern *pattern)
{
    if (atomic_load(&pattern->read) != READY)
        make_once(pattern, &pattern->read, find_literals);
    return &pattern->literals;
}

PatternAnswer pattern_find(Pattern *pattern, Matcher *matcher, Text subject, size_t from,
                           Span *match)
{
    if (atomic_load(&pattern->readiness) != READY)
        make_once(pattern, &pattern->readiness, make_code);
    if (!pattern->code)
        return PATTERN_LIMIT;        // too large for PCRE2: an error of the rule, not "no match"
    const char *at = subject.at ? subject.at : "";
    matcher->tries++;
    int count = pcre2_match(pattern->code, (PCRE2_SPTR)at, subject.len, from, matcher->options,
                            matcher->data, matcher->context);
    if (count == PCRE2_ERROR_JIT_STACKLIMIT)     // the interpreter keeps its stack on the heap
        count = pcre2_match(pattern->code, (PCRE2_SPTR)at, subject.len, from,
                            PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, matcher->data, matcher->context);
    if (count == PCRE2_ERROR_NOMATCH)
        return PATTERN_NO;
    if (count < 0)
        return PATTERN_LIMIT;
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

Matcher *matcher_open_as(unsigned flags)
{
    Matcher *matcher = memory_get(sizeof *matcher);
    matcher->options = PCRE2_NO_UTF_CHECK | (flags & MATCHER_NO_JIT ? PCRE2_NO_JIT : 0);
    matcher->plain = flags & MATCHER_PLAIN;
    matcher->tries = 0;
    matcher->context = pcre2_match_context_create(NULL);
    matcher->stack = pcre2_jit_stack_create(JIT_STACK_FIRST, JIT_STACK_MOST, NULL);
    matcher->data = pcre2_match_data_create(1, NULL);
    if (!matcher->context || !matcher->data)
        memory_full();
    pcre2_set_match_limit(matcher->context, MATCH_LIMIT);
    pcre2_set_depth_limit(matcher->context, DEPTH_LIMIT);
    pcre2_set_heap_limit(matcher->context, HEAP_LIMIT);
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
