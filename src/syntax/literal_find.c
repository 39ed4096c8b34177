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

static bool has_by(Text text, Text word, size_t anchor, char sign)
{
    for (size_t at = anchor; (at = text_find_char(text, at, sign)) != TEXT_NONE; at++)
        if (stands_at(text, at - anchor, word))
            return true;
    return false;
}

static bool has(Text text, Text word)
{
    size_t anchor = rarest(word);
    char low = word.at[anchor];
    return has_by(text, word, anchor, low)
        || (char_is_alpha(low) && has_by(text, word, anchor, (char)(low - 32)));
}

bool literals_in(const Literals *literals, Text text)
{
    for (size_t i = 0; i < literals->any.len; i++)
        if (has(text, literals->any.at[i]))
            return true;
    return literals->any.len == 0;
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
