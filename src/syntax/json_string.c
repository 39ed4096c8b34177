#include "syntax/json_scan.h"

#include <string.h>

enum { REPLACEMENT = 0xFFFD };

// One escape as the characters it stands for.
typedef struct Escape {
    char bytes[4];
    size_t len;  // of these
    size_t source_len;
    bool lone;
} Escape;

static uint32_t hex_at(Text raw, size_t at)
{
    uint32_t value = 0;
    for (size_t i = at; i < at + 4; i++) {
        char c = char_lower(raw.at[i]);
        value = value << 4 | (uint32_t)(char_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return value;
}

static size_t encode(uint32_t c, char *bytes)
{
    size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = len - 1; i > 0; i--, c >>= 6)
        bytes[i] = (char)(0x80 | (c & 0x3F));
    bytes[0] = (char)(leads[len] | c);
    return len;
}

// The escape of the second half of a surrogate pair.
static bool is_low_half(Text raw, size_t at)
{
    return at + 6 <= raw.len && raw.at[at] == '\\' && raw.at[at + 1] == 'u' &&
           hex_at(raw, at + 2) >> 10 == 0xDC00 >> 10;
}

static Escape unicode_escape(Text raw, size_t at)
{
    Escape escape = {.source_len = 6};
    uint32_t c = hex_at(raw, at + 2);
    if (c >> 10 == 0xD800 >> 10 && is_low_half(raw, at + 6)) {
        c = 0x10000 + ((c & 0x3FF) << 10) + (hex_at(raw, at + 8) & 0x3FF);
        escape.source_len = 12;
    }
    escape.lone = c >= 0xD800 && c <= 0xDFFF;
    escape.len = encode(escape.lone ? REPLACEMENT : c, escape.bytes);
    return escape;
}

// `raw` was read before: every escape in it is right.
static Escape escape_at(Text raw, size_t at)
{
    static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
    char c = raw.at[at + 1];
    if (c == 'u')
        return unicode_escape(raw, at);
    const char *known = strchr(from, c);
    return (Escape){.bytes = {known ? to[known - from] : c}, .len = 1, .source_len = 2};
}

static size_t plain_end(Text raw, size_t at)
{
    size_t backslash = text_find_char(raw, at, '\\');
    return backslash == TEXT_NONE ? raw.len : backslash;
}

// Room for all at once: a list that grows would leave as much again behind in the arena.
static size_t most_pieces(Text raw)
{
    size_t count = 0;
    for (size_t at = 0; at < raw.len; count++) {
        size_t plain = plain_end(raw, at) - at;
        at += plain ? plain : raw.at[at + 1] == 'u' ? 6 : 2;
    }
    return count;
}

static void decode(Text raw, size_t start, Arena *arena, JsonString *string)
{
    char *text = arena_get(arena, raw.len);
    size_t len = 0;
    string->pieces.cap = most_pieces(raw);
    string->pieces.at = arena_array(arena, JsonPiece, string->pieces.cap);
    for (size_t at = 0; at < raw.len;) {
        size_t plain = plain_end(raw, at) - at;
        if (plain > 0) {
            memcpy(text + len, raw.at + at, plain);
            list_add(arena, &string->pieces, (JsonPiece){len, plain, start + at, plain});
        } else {
            Escape escape = escape_at(raw, at);
            memcpy(text + len, escape.bytes, escape.len);
            string->lone += escape.lone;
            plain = escape.source_len;
            list_add(arena, &string->pieces, (JsonPiece){len, escape.len, start + at, plain});
        }
        JsonPiece last = string->pieces.at[string->pieces.len - 1];
        len = last.at + last.len;
        at += plain;
    }
    string->text = (Text){text, len};
}

bool json_string(const JsonNode *node, Arena *arena, JsonString *string)
{
    *string = (JsonString){0};
    if (!node || node->kind != JSON_STRING)
        return false;
    Text raw = text_slice(node->raw, 1, node->raw.len - 1);
    if (node->escaped) {
        decode(raw, node->start + 1, arena, string);
        return true;
    }
    string->text = raw;
    list_add(arena, &string->pieces, (JsonPiece){0, raw.len, node->start + 1, raw.len});
    return true;
}

Text json_key(const JsonNode *member, Arena *arena)
{
    if (!member->key_escaped)
        return member->key;
    JsonString string = {0};
    decode(member->key, 0, arena, &string);
    return string.text;
}

// Takes one byte off what is wanted; false when there is none, or a tilde that begins no escape.
static bool next_wanted(Text *want, bool tilde, char *byte)
{
    if (want->len == 0)
        return false;
    *byte = want->at[0];
    *want = text_from(*want, 1);
    if (!tilde || *byte != '~')
        return true;
    if (want->len == 0 || !char_is_one_of(want->at[0], "01"))
        return false;
    *byte = want->at[0] == '0' ? '~' : '/';
    *want = text_from(*want, 1);
    return true;
}

static bool takes(Text *want, bool tilde, const char *bytes, size_t len)
{
    char byte;
    for (size_t i = 0; i < len; i++)
        if (!next_wanted(want, tilde, &byte) || byte != bytes[i])
            return false;
    return true;
}

bool json_key_is(const JsonNode *member, Text want, bool tilde)
{
    Text raw = member->key;
    if (!member->key_escaped && !tilde)
        return text_is(raw, want);
    for (size_t at = 0; at < raw.len;) {
        size_t plain = plain_end(raw, at) - at;
        Escape escape = {.source_len = plain};
        if (plain == 0)
            escape = escape_at(raw, at);
        if (!takes(&want, tilde, plain ? raw.at + at : escape.bytes, plain ? plain : escape.len))
            return false;
        at += escape.source_len;
    }
    return want.len == 0;
}
