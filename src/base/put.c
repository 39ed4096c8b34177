#include "base/put.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

static char *room(Out *out, size_t more)
{
    if (more > out->cap - out->len) {
        size_t cap = out->cap ? out->cap : 256;
        while (cap - out->len < more)
            cap *= 2;
        out->at = memory_grow(out->at, cap);
        out->cap = cap;
    }
    return out->at + out->len;
}

void put_raw(Out *out, Text text)
{
    if (text.len)
        memcpy(room(out, text.len), text.at, text.len);
    out->len += text.len;
}

void put_ours(Out *out, const char *terminated)
{
    put_raw(out, text_of(terminated));
}

void put_char(Out *out, char c)
{
    *room(out, 1) = c;
    out->len++;
}

void put_times(Out *out, char c, size_t times)
{
    if (times)
        memset(room(out, times), c, times);
    out->len += times;
}

// Reports of findings are numbers for the most part: printf takes ten times as long.
void put_u64(Out *out, uint64_t value)
{
    char digits[20];
    size_t first = sizeof digits;
    do
        digits[--first] = (char)('0' + value % 10);
    while (value /= 10);
    put_raw(out, (Text){digits + first, sizeof digits - first});
}

void put_tenths(Out *out, int64_t tenths)
{
    uint64_t size = tenths < 0 ? 0 - (uint64_t)tenths : (uint64_t)tenths;
    put_print(out, "%s%llu.%llu", tenths < 0 ? "-" : "", (unsigned long long)(size / 10),
              (unsigned long long)(size % 10));
}

void put_hundredths(Out *out, uint64_t value)
{
    put_print(out, "%llu.%02llu", (unsigned long long)(value / 100),
              (unsigned long long)(value % 100));
}

void put_print(Out *out, const char *format, ...)
{
    va_list values, again;
    va_start(values, format);
    va_copy(again, values);
    int len = vsnprintf(NULL, 0, format, values);
    va_end(values);
    size_t size = len < 0 ? 0 : (size_t)len;    // cover: our formats, texts below 2 GiB
    vsnprintf(room(out, size + 1), size + 1, format, again);
    va_end(again);
    out->len += size;
}

// Characters that change how the text around them is shown, or that nobody can see.
static bool is_deceptive(uint32_t c)
{
    static const struct { uint32_t first, last; } ranges[] = {
        {0x00, 0x1F},       {0x7F, 0x9F},       {0xAD, 0xAD},       {0x034F, 0x034F},
        {0x061C, 0x061C},   {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180E, 0x180E},
        {0x200B, 0x200F},   {0x2028, 0x202E},   {0x2060, 0x206F},   {0x3164, 0x3164},
        {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},   {0xFFFE, 0xFFFF},
        {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges && c >= ranges[i].first; i++)
        if (c <= ranges[i].last)
            return true;
    return false;
}

// The end of the bytes from `at` on that no format has to look at.
static size_t plain_end(Text text, size_t at)
{
    for (; at < text.len; at++) {
        char c = text.at[at];
        if (c < 0x20 || c > 0x7E || c == '#' || c == '"' || c == '\\')
            break;
    }
    return at;
}

// Runners look for "##" and a name in brackets. What will stand behind this text is not known here,
// so "##" at its end counts too, as does "#" behind an "#" that is already out.
static bool is_command(const Out *out, Text text, size_t at)
{
    if (text.at[at] != '#')
        return false;
    if (at == 0 && out->len && out->at[out->len - 1] == '#')
        return true;
    if (at + 1 >= text.len || text.at[at + 1] != '#')
        return false;
    return at + 2 == text.len || text.at[at + 2] == '[' || char_is_alpha(text.at[at + 2]);
}

static size_t put_plain(Out *out, Text text, size_t at)
{
    size_t end = plain_end(text, at);
    put_raw(out, text_slice(text, at, end));
    return end;
}

void put_safe(Out *out, Text text)
{
    for (size_t at = put_plain(out, text, 0); at < text.len; at = put_plain(out, text, at)) {
        uint32_t c;
        size_t len = utf8_decode(text, at, &c);
        if (len == 0)
            put_print(out, "\\x%02x", (unsigned char)text.at[at++]);
        else if (is_deceptive(c))
            put_print(out, c < 0x80 ? "\\x%02x" : "\\u{%x}", (unsigned)c);
        else if (is_command(out, text, at))
            put_raw(out, TEXT("\\x23"));
        else
            put_raw(out, text_slice(text, at, at + len));
        at += len;
    }
}

// What could act in HTML.
static bool is_markup(uint32_t c)
{
    return c == '<' || c == '>' || c == '&' || c == '\'' || c == '"';
}

// As plain_end, but stops at markup too.
static size_t put_unmarked(Out *out, Text text, size_t at)
{
    size_t end = at, stop = plain_end(text, at);
    while (end < stop && !is_markup((unsigned char)text.at[end]))
        end++;
    put_raw(out, text_slice(text, at, end));
    return end;
}

static void put_json_escape(Out *out, uint32_t c)
{
    static const char short_names[] = "\b\f\n\r\t", letters[] = "bfnrt";
    const char *found = c && c < 0x20 ? strchr(short_names, (int)c) : NULL;
    if (found)
        put_print(out, "\\%c", letters[found - short_names]);
    else if (c < 0x10000)
        put_print(out, "\\u%04x", (unsigned)c);
    else
        put_print(out, "\\u%04x\\u%04x", (unsigned)(0xD800 + ((c - 0x10000) >> 10)),
                  (unsigned)(0xDC00 + ((c - 0x10000) & 0x3FF)));
}

// Puts the character at `at` as a JSON string has it; its length.
static size_t put_json_character(Out *out, Text text, size_t at, bool markup)
{
    uint32_t c;
    size_t len = utf8_decode(text, at, &c);
    if (len == 0)
        put_raw(out, TEXT("\xEF\xBF\xBD"));
    else if (markup && is_markup(c))
        put_json_escape(out, c);
    else if (c == '"' || c == '\\')
        put_print(out, "\\%c", (char)c);
    else if (is_deceptive(c) || is_command(out, text, at))
        put_json_escape(out, c);
    else
        put_raw(out, text_slice(text, at, at + len));
    return len ? len : 1;
}

void put_json(Out *out, Text text)
{
    put_char(out, '"');
    for (size_t at = put_plain(out, text, 0); at < text.len; at = put_plain(out, text, at))
        at += put_json_character(out, text, at, false);
    put_char(out, '"');
}

void put_script_json(Out *out, Text text)
{
    put_char(out, '"');
    for (size_t at = put_unmarked(out, text, 0); at < text.len; at = put_unmarked(out, text, at))
        at += put_json_character(out, text, at, true);
    put_char(out, '"');
}

Text out_text(const Out *out)
{
    return (Text){out->at, out->len};
}

void out_clear(Out *out)
{
    out->len = 0;
}

void out_free(Out *out)
{
    free(out->at);
    *out = (Out){0};
}
