// An IndexCell holds the index of some claims, which is made when a text first asks for it: most
// packs of a run meet no text that they are about. Threads may share it.
#ifndef CLAIM_INDEX_CELL_H
#define CLAIM_INDEX_CELL_H

#include "base/once.h"
#include "claim/claim.h"

typedef LIST(const Claim *) ClaimList;

typedef struct IndexCell {
    const Lexicon *lexicon;
    ClaimList claims;              // complete before anybody asks
    struct ClaimIndex *index;
    Arena arena;                   // of the index
    Once made;
} IndexCell;

// The index is given back with `keep`.
void index_cell_open(IndexCell *cell, const Lexicon *lexicon, Arena *keep);

// NULL: there are no claims.
const struct ClaimIndex *index_cell_get(IndexCell *cell);

#endif
