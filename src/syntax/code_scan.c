#include "syntax/code_scan.h"

static size_t skip(Text text, size_t at, size_t end, const char *set)
{
    while (at < end && char_is_one_of(text.at[at], set))
        at++;
    return at;
}

static size_t line_end(Text text, size_t at)
{
    size_t end = text_find_char(text, at, '\n');
    return end == TEXT_NONE ? text.len : end;
}

static size_t next_line(Text text, size_t at)
{
    size_t end = line_end(text, at);
    return end < text.len ? end + 1 : text.len;
}

static size_t run_length(Text text, size_t at, size_t end)
{
    size_t start = at;
    while (at < end && text.at[at] == text.at[start])
        at++;
    return at - start;
}

// --- fences -------------------------------------------------------------------------------------

typedef struct Fence {
    char sign;
    size_t length;             // 0: the line is none
    bool bare;                 // nothing behind the signs
} Fence;

// Quotes and lists may hold it: any indentation counts.
static Fence fence_of(Text text, size_t at)
{
    enum { SIGNS_LEAST = 3 };
    size_t end = line_end(text, at), start = skip(text, at, end, " \t>");
    char sign = start < end ? text.at[start] : ' ';
    size_t length = sign == '`' || sign == '~' ? run_length(text, start, end) : 0;
    Text behind = text_slice(text, start + length, end);
    bool span = sign == '`' && text_find_char(behind, 0, '`') != TEXT_NONE;
    if (length < SIGNS_LEAST || span)
        return (Fence){0};
    return (Fence){sign, length, text_is_blank(behind)};
}

static size_t fence_end(Text text, size_t at, Fence open)
{
    for (at = next_line(text, at); at < text.len;) {
        Fence fence = fence_of(text, at);
        at = next_line(text, at);
        if (fence.length >= open.length && fence.sign == open.sign && fence.bare)
            return at;
    }
    return text.len;
}

// --- paragraphs ---------------------------------------------------------------------------------

static bool begins_block(Text text, size_t at)
{
    size_t end = line_end(text, at), start = skip(text, at, end, " \t");
    size_t digits = start;
    if (start == end || char_is_one_of(text.at[start], "#>|\r"))
        return true;
    while (digits < end && char_is_digit(text.at[digits]))
        digits++;
    size_t mark = digits > start ? digits : start;
    return mark + 1 < end && char_is_one_of(text.at[mark], digits > start ? ".)" : "-*+")
        && text.at[mark + 1] == ' ';
}

static size_t paragraph_end(Text text, size_t at)
{
    do
        at = next_line(text, at);
    while (at < text.len && !begins_block(text, at) && fence_of(text, at).length == 0);
    return at;
}

// The end of the run of just as many backticks that closes the one before `at`, or TEXT_NONE.
static size_t span_end(Text text, size_t at, size_t end, size_t length)
{
    Text part = text_slice(text, 0, end);
    while ((at = text_find_char(part, at, '`')) != TEXT_NONE) {
        size_t run = run_length(text, at, end);
        at += run;
        if (run == length)
            return at;
    }
    return TEXT_NONE;
}

static bool span_next(CodeScan *scan, Span *code)
{
    Text part = text_slice(scan->text, 0, scan->end);
    size_t tick;
    while ((tick = text_find_char(part, scan->at, '`')) != TEXT_NONE) {
        bool escaped = tick > scan->at && part.at[tick - 1] == '\\';
        size_t length = escaped ? 1 : run_length(part, tick, part.len);
        scan->at = tick + length;
        if (escaped || length > CODE_TICKS_MOST)
            continue;
        // In vain at most once a length: the next run of it would have been the end.
        size_t end = span_end(part, scan->at, part.len, length);
        if (end == TEXT_NONE)
            continue;
        scan->at = end;
        *code = (Span){tick, end};
        return true;
    }
    scan->at = scan->end;
    return false;
}

bool code_next(CodeScan *scan, Span *code)
{
    for (;;) {
        if (scan->at < scan->end && span_next(scan, code))
            return true;
        if (scan->at >= scan->text.len)
            return false;
        Fence fence = fence_of(scan->text, scan->at);
        if (fence.length) {
            *code = (Span){scan->at, fence_end(scan->text, scan->at, fence)};
            scan->at = scan->end = code->end;
            return true;
        }
        scan->end = paragraph_end(scan->text, scan->at);
    }
}
