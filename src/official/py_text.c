#include "official/python.h"

#include "base/utf8.h"
#include "syntax/unicode.h"

// The line ends of str.splitlines besides CR and LF.
enum { NEXT_LINE = 0x85, LINE_SEPARATOR = 0x2028, PARAGRAPH_SEPARATOR = 0x2029 };

bool py_is_space(uint32_t character)
{
    return unicode_is_space(character);
}

bool py_is_word(uint32_t character)
{
    return character == '_' || unicode_is_letter(character) || unicode_is_number(character);
}

static size_t space_before(Text text, size_t end)
{
    size_t start = end;
    do
        start--;
    while (start > 0 && ((unsigned char)text.at[start] & 0xC0) == 0x80 && end - start < 4);
    size_t len = unicode_space_at(text, start);
    return start + len == end ? len : 0;
}

Text py_strip(Text text)
{
    size_t start = 0, end = text.len, len;
    while (start < end && (len = unicode_space_at(text, start)) > 0)
        start += len;
    while (end > start && (len = space_before(text, end)) > 0)
        end -= len;
    return text_slice(text, start, end);
}

static bool has_one_case(Text text, bool upper)
{
    bool cased = false;
    for (size_t at = 0; at < text.len;) {
        uint32_t c;
        size_t len = utf8_decode(text, at, &c);
        at += len ? len : 1;
        if (len == 0)
            continue;
        bool title = unicode_is_title(c), lower = unicode_is_lower(c);
        if (title || (upper ? lower : unicode_is_upper(c)))
            return false;
        cased = cased || (upper ? unicode_is_upper(c) : lower);
    }
    return cased;
}

bool py_is_upper(Text text)
{
    return has_one_case(text, true);
}

bool py_is_lower(Text text)
{
    return has_one_case(text, false);
}

Text py_lower(Arena *arena, Text text)
{
    return unicode_lower_text(arena, text);
}

Text py_upper(Arena *arena, Text text)
{
    return unicode_upper_text(arena, text);
}

void py_split(Arena *arena, Text text, TextList *parts)
{
    size_t start = 0, at = 0;
    while (at < text.len) {
        size_t space = unicode_space_at(text, at);
        if (space && at > start)
            list_add(arena, parts, text_slice(text, start, at));
        at += space ? space : 1;
        start = space ? at : start;
    }
    if (at > start)
        list_add(arena, parts, text_slice(text, start, at));
}

void py_split_at(Arena *arena, Text text, Text separator, TextList *parts)
{
    size_t start = 0, end;
    while (separator.len && (end = text_find(text, start, separator)) != TEXT_NONE) {
        list_add(arena, parts, text_slice(text, start, end));
        start = end + separator.len;
    }
    list_add(arena, parts, text_from(text, start));
}

static size_t line_end_at(Text text, size_t at)
{
    uint32_t c = 0;
    size_t len = utf8_decode(text, at, &c);
    if (c == '\r' && at + 1 < text.len && text.at[at + 1] == '\n')
        return 2;
    bool ends = (c >= '\n' && c <= '\r') || (c >= 0x1C && c <= 0x1E) || c == NEXT_LINE
             || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
    return len && ends ? len : 0;
}

void py_lines(Arena *arena, Text text, TextList *lines)
{
    size_t start = 0, at = 0;
    while (at < text.len) {
        size_t end = line_end_at(text, at);
        if (end) {
            list_add(arena, lines, text_slice(text, start, at));
            start = at + end;
        }
        at += end ? end : 1;
    }
    if (start < text.len)
        list_add(arena, lines, text_from(text, start));
}

size_t py_count(Text text, Text part)
{
    if (part.len == 0)
        return utf8_count(text) + 1;
    size_t count = 0, at = 0;
    while ((at = text_find(text, at, part)) != TEXT_NONE) {
        at += part.len;
        count++;
    }
    return count;
}
