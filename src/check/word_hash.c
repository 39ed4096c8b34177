#include "check/word_hash.h"

#include <stdlib.h>

#include "syntax/unicode.h"
#include "syntax/words.h"

static const uint64_t hash_start = 0xCBF29CE484222325, hash_prime = 0x100000001B3;   // FNV-1a

static uint64_t hash_of(Text word)
{
    uint64_t hash = hash_start;
    for (size_t i = 0; i < word.len; i++)
        hash = (hash ^ (unsigned char)word.at[i]) * hash_prime;
    return hash;
}

// Folding keeps every word a word, but it may change lengths: the spans are those of the prose.
HashedWords hashed_words(Judge *judge)
{
    HashedWords words = {0};
    Text plain = judge_outline(judge)->plain;
    words_split(judge->arena, plain, &words.spans);
    words.hashes = arena_array(judge->arena, uint64_t, words.spans.len + 1);
    for (size_t i = 0; i < words.spans.len; i++)
        words.hashes[i] = hash_of(unicode_fold_text(judge->arena,
                                                    text_span(plain, words.spans.at[i])));
    return words;
}

static int by_hash(const void *a, const void *b)
{
    const HashPlace *one = a, *other = b;
    if (one->hash != other->hash)
        return one->hash < other->hash ? -1 : 1;
    return (one->index > other->index) - (one->index < other->index);
}

void hash_places_sort(HashPlace *places, size_t len)
{
    if (len > 1)
        qsort(places, len, sizeof *places, by_hash);
}
