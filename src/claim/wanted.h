// Which sentences of a channel a claim may stand in, as far as their words tell: most have too few.
//
// A lead is tried in a sentence that has, by the sieve (claim/sieve.h), a word of each set that it
// cannot do without.
#ifndef CLAIM_WANTED_H
#define CLAIM_WANTED_H

#include "claim/index.h"

// Says of each sentence whether it may have a lead; false: none has. Behind a long row of those
// that may, some are said to that were not asked.
bool wanted_sentences(const ClaimIndex *index, const Outline *outline, Arena *arena,
                      bool *wanted);

#endif
