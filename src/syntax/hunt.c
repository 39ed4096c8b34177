// Literals in texts.
#include <string.h>

#include "syntax/literal.h"

uint32_t letters_of(Text text)
{
    uint32_t letters = 0;
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.at[i] >= 0x80)
            return UINT32_MAX;
        letters |= (uint32_t)1 << (text.at[i] & 31);      // case is the bit above
    }
    return letters;
}

static bool stands_at(Text text, size_t at, Text word)
{
    if (at + word.len > text.len)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (char_lower(text.at[at + i]) != word.at[i])
            return false;
    return true;
}

// The letter of a word that English has least of: most texts have it in few places.
static size_t rarest(Text word)
{
    static const char common[] = "zqjxkvbpygfwmucldrhsnioate";
    size_t best = 0, rank = TEXT_NONE;
    for (size_t i = 0; i < word.len; i++) {
        const char *found = strchr(common, word.at[i]);
        size_t here = found ? (size_t)(found - common) : 0;
        if (here < rank) {
            rank = here;
            best = i;
        }
    }
    return best;
}

static size_t find_by(Text text, size_t from, Text word, size_t anchor, char sign)
{
    for (size_t at = from + anchor; (at = text_find_char(text, at, sign)) != TEXT_NONE; at++)
        if (stands_at(text, at - anchor, word))
            return at - anchor;
    return TEXT_NONE;
}

static size_t find(Text text, size_t from, Text word)
{
    size_t anchor = rarest(word);
    char low = word.at[anchor];
    size_t first = find_by(text, from, word, anchor, low);
    if (!char_is_alpha(low))
        return first;
    size_t end = first == TEXT_NONE ? text.len : first + word.len;
    size_t other = find_by(text_slice(text, 0, end), from, word, anchor, (char)(low - 32));
    return other < first ? other : first;
}

// U+017F is C5 BF, U+212A is E2 84 AA.
static size_t find_hidden(Text text, size_t from)
{
    size_t kelvin = text_find(text, from, TEXT("\xE2\x84\xAA"));
    size_t s = text_find(text, from, TEXT("\xC5\xBF"));
    return kelvin < s ? kelvin : s;
}

bool literals_in(const Literals *literals, Text text)
{
    for (size_t i = 0; i < literals->any.len; i++)
        if (find(text, 0, literals->any.at[i]) != TEXT_NONE)
            return true;
    return literals->any.len == 0 || (literals->folds && find_hidden(text, 0) != TEXT_NONE);
}

Hunt hunt_begin(const Literals *literals, Text text, Arena *arena)
{
    size_t count = literals->any.len;
    Hunt hunt = {literals, text, arena_array(arena, size_t, count + 1)};
    for (size_t i = 0; i < count; i++)
        hunt.next[i] = find(text, 0, literals->any.at[i]);
    hunt.next[count] = literals->folds ? find_hidden(text, 0) : TEXT_NONE;
    return hunt;
}

size_t hunt_next(Hunt *hunt, size_t from)
{
    size_t count = hunt->literals->any.len, first = count ? TEXT_NONE : from;
    for (size_t i = 0; i <= count; i++) {
        if (hunt->next[i] < from)
            hunt->next[i] = i < count ? find(hunt->text, from, hunt->literals->any.at[i])
                                      : find_hidden(hunt->text, from);
        first = hunt->next[i] < first ? hunt->next[i] : first;
    }
    return first;
}

static bool is_in(Text word, Text literal)
{
    for (size_t at = 0; at + literal.len <= word.len; at++)
        if (stands_at(word, at, literal))
            return true;
    return false;
}

bool literals_in_word(const Literals *literals, Text word, uint32_t letters)
{
    for (size_t i = 0; i < literals->any.len; i++)
        if ((literals->letters[i] & ~letters) == 0
            && (letters == UINT32_MAX || is_in(word, literals->any.at[i])))
            return true;
    return literals->any.len == 0;
}
