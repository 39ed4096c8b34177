// Stress is a text on which a pattern gives up, found by trial: what the pattern lets repeat is
// repeated, more and more often, behind what leads up to it and before what cannot match.
//
// The pattern itself is run, with its own limits: what is found is a text that a rule would give up
// on. That nothing is found is no proof.
#ifndef SYNTAX_STRESS_H
#define SYNTAX_STRESS_H

#include "syntax/pattern.h"

enum { STRESS_MOST = 1024 };     // bytes of a text that is tried

typedef struct Stress {
    Text before, pump, behind;
    size_t times;            // that the pump stands between the two
} Stress;

// Tries twice as many pumps each time, as long as the text stays within the bound. Sets `times`,
// and says whether the pattern gave up.
bool stress_grow(Pattern *pattern, Matcher *matcher, Arena *arena, Stress *stress);

// Tries what a person's own expression suggests.
bool stress_find(Pattern *pattern, Matcher *matcher, Arena *arena, Stress *stress);

#endif
