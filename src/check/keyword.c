#include "check/keyword.h"

#include "base/utf8.h"
#include "syntax/unicode.h"

enum {
    APOSTROPHE = 0x2019,
    LONGEST_CHARACTER = 4,     // bytes of UTF-8
};

// The character at `at`, which moves behind it; 0 at the end.
static uint32_t take(Text text, size_t *at)
{
    uint32_t character = 0;
    if (*at >= text.len)
        return 0;
    size_t len = utf8_decode(text, *at, &character);
    *at += len ? len : 1;
    if (character == APOSTROPHE)
        return '\'';
    return unicode_is_space(character) ? ' ' : unicode_lower(character);
}

static void skip_spaces(Text text, size_t *at)
{
    for (size_t next = *at; take(text, &next) == ' ';)
        *at = next;
}

static uint32_t char_before(Text text, size_t at)
{
    size_t start = at;
    while (start > 0 && at - start < LONGEST_CHARACTER) {
        start--;
        if (((unsigned char)text.at[start] & 0xC0) != 0x80)
            break;
    }
    return start < at ? take(text, &start) : 0;
}

static uint32_t char_at(Text text, size_t at)
{
    return take(text, &at);
}

static bool in_word(uint32_t c)
{
    return (unicode_is_letter(c) || unicode_is_number(c) || unicode_is_mark(c) || c == '_')
        && !unicode_is_unspaced(c);
}

static bool goes_on(Text text, size_t end)
{
    uint32_t next = char_at(text, end);
    if (in_word(next) || next == '#')
        return true;
    if (next == '+')
        return char_at(text, end + 1) == '+';
    if (next != '\'')
        return false;
    take(text, &end);
    uint32_t letter = take(text, &end);
    return in_word(letter) && (letter != 's' || in_word(char_at(text, end)));
}

static bool is_begun(Text text, size_t start)
{
    uint32_t before = char_before(text, start);
    if (before != '\'')
        return in_word(before);
    size_t quote = text.at[start - 1] == '\'' ? start - 1 : start - 3;
    return in_word(char_before(text, quote));
}

static bool is_whole(Text text, Span match)
{
    return !(in_word(char_at(text, match.start)) && is_begun(text, match.start))
        && !(in_word(char_before(text, match.end)) && goes_on(text, match.end));
}

// White space is skipped only where the keyword has some, and it begins with none: no run of it is
// skipped again from each of its characters.
static bool matches_at(Text text, size_t start, Text keyword, size_t *end)
{
    *end = start;
    for (size_t at = 0; at < keyword.len;) {
        uint32_t wanted = take(keyword, &at);
        if (*end >= text.len || take(text, end) != wanted)
            return false;
        if (wanted == ' ') {
            skip_spaces(keyword, &at);
            skip_spaces(text, end);
        }
    }
    return true;
}

void keyword_find(Arena *arena, Text text, Text keyword, SpanList *matches)
{
    size_t start = 0;
    skip_spaces(keyword, &start);
    keyword = text_trim_right(text_from(keyword, start));
    for (size_t at = 0; at < text.len && keyword.len > 0;) {
        Span match = {at, at};
        if (matches_at(text, at, keyword, &match.end) && is_whole(text, match)) {
            list_add(arena, matches, match);
            at = match.end;
        } else {
            take(text, &at);
        }
    }
}
