// Which sentences of a channel a claim may stand in, as far as their words tell: most have too few.
//
// A lead is tried in a sentence that has, by the sieve (claim/sieve.h), a word of each set that it
// cannot do without.
#ifndef CLAIM_WANTED_H
#define CLAIM_WANTED_H

#include "claim/index.h"

// Sets wanted[i] of each sentence that may have a lead, and leaves the others; false: none has.
bool wanted_sentences(const ClaimIndex *index, const Outline *outline, Arena *arena,
                      bool *wanted);

#endif
