#include "format/escape.h"

enum {
    ESC = 0x1B,
    BEL = 0x07,
    C1_LEAD = 0xC2,      // U+0080 to U+009F are C2 80 to C2 9F in UTF-8
    C1_ST = 0x9C,
    C1_TO_C0 = 0x40,     // U+009B is ESC [, U+009D is ESC ], ...
    STRETCH = 4096,      // bytes
};

static unsigned char byte_at(Text text, size_t at)
{
    return at < text.len ? (unsigned char)text.at[at] : 0;
}

static bool is_string_opener(unsigned char second)
{
    return second == ']' || second == 'P' || second == 'X' || second == '^' || second == '_';
}

// What stands behind the ESC of the same sequence in seven bits; 0: no introducer.
static unsigned char c1_second(Text text, size_t at)
{
    unsigned char second = (unsigned char)(byte_at(text, at + 1) - C1_TO_C0);
    bool opens = second == '[' || is_string_opener(second);
    return byte_at(text, at) == C1_LEAD && byte_at(text, at + 1) >= 0x80 && opens ? second : 0;
}

static size_t find_in(Text part, size_t from, Text text)
{
    size_t esc = text_find_char(part, from, ESC), at = from;
    Text before = text_slice(part, 0, esc);
    while ((at = text_find_char(before, at, (char)C1_LEAD)) != TEXT_NONE) {
        if (c1_second(text, at))
            return at;
        at++;
    }
    return esc;
}

// By stretches: one kind may be frequent where the other is far.
size_t escape_find(Text text, size_t from)
{
    for (size_t at = from; at < text.len; at += STRETCH) {
        size_t found = find_in(text_slice(text, 0, at + STRETCH), at, text);
        if (found != TEXT_NONE)
            return found;
    }
    return TEXT_NONE;
}

static size_t skip_range(Text text, size_t at, unsigned char first, unsigned char last)
{
    while (at < text.len && byte_at(text, at) >= first && byte_at(text, at) <= last)
        at++;
    return at;
}

// The end of a control sequence whose parameters start at `at`, or TEXT_NONE.
static size_t csi_end(Text text, size_t at)
{
    at = skip_range(text, skip_range(text, at, 0x30, 0x3F), 0x20, 0x2F);
    unsigned char final = byte_at(text, at);
    return final >= 0x40 && final <= 0x7E ? at + 1 : TEXT_NONE;
}

// The end of a control string, or TEXT_NONE. A scan stops at any ESC: scans never overlap.
static size_t string_end(Text text, size_t at)
{
    for (; at < text.len; at++) {
        unsigned char byte = byte_at(text, at);
        if (byte == BEL)
            return at + 1;
        if (byte == ESC)
            return byte_at(text, at + 1) == '\\' ? at + 2 : TEXT_NONE;
        if (byte == C1_LEAD && byte_at(text, at + 1) == C1_ST)
            return at + 2;
        if (byte == '\n' || (byte == C1_LEAD && c1_second(text, at)))
            return TEXT_NONE;
    }
    return TEXT_NONE;
}

static size_t opened_end(Text text, size_t at, unsigned char second)
{
    return second == '[' ? csi_end(text, at) : string_end(text, at);
}

static size_t escaped_len(Text text, size_t at)
{
    unsigned char second = byte_at(text, at + 1);
    if (second == '[' || is_string_opener(second)) {
        size_t end = opened_end(text, at + 2, second);
        return end == TEXT_NONE ? 2 : end - at;
    }
    // A space after ESC only counts in the five sequences that are known: it may be text.
    size_t end = second == ' ' && char_is_one_of((char)byte_at(text, at + 2), "FGLMN")
                     ? at + 2
                     : skip_range(text, at + 1, 0x21, 0x2F);
    unsigned char final = byte_at(text, end);
    return final >= 0x30 && final <= 0x7E ? end + 1 - at : 1;
}

size_t escape_len(Text text, size_t at)
{
    if (byte_at(text, at) == ESC)
        return escaped_len(text, at);
    unsigned char second = c1_second(text, at);
    size_t end = second ? opened_end(text, at + 2, second) : TEXT_NONE;
    return end == TEXT_NONE ? 0 : end - at;
}
