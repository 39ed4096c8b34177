#include "syntax/xz.h"

enum {
    STREAM_HEADER = 12,
    FILTERS_LESS_ONE = 3,        // bits of the block's flags
    HAS_PACKED_SIZE = 0x40, HAS_PLAIN_SIZE = 0x80,
    LZMA2 = 0x21,
    NUMBER_BYTES = 9,            // that a number of the format has at most
    LARGEST = 40,                // the code of 4 GiB less one byte
};

// What was taken before the end is 0.
static unsigned take_byte(Text *left)
{
    unsigned byte = left->len ? (unsigned char)left->at[0] : 0;
    *left = text_from(*left, 1);
    return byte;
}

// Seven bits a byte, the low ones first; the last byte has no eighth bit.
static uint64_t take_number(Text *left)
{
    uint64_t number = 0;
    for (unsigned i = 0; i < NUMBER_BYTES; i++) {
        unsigned byte = take_byte(left);
        number |= (uint64_t)(byte & 0x7F) << 7 * i;
        if (byte < 0x80)
            break;
    }
    return number;
}

// 4 KiB, 6 KiB, 8 KiB, 12 KiB, ...
static uint64_t dictionary(unsigned code)
{
    if (code >= LARGEST)
        return code == LARGEST ? UINT32_MAX : 0;
    return (uint64_t)(2 | (code & 1)) << (code / 2 + 11);
}

// LZMA2 is the last filter; before it are some that look back on a few bytes.
uint64_t xz_window(Text head)
{
    Text left = text_from(head, STREAM_HEADER);
    if (!text_starts(head, TEXT("\xFD\x37\x7A\x58\x5A\0")) || take_byte(&left) == 0)
        return 0;
    unsigned flags = take_byte(&left), filters = 1 + (flags & FILTERS_LESS_ONE);
    if (flags & HAS_PACKED_SIZE)
        take_number(&left);
    if (flags & HAS_PLAIN_SIZE)
        take_number(&left);
    for (; filters; filters--) {
        uint64_t id = take_number(&left), properties = take_number(&left);
        if (id == LZMA2)
            return properties == 1 ? dictionary(take_byte(&left)) : 0;
        left = text_from(left, (size_t)properties);
    }
    return 0;
}
