#include "run/damage.h"

#include "format/utf16.h"

static bool is_nothing(Text text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] != '\0' && !char_is_space(text.at[i]))
            return false;
    return true;
}

// A run that is long enough: where it begins, and its length; TEXT_NONE when there is none.
static size_t nuls_at(Text text, size_t *len)
{
    size_t at = text_find_char(text, 0, '\0');
    while (at != TEXT_NONE) {
        for (*len = 0; at + *len < text.len && text.at[at + *len] == '\0';)
            ++*len;
        if (*len >= DAMAGE_NULS)
            return at;
        at = text_find_char(text, at + *len, '\0');
    }
    return TEXT_NONE;
}

Text damage_of(Text text, Arena *arena)
{
    bool big_endian;
    size_t len = 0, at;
    if (is_nothing(text))
        return TEXT("empty: there is nothing to grade");
    if (utf16_has_mark(text, &big_endian) && text.len % 2 != 0)
        return arena_print(arena, "damaged: UTF-16 of %zu bytes, an odd number: it was cut, or "
                           "other bytes were added; write it anew", text.len);
    if ((at = nuls_at(text, &len)) == TEXT_NONE)
        return (Text){0};
    return arena_print(arena, "damaged: %zu NULs from byte %zu on, which was never written; copy "
                       "the file anew", len, at);
}
