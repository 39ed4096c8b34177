// What stands around a sentence: all that is looked at to judge a match in it, so that of the
// others no token has to be read. Whoever looks further afield (an `unless`, a guard, a subject)
// must say so here.
#ifndef CLAIM_AROUND_H
#define CLAIM_AROUND_H

#include "claim/view.h"

// Sets around[i] of each sentence that stands around one of those `wanted`, or is one. What leads
// to the sentences is known (claim/title.h).
void around_sentences(const View *view, const bool *wanted, bool *around);

#endif
