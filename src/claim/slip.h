// Slips of a claim: what loads well and can do nothing, or too much.
//
// How sure they are: that a pattern takes too many steps has been tried, and is so; that a word is
// none is what the tokens of prose say; that an entry adds nothing or that an `unless` always holds
// is seen from the way phrases are written (claim/cover.h), which misses what only their words
// would show.
#ifndef CLAIM_SLIP_H
#define CLAIM_SLIP_H

#include "claim/claim.h"
#include "syntax/stress.h"

typedef struct ClaimSlip {
    Place place;
    Text what;               // lower case, no full stop
    TextList below;          // lines that show it
} ClaimSlip;

typedef LIST(ClaimSlip) ClaimSlipList;

void claim_slips(const Claim *claim, Terms *terms, Matcher *matcher, Arena *arena,
                 ClaimSlipList *slips);

// Slips of the entries of a term.
void term_slips(const Term *term, Terms *terms, Matcher *matcher, Arena *arena,
                ClaimSlipList *slips);

// Slips of one regular expression that a person wrote, wherever it stands.
void pattern_slips(Pattern *pattern, Place place, StressReach reach, Matcher *matcher, Arena *arena,
                   ClaimSlipList *slips);

#endif
