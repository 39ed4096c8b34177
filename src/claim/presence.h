// Whether a phrase may match, and where it may begin, as far as can be told from the words that its
// steps begin with: quick, and never wrongly no.
#ifndef CLAIM_PRESENCE_H
#define CLAIM_PRESENCE_H

#include "claim/phrase.h"
#include "claim/places.h"
#include "claim/view.h"

// Whether a token has one of a set.
bool token_has(const View *view, size_t token, uint32_t set);

// Anywhere in the view, in any order.
bool phrase_may_match(const Phrase *phrase, const View *view);

// So many units of a layer are looked at together.
enum { GROUP_UNITS = 16 };

// Whether it may match in one of the units of the group of a unit, in any order.
bool phrase_may_stand(const Phrase *phrase, const View *view, Layer layer, size_t unit);

// Where it may begin in a stretch of one unit.
Places phrase_may_begin(const Phrase *phrase, const View *view, Layer layer, Span refs);

#endif
