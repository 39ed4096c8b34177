#include "format/utf16.h"

enum {
    MARK_LEN = 2,
    BAD = 0xFFFD,
    UTF8_MOST = 3,       // bytes of UTF-8 that a unit or an odd byte gives at most
};

bool utf16_has_mark(Text source, bool *big_endian)
{
    *big_endian = text_starts(source, TEXT("\xFE\xFF"));
    // FF FE 00 00 is UTF-32.
    bool wide = text_starts(source, (Text){"\xFF\xFE\0\0", 4});
    return *big_endian || (text_starts(source, TEXT("\xFF\xFE")) && !wide);
}

static uint32_t unit_at(Text source, size_t at, bool big_endian)
{
    unsigned char first = (unsigned char)source.at[at], second = (unsigned char)source.at[at + 1];
    return big_endian ? (uint32_t)first << 8 | second : (uint32_t)second << 8 | first;
}

// The character at `at` and its length in bytes.
static uint32_t character_at(Text source, size_t at, bool big_endian, size_t *len)
{
    *len = source.len - at < 2 ? 1 : 2;
    if (*len == 1)
        return BAD;
    uint32_t unit = unit_at(source, at, big_endian);
    if (unit < 0xD800 || unit > 0xDFFF)
        return unit;
    uint32_t low = unit < 0xDC00 && source.len - at >= 4 ? unit_at(source, at + 2, big_endian) : 0;
    if (low < 0xDC00 || low > 0xDFFF)
        return BAD;
    *len = 4;
    return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

static Text utf8_encode(uint32_t character, char *room)
{
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    size_t len = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    for (size_t i = len; i-- > 1; character >>= 6)
        room[i] = (char)(0x80 | (character & 0x3F));
    room[0] = (char)(leads[len] | character);
    return (Text){room, len};
}

Decoded utf16_decode(Text source, bool big_endian, Arena *arena, size_t *replaced)
{
    Decoded raw = decoded_of(arena, source);
    Decoding out = decoding_start(&raw, arena);
    // One room for all: the text grows as a view of it.
    char *room = arena_get_array(arena, source.len / 2 + 1, UTF8_MOST);
    size_t len;
    for (size_t at = MARK_LEN; at < source.len; at += len) {
        uint32_t character = character_at(source, at, big_endian, &len);
        bool lone = character == BAD && (len == 1 || unit_at(source, at, big_endian) != BAD);
        Text text = utf8_encode(character, room);
        decoded_replace(&out, (Span){at, at + len}, text);
        room += text.len;
        *replaced += lone;
    }
    return out.made;
}
