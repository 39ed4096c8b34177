// The smallest functions on texts. Part of base/text.h, which says what they do and what a Text is.
#ifndef BASE_TEXT_INLINE_H
#define BASE_TEXT_INLINE_H

#include <string.h>

#include "base/text.h"

static inline Text text_slice(Text text, size_t start, size_t end)
{
    if (end > text.len)
        end = text.len;
    if (start >= end)
        return (Text){text.at ? text.at + end : NULL, 0};
    return (Text){text.at + start, end - start};
}

static inline Text text_from(Text text, size_t start)
{
    return text_slice(text, start, text.len);
}

static inline Text text_span(Text text, Span span)
{
    return text_slice(text, span.start, span.end);
}

static inline bool text_is(Text a, Text b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

static inline bool text_starts(Text text, Text prefix)
{
    return text.len >= prefix.len && text_is(text_slice(text, 0, prefix.len), prefix);
}

static inline bool text_ends(Text text, Text suffix)
{
    return text.len >= suffix.len && text_is(text_from(text, text.len - suffix.len), suffix);
}

static inline size_t text_find_char(Text text, size_t from, char what)
{
    if (from >= text.len)
        return TEXT_NONE;
    const char *hit = memchr(text.at + from, (unsigned char)what, text.len - from);
    return hit ? (size_t)(hit - text.at) : TEXT_NONE;
}

static inline bool char_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool char_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool char_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static inline bool char_is_alpha(char c)
{
    return char_is_upper(c) || (c >= 'a' && c <= 'z');
}

static inline char char_lower(char c)
{
    return char_is_upper(c) ? (char)(c + ('a' - 'A')) : c;
}

#endif
