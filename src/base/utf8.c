#include "base/utf8.h"

#include "base/sixteen.h"

static unsigned char byte_at(Text text, size_t at)
{
    return at < text.len ? (unsigned char)text.at[at] : 0;
}

static bool is_tail(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

// The first tail byte has a narrower range behind some lead bytes: table 3-7 of the Unicode
// Standard.
static bool is_first_tail(unsigned char lead, unsigned char byte)
{
    switch (lead) {
    case 0xE0: return byte >= 0xA0 && byte <= 0xBF;
    case 0xED: return byte >= 0x80 && byte <= 0x9F;
    case 0xF0: return byte >= 0x90 && byte <= 0xBF;
    case 0xF4: return byte >= 0x80 && byte <= 0x8F;
    default: return is_tail(byte);
    }
}

size_t utf8_decode(Text text, size_t at, uint32_t *character)
{
    unsigned char lead = byte_at(text, at);
    if (at >= text.len)
        return 0;
    if (lead < 0x80) {
        *character = lead;
        return 1;
    }
    size_t len = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || !is_first_tail(lead, byte_at(text, at + 1)))
        return 0;
    uint32_t value = lead & (0x7Fu >> len);
    for (size_t i = 1; i < len; i++) {
        unsigned char byte = byte_at(text, at + i);
        if (!is_tail(byte))
            return 0;
        value = value << 6 | (byte & 0x3Fu);
    }
    *character = value;
    return len;
}

// Most text is ASCII, and this runs over every record.
size_t utf8_ascii_end(Text text, size_t at)
{
    for (; at + sizeof(Sixteen) <= text.len; at += sizeof(Sixteen)) {
        Sixteen high = sixteen_at(text.at + at) & 0x80;
        if (sixteen_any(high))
            return at + sixteen_first(high);
    }
    while (at < text.len && (unsigned char)text.at[at] < 0x80)
        at++;
    return at;
}

size_t utf8_first_bad(Text text, size_t from)
{
    for (size_t at = utf8_ascii_end(text, from); at < text.len;) {
        uint32_t character;
        size_t len = utf8_decode(text, at, &character);
        if (len == 0)
            return at;
        at = len == 1 ? utf8_ascii_end(text, at + 1) : at + len;
    }
    return TEXT_NONE;
}

size_t utf8_count(Text text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.len; count++) {
        uint32_t character;
        size_t len = utf8_decode(text, at, &character);
        at += len ? len : 1;
    }
    return count;
}

Text utf8_cut(Text text, size_t most)
{
    if (text.len <= most)
        return text;
    while (most > 0 && is_tail((unsigned char)text.at[most]))
        most--;
    return text_slice(text, 0, most);
}
