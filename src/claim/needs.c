#include "claim/needs.h"

// FNV-1a over lower-case letters. A crafted text can only make itself slower, never change a
// result.
static uint32_t hash(Text word)
{
    uint32_t value = 2166136261u;
    for (size_t i = 0; i < word.len; i++)
        value = (value ^ (unsigned char)char_lower(word.at[i])) * 16777619u;
    return (value ^ value >> 15) % TOKEN_SET_BITS;
}

static void add(TokenSet *set, Text word)
{
    uint32_t bit = hash(word);
    set->bits[bit / 64] |= (uint64_t)1 << bit % 64;
}

void token_set_add(TokenSet *set, Text word)
{
    add(set, word);
    size_t generic = text_find_char(word, 0, '<');
    if (generic != TEXT_NONE) {
        word = text_slice(word, 0, generic);
        add(set, word);
    }
    for (size_t at = 0; (at = text_find_char(word, at, '.')) != TEXT_NONE; at++) {
        add(set, text_from(word, at));
        add(set, text_from(word, at + 1));
    }
}

void needs_hash(Arena *keep, const NeedList *needs, NeedHashes *hashes)
{
    for (size_t i = 0; i < needs->len; i++) {
        HashList list = {0};
        for (size_t j = 0; j < needs->at[i].any.len; j++)
            list_add(keep, &list.any, hash(needs->at[i].any.at[j]));
        list_add(keep, hashes, list);
    }
}

static bool has_any(const HashList *list, const TokenSet *set)
{
    for (size_t i = 0; i < list->any.len; i++)
        if (set->bits[list->any.at[i] / 64] >> list->any.at[i] % 64 & 1)
            return true;
    return false;
}

bool needs_met(const NeedHashes *hashes, const TokenSet *set)
{
    for (size_t i = 0; i < hashes->len; i++)
        if (!has_any(&hashes->at[i], set))
            return false;
    return true;
}
