// "did you mean": the known word that is nearest to what was typed.
//
// Nearest by Damerau-Levenshtein distance (optimal string alignment: Boytsov 2011, section 2),
// case aside: at most a third of the typed length, but always one, so that a suggestion is a
// misspelling and not a guess.
#ifndef BASE_SUGGEST_H
#define BASE_SUGGEST_H

#include "base/list.h"

// The empty text when none is near.
Text suggest(Text typed, const TextList *known);

// " (did you mean 'x'?)" or the empty text, to be put behind an error message.
Text suggest_hint(Arena *arena, Text typed, const TextList *known);

#endif
