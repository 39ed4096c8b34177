// Whether one phrase matches wherever another does, as far as the way they are written shows it.
//
// A phrase covers another when both are written alike, or when all it is made of is one element (a
// word, a term, a choice) that an element of the other cannot stand without: `(thread|it)` covers
// `await .. thread`. "No" means that it is not shown: two regular expressions, or two choices of
// words that happen to have the same forms, are not looked into.
#ifndef CLAIM_COVER_H
#define CLAIM_COVER_H

#include "claim/terms.h"

// Whether `wide` matches within every match of `narrow`.
bool phrase_covers(const Terms *terms, Text wide, Text narrow, Arena *arena);

#endif
