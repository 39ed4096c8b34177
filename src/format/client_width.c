#include "format/client_width.h"

#include "base/utf8.h"
#include "syntax/unicode.h"

typedef struct Range {
    uint32_t first, last;
} Range;

enum {
    FIRST_MARK = 0x300,        // below it every printable character takes one column
    SOFT_HYPHEN = 0xAD,
    FIRST_PICTOGRAPH = 0x2190, // the arrows, the first of what may be an emoji
    BAD = 0xFFFD,
};

static bool is_in(const Range *ranges, size_t count, uint32_t character)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ranges[middle].last < character)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && ranges[low].first <= character;
}

// Among the characters that take no column by Unicode, those of these ranges take none for the
// client.
static bool is_combining(uint32_t character)
{
    static const Range ranges[] = {
        {0x300, 0x489},     {0x70F, 0x70F},     {0x7EB, 0x7F3},     {0xC00, 0xC04},
        {0xD00, 0xD01},     {0x135D, 0x135F},   {0x180B, 0x180E},   {0x1A7F, 0x1ACE},
        {0x1B6B, 0x1B73},   {0x1DC0, 0x202E},   {0x206A, 0x2CF1},   {0x2DE0, 0x2DFF},
        {0x3099, 0xA6F1},   {0xA8E0, 0xA8F1},   {0xFE20, 0x101FD},  {0x10376, 0x1037A},
        {0x10EAB, 0x10F85}, {0x11300, 0x1133C}, {0x11366, 0x11374}, {0x16AF0, 0x16AF4},
        {0x1CF00, 0x1D169}, {0x1D17B, 0x1D244}, {0x1E000, 0x1E02A}, {0x1E8D0, 0x1E8D6},
    };
    return is_in(ranges, sizeof ranges / sizeof *ranges, character);
}

// Emoji of Unicode 15, which older tables call narrow.
static bool is_new_emoji(uint32_t character)
{
    static const Range ranges[] = {
        {0x1F6DC, 0x1F6DC}, {0x1FA75, 0x1FA77}, {0x1FA87, 0x1FA88}, {0x1FAAD, 0x1FAAF},
        {0x1FABB, 0x1FABD}, {0x1FABF, 0x1FABF}, {0x1FACE, 0x1FACF}, {0x1FADA, 0x1FADB},
        {0x1FAE8, 0x1FAE8}, {0x1FAF7, 0x1FAF8},
    };
    return is_in(ranges, sizeof ranges / sizeof *ranges, character);
}

unsigned client_char_width(uint32_t character)
{
    if (character < FIRST_MARK)
        return character >= ' ' && (character < 0x7F || character > 0x9F)
            && character != SOFT_HYPHEN;
    if (character == 0x2028 || character == 0x2029)
        return 0;
    unsigned width = unicode_char_width(character);
    if (width == 0)
        return !is_combining(character);
    return is_new_emoji(character) ? 2 : width;
}

size_t client_char_at(Text text, size_t at, uint32_t *character)
{
    if (at >= text.len)
        return 0;
    size_t len = utf8_decode(text, at, character);
    if (len == 0)
        *character = BAD;
    return len ? len : 1;
}

// The width of a cluster is that of its first character that has one.
static unsigned cluster_width(Text cluster)
{
    uint32_t character;
    size_t len;
    for (size_t at = 0; (len = client_char_at(cluster, at, &character)) > 0; at += len) {
        unsigned width = client_char_width(character);
        if (width > 0)
            return width;
    }
    return 0;
}

static bool is_flag_half(uint32_t character)
{
    return character >= 0x1F1E6 && character <= 0x1F1FF;
}

// Where the cluster at `at` ends. The library parts the halves of a flag, and what a joiner joins.
static size_t cluster_end(Text text, size_t at)
{
    size_t end = at + unicode_grapheme_at(text, at);
    uint32_t first = 0, next = 0;
    client_char_at(text, at, &first);
    client_char_at(text, end, &next);
    if (is_flag_half(first) && is_flag_half(next))
        return end + unicode_grapheme_at(text, end);
    while (first >= FIRST_PICTOGRAPH && next >= FIRST_PICTOGRAPH
           && text_ends(text_slice(text, at, end), TEXT("\u200D"))) {
        end += unicode_grapheme_at(text, end);
        client_char_at(text, end, &next);
    }
    return end;
}

static bool is_ascii(Text text, size_t at)
{
    return at >= text.len || (unsigned char)text.at[at] < 0x80;
}

size_t client_text_width(Text text)
{
    size_t width = 0;
    for (size_t at = 0; at < text.len;) {
        bool alone = is_ascii(text, at) && is_ascii(text, at + 1);
        size_t end = alone ? at + 1 : cluster_end(text, at);
        width += cluster_width(text_slice(text, at, end));
        at = end;
    }
    return width;
}
