#include "base/text.h"

#include <string.h>

enum {
    FIRST_TRIES = 8,      // first bytes that begin something else before the whole is sought,
    FIRST_BYTES = 64,     // and one more for so many bytes that were passed over
};

Text text_of(const char *terminated)
{
    return terminated ? (Text){terminated, strlen(terminated)} : (Text){0};
}

Text text_behind(Text text, size_t at)
{
    return text_from(text, at == TEXT_NONE ? text.len : at + 1);
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

bool text_is_blank(Text text)
{
    return text_trim(text).len == 0;
}

// A first byte that is rare is found far sooner than a whole text: only where it turns out to be
// frequent the whole is sought.
size_t text_find(Text text, size_t from, Text what)
{
    if (from > text.len || what.len > text.len - from)
        return TEXT_NONE;
    if (what.len == 0)
        return from;
    size_t end = text.len - what.len + 1, at = from;
    for (size_t tries = 0; tries < FIRST_TRIES + (at - from) / FIRST_BYTES; tries++) {
        const char *first = at < end ? memchr(text.at + at, what.at[0], end - at) : NULL;
        if (!first)
            return TEXT_NONE;
        if (memcmp(first, what.at, what.len) == 0)
            return (size_t)(first - text.at);
        at = (size_t)(first - text.at) + 1;
    }
    if (at >= end)
        return TEXT_NONE;
    const char *hit = memmem(text.at + at, text.len - at, what.at, what.len);
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

bool char_is_one_of(char c, const char *set)
{
    return c != '\0' && strchr(set, c) != NULL;
}

