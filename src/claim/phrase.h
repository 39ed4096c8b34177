// A Phrase is words in order, as a person writes them in a rule, made into a pattern over the
// token text of a view (claim/view.h), in which every token stands between single spaces.
//
//     word        any of its forms (throw, throws, threw, thrown, throwing), any case
//     =word       as it stands
//     {term}      any entry of the term
//     (a|b c)     one of these
//     x?          may be missing; also (a|b)? and {term}?
//     ..          a gap of up to 6 tokens;  ..N of up to N, at most 12
//     re:REGEX    (entry of a term only) must match inside one token
//
// Between two elements an article may stand. Backticks are ignored.
#ifndef CLAIM_PHRASE_H
#define CLAIM_PHRASE_H

#include "base/put.h"
#include "claim/inflect.h"
#include "claim/terms.h"

enum {
    GAP_DEFAULT = 6,
    GAP_MOST = 12,
};

// What every match of a phrase must contain: for each of its mandatory elements the first
// tokens of all its alternatives, lower case. An element that cannot say so is left out.
// claim/needs.h uses this.
typedef struct Need {
    TextList any;
} Need;

typedef LIST(Need) NeedList;

typedef struct PhraseReader {
    const Inflection *inflection;
    Terms *terms;                  // may be NULL; terms are expanded when first used
    bool exact;                    // words do not inflect
    Arena *arena;
    Error *error;
} PhraseReader;

// Appends the pattern to `out`; false with an error at `place`. `needs` may be NULL.
bool phrase_pattern(const PhraseReader *reader, Text phrase, Place place, Out *out,
                    NeedList *needs);

#endif
