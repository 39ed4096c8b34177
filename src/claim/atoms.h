// Which words of the phrases of all rules a view has, and where: its atoms (claim/vocabulary.h).
#ifndef CLAIM_ATOMS_H
#define CLAIM_ATOMS_H

#include "claim/view.h"

// For view_make, when the tokens have been read.
void atoms_look_up(View *view, Arena *arena);

// When the refs of a layer are there: its postings.
void atoms_post(const View *view, LayerText *layer, Arena *arena);

#endif
