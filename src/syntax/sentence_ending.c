#include "syntax/sentence_ending.h"

#include "base/sixteen.h"
#include "base/utf8.h"
#include "syntax/unicode.h"

enum { ELLIPSIS = 0x2026 };

static bool is_one_of(uint32_t c, const char *set)
{
    return c < 0x80 && char_is_one_of((char)c, set);
}

size_t character_at(Text text, size_t at, uint32_t *character)
{
    size_t len = utf8_decode(text, at, character);
    if (len == 0)
        *character = at < text.len ? 0xFFFD : 0;
    return len ? len : at < text.len;
}

static bool is_wide_mark(uint32_t c)
{
    switch (c) {
    case 0x0964: case 0x0965:                           // Devanagari
    case 0x3002: case 0xFF01: case 0xFF1F: case 0xFF61: // CJK
    case 0x104B: case 0x1362: case 0x17D4:              // Myanmar, Ethiopic, Khmer
    case 0x061F: case 0x06D4:                           // Arabic
        return true;
    default:
        return false;
    }
}

static bool is_closing_quote(uint32_t c)
{
    switch (c) {
    case '"': case '\'': case ')': case ']': case '}':
    case 0x2019: case 0x201D: case 0x00BB: case 0x203A:
    case 0x300D: case 0x300F: case 0x3011: case 0x300B: case 0x3009: case 0xFF09: case 0xFF3D:
        return true;
    default:
        return false;
    }
}

static bool take_mark(Ending *ending, uint32_t c)
{
    if (c == '?' || c == '!')
        ending->strong = true;
    else if (is_wide_mark(c))
        ending->wide = true;
    else if (c == ELLIPSIS)
        ending->ellipsis = true;
    else
        return c == '.';
    return true;
}

// " ." as in ". . .", but not as in ". .NET".
static bool is_spaced_dot(Text text, size_t at)
{
    uint32_t after;
    character_at(text, at + 2, &after);
    return text_starts(text_from(text, at), TEXT(" .")) && !unicode_is_word(after);
}

Ending ending_at(Text text, size_t at)
{
    Ending ending = {.mark = at, .end = at};
    size_t len, dots = 0;
    uint32_t c;
    while ((len = character_at(text, ending.end, &c)) > 0) {
        bool spaced = is_spaced_dot(text, ending.end);
        if (!spaced && !take_mark(&ending, c))
            break;
        dots += spaced || c == '.';
        len += spaced;
        ending.end += len;
    }
    ending.ellipsis = ending.ellipsis || dots > 1;
    while ((len = character_at(text, ending.end, &c)) > 0) {
        if (is_closing_quote(c))
            ending.closed = true;
        else if (!is_one_of(c, "*_`~"))
            break;
        ending.end += len;
    }
    return ending;
}

bool mark_is(uint32_t c)
{
    return take_mark(&(Ending){0}, c);
}

size_t mark_next(Text text, size_t at)
{
    for (; at + sizeof(Sixteen) <= text.len; at += sizeof(Sixteen)) {
        Sixteen bytes = sixteen_at(text.at + at);
        Sixteen marks = (Sixteen)(bytes == '.') | (Sixteen)(bytes == '!')
                      | (Sixteen)(bytes == '?') | (bytes & 0x80);
        if (sixteen_any(marks))
            return at + sixteen_first(marks);
    }
    while (at < text.len && !is_one_of((unsigned char)text.at[at], ".!?")
           && (unsigned char)text.at[at] < 0x80)
        at++;
    return at;
}
