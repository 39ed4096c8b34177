#include "official/ngrams.h"

#include "official/ngrams_table.h"

size_t ngram_count(void)
{
    return ngram_grams_count;
}

size_t ngram_find(const uint32_t *characters, size_t len)
{
    uint32_t first = characters[0], second = len > 1 ? characters[1] : 0;
    uint32_t third = len > 2 ? characters[2] : 0;
    if ((first | second | third) > UINT16_MAX)
        return NGRAM_NONE;
    uint64_t gram = first | (uint64_t)second << 16 | (uint64_t)third << 32;
    size_t bucket = (first + (size_t)second * NGRAM_HASH_SECOND + (size_t)third * NGRAM_HASH_THIRD)
                  % NGRAM_BUCKETS;
    for (size_t i = ngram_buckets[bucket]; i < ngram_buckets[bucket + 1]; i++)
        if (ngram_grams[i] == gram)
            return i;
    return NGRAM_NONE;
}

void ngram_add_worth(size_t gram, uint32_t times, uint32_t points[NGRAM_LANGUAGES_MOST])
{
    for (size_t i = ngram_first[gram]; i < ngram_first[gram + 1]; i++)
        points[ngram_uses[i] / NGRAM_WORTH] += times * (ngram_uses[i] % NGRAM_WORTH);
}

uint32_t ngram_han_class(uint32_t character)
{
    if (character < NGRAM_HAN || character >= NGRAM_HAN_END)
        return character;
    uint8_t class = ngram_han[character - NGRAM_HAN];
    return class ? ngram_han_first[class] : character;
}

const char *ngram_language(size_t index)
{
    return ngram_languages[index];
}
