#include "official/python_more.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "official/python.h"
#include "syntax/unicode.h"

bool py_is_mark(char c)
{
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`')
        || (c >= '{' && c <= '~');
}

Text py_without_marks(Arena *arena, Text text)
{
    char *copy = arena_get(arena, text.len ? text.len : 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!py_is_mark(text.at[i]))
            copy[len++] = text.at[i];
    }
    return (Text){copy, len};
}

static bool is_stripped(char c)
{
    return c == ' ' || py_is_mark(c);
}

Text py_lstrip_marks(Text text)
{
    size_t start = 0;
    while (start < text.len && is_stripped(text.at[start]))
        start++;
    return text_from(text, start);
}

Text py_rstrip_marks(Text text)
{
    size_t end = text.len;
    while (end > 0 && is_stripped(text.at[end - 1]))
        end--;
    return text_slice(text, 0, end);
}

Text py_strip_marks(Text text)
{
    return py_rstrip_marks(py_lstrip_marks(text));
}

size_t py_length(Text text)
{
    return utf8_count(text);
}

static size_t step(Text text, size_t at)
{
    uint32_t character;
    size_t len = utf8_decode(text, at, &character);
    return len ? len : 1;
}

Text py_first(Text text)
{
    return text_slice(text, 0, text.len ? step(text, 0) : 0);
}

Text py_last(Text text)
{
    size_t start = text.len;
    while (start > 0) {
        start--;
        if (((unsigned char)text.at[start] & 0xC0) != 0x80)
            break;
    }
    return text_from(text, start);
}

static size_t clamp_index(int64_t index, size_t length)
{
    int64_t most = (int64_t)length;
    if (index < 0)
        index = index < -most ? 0 : index + most;
    return (size_t)(index > most ? most : index);
}

Text py_cut(Text text, int64_t start, int64_t end)
{
    size_t length = py_length(text), from = clamp_index(start, length);
    size_t to = clamp_index(end, length), at = 0, first = text.len, last = text.len;
    for (size_t i = 0; at < text.len; i++) {
        first = i == from ? at : first;
        last = i == to ? at : last;
        at += step(text, at);
    }
    return text_slice(text, first, last);
}

typedef struct Range {
    uint32_t first, last;
} Range;

// Numeric_Type=Digit without Decimal: superscripts, circled digits and their like.
static bool is_odd_digit(uint32_t character)
{
    static const Range ranges[] = {
        {0xB2, 0xB3}, {0xB9, 0xB9}, {0x1369, 0x1371}, {0x19DA, 0x19DA}, {0x2070, 0x2070},
        {0x2074, 0x2079}, {0x2080, 0x2089}, {0x2460, 0x2468}, {0x2474, 0x247C}, {0x2488, 0x2490},
        {0x24EA, 0x24EA}, {0x24F5, 0x24FD}, {0x24FF, 0x24FF}, {0x2776, 0x277E}, {0x2780, 0x2788},
        {0x278A, 0x2792}, {0x10A40, 0x10A43}, {0x10E60, 0x10E68}, {0x11052, 0x1105A},
        {0x1F100, 0x1F10A},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        if (character >= ranges[i].first && character <= ranges[i].last)
            return true;
    }
    return false;
}

bool py_is_digits(Text text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t character;
        size_t len = utf8_decode(text, at, &character);
        if (len == 0 || !(unicode_is_digit(character) || is_odd_digit(character)))
            return false;
        at += len;
    }
    return text.len > 0;
}

bool py_is_same(Arena *arena, Text a, Text b)
{
    return text_is(py_lower(arena, a), py_lower(arena, b));
}

int py_digit(uint32_t character)
{
    if (!unicode_is_digit(character))
        return -1;
    // Decimal digits come in whole tens, from zero on; at most five tens follow each other.
    int before = 0;
    while (unicode_is_digit(character - 1 - (uint32_t)before))
        before++;
    return before % 10;
}

void py_numbers(Arena *arena, Text text, TextList *numbers)
{
    size_t start = 0;
    bool inside = false;
    for (size_t at = 0; at < text.len; at += step(text, at)) {
        uint32_t character;
        bool digit = utf8_decode(text, at, &character) > 0 && unicode_is_digit(character);
        if (inside && !digit)
            list_add(arena, numbers, text_slice(text, start, at));
        if (!inside)
            start = at;
        inside = digit;
    }
    if (inside)
        list_add(arena, numbers, text_from(text, start));
}

typedef LIST(uint32_t) Characters;

// What IGNORECASE of re compares: the simple lower case, and the characters that share a capital.
static uint32_t fold(uint32_t character)
{
    uint32_t lower = unicode_lower(character);
    switch (lower) {
    case 0x131: return 'i';
    case 0x17F: return 's';
    case 0xB5: return 0x3BC;
    case 0x3C2: return 0x3C3;
    case 0x345: case 0x1FBE: return 0x3B9;
    case 0x3D0: return 0x3B2;
    case 0x3D1: return 0x3B8;
    case 0x3D5: return 0x3C6;
    case 0x3D6: return 0x3C0;
    case 0x3F0: return 0x3BA;
    case 0x3F1: return 0x3C1;
    case 0x3F5: return 0x3B5;
    case 0x1E9B: return 0x1E61;
    default: return lower;
    }
}

static Characters folded(Arena *arena, Text text)
{
    Characters list = {0};
    for (size_t at = 0; at < text.len;) {
        uint32_t character;
        size_t len = utf8_decode(text, at, &character);
        list_add(arena, &list, len ? fold(character) : (uint32_t)(unsigned char)text.at[at]);
        at += len ? len : 1;
    }
    return list;
}

static bool is_boundary(const Characters *text, size_t at)
{
    bool before = at > 0 && py_is_word(text->at[at - 1]);
    bool after = at < text->len && py_is_word(text->at[at]);
    return before != after;
}

// For each prefix of the word, the longest border: Knuth, Morris and Pratt 1977.
static size_t *borders_of(Arena *arena, const Characters *word)
{
    size_t *borders = arena_array(arena, size_t, word->len + 1);
    for (size_t i = 1, border = 0; i < word->len; i++) {
        while (border && word->at[i] != word->at[border])
            border = borders[border];
        border += word->at[i] == word->at[border];
        borders[i + 1] = border;
    }
    return borders;
}

bool py_has_word(Arena *arena, Text text, Text word)
{
    Characters in = folded(arena, text), what = folded(arena, word);
    if (what.len == 0)
        return false;
    const size_t *borders = borders_of(arena, &what);
    for (size_t i = 0, matched = 0; i < in.len; i++) {
        while (matched && in.at[i] != what.at[matched])
            matched = borders[matched];
        matched += in.at[i] == what.at[matched];
        if (matched < what.len)
            continue;
        if (is_boundary(&in, i + 1) && is_boundary(&in, i + 1 - what.len))
            return true;
        matched = borders[matched];
    }
    return false;
}

void py_plain_words(Arena *arena, Text text, TextList *words)
{
    py_split(arena, py_without_marks(arena, py_lower(arena, text)), words);
}

static int compare(const void *a, const void *b)
{
    return text_compare(*(const Text *)a, *(const Text *)b);
}

void text_list_sort(TextList *list)
{
    if (list->len > 1)
        qsort(list->at, list->len, sizeof *list->at, compare);
}

size_t text_list_distinct(TextList *list)
{
    text_list_sort(list);
    size_t count = list->len > 0;
    for (size_t i = 1; i < list->len; i++)
        count += !text_is(list->at[i - 1], list->at[i]);
    return count;
}

bool text_is_one_of(Text text, const char *const *table)
{
    for (; *table; table++) {
        if (text_is(text, text_of(*table)))
            return true;
    }
    return false;
}
