// Whether a phrase may match, as far as can be told from the words that there are, in any order:
// quick, and never wrongly no.
#ifndef CLAIM_PRESENCE_H
#define CLAIM_PRESENCE_H

#include "claim/phrase.h"
#include "claim/view.h"

// The words of a stretch of a layer, one bit an atom. A view has one, which is of the stretch that
// was last asked for: what is asked of a unit is asked in a row.
typedef struct Presence {
    const Ref *first;            // of the stretch; NULL: none yet
    size_t count;
    uint64_t *atoms;
} Presence;

Presence *presence_make(const View *view);

// Whether one of a set is among the words that are present, one bit an atom.
bool atoms_occur(const Phrasebook *book, const AtomSet *set, const uint64_t *present);

// Anywhere in the view.
bool phrase_may_match(const Phrase *phrase, const View *view);

// In a stretch.
bool phrase_may_stand(const Phrase *phrase, const View *view, Layer layer, Span refs);

#endif
