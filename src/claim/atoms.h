// Which words of the phrases of all rules a view has: its atoms (claim/vocabulary.h).
#ifndef CLAIM_ATOMS_H
#define CLAIM_ATOMS_H

#include "claim/view.h"

// For view_complete, when the tokens have been read.
void atoms_look_up(View *view, Arena *arena);

#endif
