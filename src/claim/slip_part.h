// What the files that look for slips share. Private to claim/slip.h.
#ifndef CLAIM_SLIP_PART_H
#define CLAIM_SLIP_PART_H

#include "claim/rule.h"
#include "claim/slip.h"

typedef struct Slips {
    Terms *terms;
    Matcher *matcher;
    Arena *arena;
    ClaimSlipList *list;
} Slips;

void slip_add(const Slips *slips, Place place, Text what);

// As much of a text as a message shows.
Text slip_shown(Text text, Arena *arena);

// A pattern that takes too many steps, with the table that says so (claim/slip_stress.c).
void stress_slip(const Slips *slips, const Pattern *pattern, Place place, const Stress *stress);

// What is looked for in every sentence (claim/slip_cost.c).
void cost_slips(const Slips *slips, const Claim *claim);

// Words of a phrase that prose never has as one (claim/slip_phrase.c).
void phrase_slips(const Slips *slips, const Expression *phrase);

#endif
