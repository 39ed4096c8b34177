// The words of an answer's prose as numbers: the same number for the same word in upper and lower
// case, and tables of such numbers that count.
#ifndef CHECK_WORD_HASH_H
#define CHECK_WORD_HASH_H

#include "check/check.h"

typedef struct HashedWords {
    SpanList spans;        // in outline->plain
    uint64_t *hashes;      // one a word
} HashedWords;

typedef struct HashPlace {
    uint64_t hash;
    size_t index;
} HashPlace;

HashedWords hashed_words(Judge *judge);

// By hash, then by index: equal ones stand together in the order of the text. O(n log n).
void hash_places_sort(HashPlace *places, size_t len);

#endif
