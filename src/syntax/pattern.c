#include "syntax/pattern_part.h"

#include <stdlib.h>

#include "syntax/pattern_source.h"

enum { NESTING_MOST = 64 };      // parentheses

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
    if (!pattern_allows(source, flags, place, arena, error))
        return NULL;
    Pattern *pattern = memory_get(sizeof *pattern);
    *pattern = (Pattern){.source = arena_copy(arena, source)};
    pattern->place = place;
    pattern->options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT;
    if ((flags & PATTERN_COUNTED) || pattern_refers_back(source))
        pattern->options |= PCRE2_AUTO_CALLOUT;
    if (flags & PATTERN_CASELESS)
        pattern->options |= PCRE2_CASELESS;
    atomic_init(&pattern->runs, 0);
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

void pattern_make_code(void *made)
{
    Pattern *pattern = made;
    int code;
    size_t offset;
    if (!pattern->code)
        pattern->code = compile(pattern, &code, &offset);
    if (!pattern->code)
        return;
    uint32_t options;
    pcre2_pattern_info(pattern->code, PCRE2_INFO_ALLOPTIONS, &options);
    pattern->windows = !(options & PCRE2_ANCHORED)
        && text_find(pattern->source, 0, TEXT("\\G")) == TEXT_NONE;
}

// A copy, since other threads may run the code meanwhile. Where the system allows no JIT this fails
// and the interpreter gives the same answers.
void pattern_make_fast(void *made)
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
