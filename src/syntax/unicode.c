#include "syntax/unicode.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwbrk.h>
#include <uniwidth.h>

#include "base/utf8.h"

enum {
    FOLD_GROWTH = 2,           // two bytes of UTF-8 may become three
    FIRST_UNSPACED = 0x0E00,   // no unspaced script lies below Thai
    KANA_LONG_MARK = 0x30FC,   // script Common, though only kana has it
    KANA_LONG_MARK_HALF = 0xFF70,
    ASCII_LAST = 0x7F,
};

bool unicode_is_space(uint32_t character)
{
    switch (character) {
    case ' ': case 0x85: case 0xA0: case 0x1680: case 0x2028: case 0x2029: case 0x202F: case 0x205F:
    case 0x3000:
        return true;
    default:
        return (character >= '\t' && character <= '\r') || (character >= 0x1C && character <= 0x1F)
            || (character >= 0x2000 && character <= 0x200A);
    }
}

static bool has_category(uint32_t character, uint32_t mask)
{
    return uc_is_general_category_withtable(character, mask);
}

bool unicode_is_letter(uint32_t character)
{
    if (character <= ASCII_LAST)
        return char_is_alpha((char)character);
    return has_category(character, UC_CATEGORY_MASK_L);
}

bool unicode_is_mark(uint32_t character)
{
    return has_category(character, UC_CATEGORY_MASK_M);
}

bool unicode_is_number(uint32_t character)
{
    if (character <= ASCII_LAST)
        return char_is_digit((char)character);
    return has_category(character, UC_CATEGORY_MASK_N);
}

bool unicode_is_word(uint32_t character)
{
    return unicode_is_letter(character) || unicode_is_number(character);
}

bool unicode_is_digit(uint32_t character)
{
    return has_category(character, UC_CATEGORY_MASK_Nd);
}

bool unicode_is_punctuation(uint32_t character)
{
    return has_category(character, UC_CATEGORY_MASK_P);
}

bool unicode_is_upper(uint32_t character)
{
    if (character <= ASCII_LAST)
        return char_is_upper((char)character);
    return uc_is_property_uppercase(character) || has_category(character, UC_CATEGORY_MASK_Lt);
}

bool unicode_is_lower(uint32_t character)
{
    if (character <= ASCII_LAST)
        return character >= 'a' && character <= 'z';
    return uc_is_property_lowercase(character);
}

bool unicode_is_title(uint32_t character)
{
    return character > ASCII_LAST && has_category(character, UC_CATEGORY_MASK_Lt);
}

bool unicode_is_emoji(uint32_t character)
{
    return uc_is_property_emoji(character);
}

bool unicode_is_emoji_picture(uint32_t character)
{
    return uc_is_property_emoji_presentation(character);
}

const char *unicode_script(uint32_t character)
{
    const uc_script_t *script = uc_script(character);
    return script ? script->name : NULL;
}

bool unicode_is_unspaced(uint32_t character)
{
    static const char *const scripts[] = {
        "Han", "Hiragana", "Katakana", "Bopomofo", "Thai", "Lao", "Khmer", "Myanmar", "Tibetan",
        "Yi", "Tai_Le", "New_Tai_Lue", "Tai_Tham", "Tai_Viet", "Balinese", "Javanese",
    };
    if (character < FIRST_UNSPACED)
        return false;
    if (character == KANA_LONG_MARK || character == KANA_LONG_MARK_HALF)
        return true;
    const uc_script_t *script = uc_script(character);
    for (size_t i = 0; script && i < sizeof scripts / sizeof *scripts; i++) {
        if (strcmp(script->name, scripts[i]) == 0)
            return true;
    }
    return false;
}

uint32_t unicode_lower(uint32_t character)
{
    return uc_tolower(character);
}

uint32_t unicode_compose(uint32_t character, uint32_t mark)
{
    return uc_composition(character, mark);
}

typedef uint8_t *Mapping(const uint8_t *text, size_t len, const char *language, uninorm_t form,
                         uint8_t *room, size_t *room_len);

