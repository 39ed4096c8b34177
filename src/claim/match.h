// Seeks phrases among the tokens of a view.
//
// Time is bounded: a phrase that takes too many steps in one unit, which only terms within terms
// within terms can do, is given up with MATCH_LIMIT, which is no "no".
#ifndef CLAIM_MATCH_H
#define CLAIM_MATCH_H

#include "claim/phrase.h"
#include "claim/view.h"

typedef enum MatchAnswer {
    MATCH_NO,
    MATCH_YES,
    MATCH_LIMIT,
} MatchAnswer;

// The first match in a stretch of one unit of a layer, the shortest that begins there; `hit`, which
// may be NULL, is in the layer's refs.
MatchAnswer phrase_find(const Phrase *phrase, const View *view, Layer layer, Span refs, Span *hit);

// The same, of matches that begin where the stretch begins.
MatchAnswer phrase_begins(const Phrase *phrase, const View *view, Layer layer, Span refs,
                          Span *hit);

// How many tokens at the beginning of a stretch a node matches at most; 0: none.
size_t node_longest(const Node *node, const View *view, Layer layer, Span refs);

// Whether nobody can say which tokens a node begins with: where nothing is taken for granted, that
// goes for all patterns.
bool begins_anywhere(const View *view, const Node *node);

// Whether a pattern of a node matches within the token of a ref.
MatchAnswer node_inside(const Node *node, const View *view, Layer layer, size_t ref);

// The first of a node's starts with an atom, or with one behind it.
uint32_t start_find(const Start *starts, uint32_t count, Atom atom);

#endif
