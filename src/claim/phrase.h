// A Phrase is words in order, as a person writes them in a rule, to be sought among the tokens of a
// view (claim/match.h).
//
//     word        any of its forms (throw, throws, threw, thrown, throwing), any case
//     =word       as it stands
//     {term}      any entry of the term
//     (a|b c)     one of these
//     x?          may be missing; also (a|b)? and {term}?
//     ..          a gap of up to 6 tokens;  ..N of up to N, at most 12
//     re:REGEX    (entry of a term only) must match inside one token
//
// Between two elements an article may stand. Backticks are ignored. A phrase spans 63 tokens at
// most, and so does each entry of a term or of a choice.
//
// Phrases are compiled into rows of the phrasebook of their lexicon (claim/phrasebook.h).
#ifndef CLAIM_PHRASE_H
#define CLAIM_PHRASE_H

#include "claim/phrasebook.h"
#include "claim/terms.h"

enum {
    GAP_DEFAULT = 6,
    GAP_MOST = 12,
    SPAN_MOST = 63,          // tokens that a phrase, or an entry of a node, spans
};

typedef struct PhraseReader {
    const struct Lexicon *lexicon;
    Terms *terms;            // may be NULL; terms are expanded when first used
    bool exact;              // words do not inflect
    Arena *keep;
    Error *error;
} PhraseReader;

// False with an error at `place`.
bool phrase_load(const PhraseReader *reader, Text source, Place place, Phrase *phrase);

// A node that is being made of entries, as a term has them. Nodes may be made within each other.
typedef struct NodeDraft {
    size_t entries, atoms, inside;     // where its own begin in the draft of the book
} NodeDraft;

NodeDraft node_open(const PhraseReader *reader);

// False with an error at `place`.
bool node_add(const PhraseReader *reader, Text source, Place place);

// Takes what was added since into the book as a node; false with an error when phrases and terms
// together hold too many words.
bool node_close(const PhraseReader *reader, NodeDraft open, Place place, uint32_t *node);

// A node as a phrase of its own.
Phrase phrase_of_node(const PhraseReader *reader, uint32_t node);

#endif