static Text map_text(Arena *arena, Text text, Mapping *mapping)
{
    size_t len = 0;
    if (text.len == 0 || utf8_first_bad(text, 0) != TEXT_NONE)
        return text;
    uint8_t *mapped = mapping((const uint8_t *)text.at, text.len, NULL, NULL, NULL, &len);
    if (!mapped)
        memory_full();
    Text copy = arena_copy(arena, (Text){(const char *)mapped, len});
    free(mapped);
    return copy;
}

static bool is_ascii(Text text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] >= 0x80)
            return false;
    return true;
}

Text unicode_lower_text(Arena *arena, Text text)
{
    return is_ascii(text) ? unicode_fold_text(arena, text) : map_text(arena, text, u8_tolower);
}

Text unicode_upper_text(Arena *arena, Text text)
{
    return map_text(arena, text, u8_toupper);
}

// By way of the upper case, since some letters share only that one: s and U+017F, i and U+0131.
static uint32_t fold(uint32_t character)
{
    return uc_tolower(uc_toupper(uc_tolower(character)));
}

Text unicode_fold_text(Arena *arena, Text text)
{
    size_t room = text.len * FOLD_GROWTH + 1, len = 0;
    char *folded = arena_get(arena, room);
    for (size_t at = 0; at < text.len;) {
        uint32_t character;
        bool ascii = (unsigned char)text.at[at] <= ASCII_LAST;
        size_t taken = ascii ? 1 : utf8_decode(text, at, &character);
        if (taken <= 1)
            folded[len++] = char_lower(text.at[at]);
        else
            len += (size_t)u8_uctomb((uint8_t *)folded + len, fold(character),
                                     (ptrdiff_t)(room - len));
        at += taken ? taken : 1;
    }
    return (Text){folded, len};
}

Text unicode_ascii_text(Arena *arena, Text text)
{
    size_t room = 0, len = 0;
    const uint8_t *from = (const uint8_t *)(text.len ? text.at : "");
    uint8_t *parts = u8_normalize(UNINORM_NFKD, from, text.len, NULL, &room);
    char *ascii = arena_get(arena, room + 1);
    for (size_t i = 0; parts && i < room; i++) {
        if (parts[i] <= ASCII_LAST)
            ascii[len++] = (char)parts[i];
    }
    free(parts);
    return (Text){ascii, len};
}

static bool char_is_visible(char c)
{
    return (unsigned char)c > ' ' && (unsigned char)c <= ASCII_LAST;
}

size_t unicode_space_at(Text text, size_t at)
{
    uint32_t character;
    if (at < text.len && char_is_visible(text.at[at]))
        return 0;
    size_t len = utf8_decode(text, at, &character);
    return len && unicode_is_space(character) ? len : 0;
}

unsigned unicode_char_width(uint32_t character)
{
    if (character >= ' ' && character < ASCII_LAST)
        return 1;
    int columns = uc_width(character, "UTF-8");
    return columns > 0 ? (unsigned)columns : 0;
}

unsigned unicode_width(Text text)
{
    unsigned width = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t character;
        size_t len = utf8_decode(text, at, &character);
        width += len ? unicode_char_width(character) : 1;
        at += len ? len : 1;
    }
    return width;
}

size_t unicode_grapheme_at(Text text, size_t at)
{
    if (at >= text.len)
        return 0;
    const uint8_t *start = (const uint8_t *)text.at + at;
    return (size_t)(u8_grapheme_next(start, (const uint8_t *)text.at + text.len) - start);
}

void unicode_segments(Arena *arena, Text text, SpanList *segments)
{
    if (text.len == 0)
        return;
    char *breaks = arena_get(arena, text.len);
    u8_wordbreaks((const uint8_t *)text.at, text.len, breaks);
    size_t start = 0;
    for (size_t at = 1; at < text.len; at++) {
        if (breaks[at]) {
            list_add(arena, segments, (Span){start, at});
            start = at;
        }
    }
    list_add(arena, segments, (Span){start, text.len});
}
