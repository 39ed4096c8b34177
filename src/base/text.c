#include "base/text.h"

#include <string.h>

Text text_of(const char *terminated)
{
    return terminated ? (Text){terminated, strlen(terminated)} : (Text){0};
}

Text text_slice(Text text, size_t start, size_t end)
{
    if (end > text.len)
        end = text.len;
    if (start >= end)
        return (Text){text.at ? text.at + end : NULL, 0};
    return (Text){text.at + start, end - start};
}

Text text_from(Text text, size_t start)
{
    return text_slice(text, start, text.len);
}

Text text_behind(Text text, size_t at)
{
    return text_from(text, at == TEXT_NONE ? text.len : at + 1);
}

Text text_span(Text text, Span span)
{
    return text_slice(text, span.start, span.end);
}

Text text_trim_right(Text text)
{
    while (text.len && char_is_space(text.at[text.len - 1]))
        text.len--;
    return text;
}

Text text_trim(Text text)
{
    text = text_trim_right(text);
    while (text.len && char_is_space(text.at[0]))
        text.at++, text.len--;
    return text;
}

bool text_is(Text a, Text b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

bool text_is_caseless(Text a, Text b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (char_lower(a.at[i]) != char_lower(b.at[i]))
            return false;
    return true;
}

int text_compare(Text a, Text b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter ? memcmp(a.at, b.at, shorter) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

bool text_starts(Text text, Text prefix)
{
    return text.len >= prefix.len && text_is(text_slice(text, 0, prefix.len), prefix);
}

bool text_ends(Text text, Text suffix)
{
    return text.len >= suffix.len && text_is(text_from(text, text.len - suffix.len), suffix);
}

bool text_is_blank(Text text)
{
    return text_trim(text).len == 0;
}

size_t text_find(Text text, size_t from, Text what)
{
    if (from > text.len || what.len > text.len - from)
        return TEXT_NONE;
    if (what.len == 0)
        return from;
    const char *hit = memmem(text.at + from, text.len - from, what.at, what.len);
    return hit ? (size_t)(hit - text.at) : TEXT_NONE;
}

size_t text_find_char(Text text, size_t from, char what)
{
    if (from >= text.len)
        return TEXT_NONE;
    const char *hit = memchr(text.at + from, what, text.len - from);
    return hit ? (size_t)(hit - text.at) : TEXT_NONE;
}

bool text_next_line(Text *rest, Text *line)
{
    if (!text_next_part(rest, '\n', line))
        return false;
    if (line->len && line->at[line->len - 1] == '\r')
        line->len--;
    return true;
}

bool text_next_part(Text *rest, char separator, Text *part)
{
    if (rest->len == 0)
        return false;
    size_t end = text_find_char(*rest, 0, separator);
    *part = text_slice(*rest, 0, end);
    *rest = text_behind(*rest, end);
    return true;
}

bool char_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool char_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool char_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool char_is_alpha(char c)
{
    return char_is_upper(c) || (c >= 'a' && c <= 'z');
}

bool char_is_one_of(char c, const char *set)
{
    return c != '\0' && strchr(set, c) != NULL;
}

char char_lower(char c)
{
    return char_is_upper(c) ? (char)(c + ('a' - 'A')) : c;
}
