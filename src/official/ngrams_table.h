// The tables that src/official/ngrams.sh makes of src/official/ngrams.txt.
//
// A gram is one to three characters of 16 bits, the first one lowest. Grams stand in the order of
// their buckets: those of bucket b are ngram_grams[ngram_buckets[b]] up to, not including, that of
// b + 1; gram i has the uses ngram_uses[ngram_first[i]] up to, not including, that of i + 1.
#ifndef OFFICIAL_NGRAMS_TABLE_H
#define OFFICIAL_NGRAMS_TABLE_H

#include <stdint.h>

enum {
    NGRAM_BUCKETS = 65536,     // a power of two; ngrams.sh counts and hashes in the same way
    NGRAM_HASH_SECOND = 31337,
    NGRAM_HASH_THIRD = 7919,
    NGRAM_WORTH = 1024,        // a use is NGRAM_WORTH * language + worth
    NGRAM_HAN = 0x4E00,        // ngram_han begins here
    NGRAM_HAN_END = 0xA000,
};

extern const uint64_t ngram_grams[];
extern const uint32_t ngram_grams_count;
extern const uint16_t ngram_buckets[NGRAM_BUCKETS + 1];
extern const uint32_t ngram_first[];
extern const uint16_t ngram_uses[];
extern const char *const ngram_languages[];        // ended by NULL

// Of a Han character the class, or 0; of a class the character that stands for it.
extern const uint8_t ngram_han[NGRAM_HAN_END - NGRAM_HAN];
extern const uint16_t ngram_han_first[];

#endif
