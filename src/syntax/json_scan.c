#include "syntax/json_scan.h"

#include <string.h>

#include "base/sixteen.h"
#include "base/utf8.h"

size_t json_space_end(Text text, size_t at)
{
    while (at < text.len && (text.at[at] == ' ' || text.at[at] == '\n' || text.at[at] == '\r' ||
                             text.at[at] == '\t'))
        at++;
    return at;
}

static bool is_stop(unsigned char c)
{
    return c == '"' || c == '\\' || c < 0x20;
}

// Sixteen bytes at a time: almost all bytes of a transcript stand in long strings. `high` is set if
// a byte on the way is not ASCII.
static size_t plain_end(Text text, size_t at, bool *high)
{
    Sixteen seen = {0};
    unsigned char tail = 0;
    bool found = false;
    while (!found && at + sizeof seen <= text.len) {
        Sixteen bytes = sixteen_at(text.at + at);
        Sixteen stops = (Sixteen)(bytes == '"') | (Sixteen)(bytes == '\\');
        stops |= (Sixteen)(bytes < 0x20);
        seen |= bytes;
        found = sixteen_any(stops);
        at += found ? sixteen_first(stops) : sizeof seen;
    }
    while (!found && at < text.len && !is_stop((unsigned char)text.at[at]))
        tail |= (unsigned char)text.at[at++];
    *high = *high || tail >= 0x80 || sixteen_any(seen & 0x80);
    return at;
}

static bool is_hex(char c)
{
    return char_is_digit(c) || (char_lower(c) >= 'a' && char_lower(c) <= 'f');
}

// The length of the escape at `at`; more than is left when the text ends in it, 0 when it is none.
static size_t escape_len(Text text, size_t at)
{
    if (at + 1 == text.len)
        return 2;
    if (text.at[at + 1] != 'u')
        return char_is_one_of(text.at[at + 1], "\"\\/bfnrt") ? 2 : 0;
    for (size_t i = at + 2; i < at + 6 && i < text.len; i++)
        if (!is_hex(text.at[i]))
            return 0;
    return 6;
}

static JsonScan stop(JsonScan scan, JsonAnswer answer, const char *why)
{
    scan.answer = answer;
    scan.why = why;
    return scan;
}

JsonScan json_scan_string(Text text, size_t open)
{
    JsonScan scan = {.at = open + 1};
    for (;;) {
        scan.at = plain_end(text, scan.at, &scan.high);
        char c = scan.at < text.len ? text.at[scan.at] : '\\';
        if (c == '"') {
            scan.at++;
            return stop(scan, JSON_VALUE, NULL);
        }
        if (c != '\\')
            return stop(scan, JSON_BAD, "a control character in a string must be escaped");
        size_t len = scan.at < text.len ? escape_len(text, scan.at) : 1;
        if (len == 0)
            return stop(scan, JSON_BAD, "a backslash that begins no escape");
        scan.escaped = scan.at < text.len;
        if (len > text.len - scan.at) {
            scan.at = text.len;
            return stop(scan, JSON_CUT, "the text ends within a string");
        }
        scan.at += len;
    }
}

// Whether the text ends within a character that is right so far: behind every lead byte either 0x80
// or 0xBF may stand.
static bool is_cut_character(Text text, size_t at)
{
    char low[4] = {'\x80', '\x80', '\x80', '\x80'}, top[4] = {'\xBF', '\xBF', '\xBF', '\xBF'};
    uint32_t ignored;
    if (text.len - at >= sizeof low)
        return false;
    memcpy(low, text.at + at, text.len - at);
    memcpy(top, text.at + at, text.len - at);
    return utf8_decode((Text){low, sizeof low}, 0, &ignored) ||
           utf8_decode((Text){top, sizeof top}, 0, &ignored);
}

void json_scan_utf8(Text text, size_t open, JsonScan *scan)
{
    if (!scan->high)
        return;
    size_t bad = utf8_first_bad(text_slice(text, 0, scan->at), open + 1);
    if (bad == TEXT_NONE || is_cut_character(text, bad))
        return;
    *scan = (JsonScan){.answer = JSON_BAD, .at = bad, .why = "a byte in a string that is no UTF-8"};
}
