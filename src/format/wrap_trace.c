#include "format/wrap_trace.h"

enum {
    DIGITS_MOST = 4,   // of a number of columns
};

static size_t skip(Text text, size_t at, Text what)
{
    return text_starts(text_from(text, at), what) ? at + what.len : TEXT_NONE;
}

// Behind "[5D", or `at` when no such sequence stands there.
static size_t skip_back(Text text, size_t at, Text opener, size_t *columns)
{
    size_t first = skip(text, at, opener), end = first;
    size_t value = 0;
    if (first == TEXT_NONE)
        return at;
    while (end < text.len && end - first < DIGITS_MOST && char_is_digit(text.at[end]))
        value = value * 10 + (size_t)(text.at[end++] - '0');
    if (end == first || end >= text.len || text.at[end] != 'D')
        return at;
    *columns = value;
    return end + 1;
}

WrapTrace wrap_trace_at(Text text, size_t at, TraceKind kind)
{
    WrapTrace trace = {0};
    if (kind == TRACE_PLAIN) {
        trace.len = at < text.len && text.at[at] == '\n';
        return trace;
    }
    bool escaped = kind == TRACE_ESCAPE;
    size_t end = skip_back(text, at, escaped ? TEXT("\033[") : TEXT("["), &trace.columns);
    end = skip(text, end, escaped ? TEXT("\033[K\n") : TEXT("[K\n"));
    trace.len = end == TEXT_NONE ? 0 : end - at;
    return trace;
}

// The first sequence of the pair is found from the second: brackets and digits are everywhere.
static size_t trace_start(Text text, size_t from, size_t clear, TraceKind kind)
{
    size_t at = clear, opener = kind == TRACE_ESCAPE ? 2 : 1, columns;
    if (at == from || text.at[at - 1] != 'D')
        return clear;
    at--;
    for (unsigned i = 0; i < DIGITS_MOST && at > from && char_is_digit(text.at[at - 1]); i++)
        at--;
    if (at < from + opener)
        return clear;
    Text escape = kind == TRACE_ESCAPE ? TEXT("\033[") : TEXT("[");
    bool found = skip_back(text, at - opener, escape, &columns) == clear;
    return found ? at - opener : clear;
}

size_t wrap_trace_find(Text text, size_t from, TraceKind kind)
{
    Text clear = kind == TRACE_ESCAPE ? TEXT("\033[K\n") : TEXT("[K\n");
    size_t at = kind == TRACE_PLAIN ? TEXT_NONE : text_find(text, from, clear);
    return at == TEXT_NONE ? TEXT_NONE : trace_start(text, from, at, kind);
}
