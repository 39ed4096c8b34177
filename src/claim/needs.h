// A TokenSet says quickly which words a text cannot hold, so that rules which need them are not
// tried.
//
// It is a Bloom filter with one hash: it may say yes to a word that is not there, never no to
// one that is. A phrase whose needs (claim/phrase.h) are not met cannot match; the outcome is
// the same without the test.
#ifndef CLAIM_NEEDS_H
#define CLAIM_NEEDS_H

#include "claim/phrase.h"

enum { TOKEN_SET_BITS = 1 << 13 };    // some 700 words of an answer fill a twelfth of it

typedef struct TokenSet {
    uint64_t bits[TOKEN_SET_BITS / 64];
} TokenSet;

typedef struct HashList {
    LIST(uint32_t) any;
} HashList;

typedef LIST(HashList) NeedHashes;

// Adds the word under each name that a phrase may call it by: "task.Run<T>", "task.Run", "run",
// ".run".
void token_set_add(TokenSet *set, Text word);

void needs_hash(Arena *keep, const NeedList *needs, NeedHashes *hashes);
bool needs_met(const NeedHashes *hashes, const TokenSet *set);

#endif
