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
// Phrases are compiled into steps and nodes: a step is what must come next, and its node what may
// stand there. They live in the `keep` arena and are read-only afterwards.
#ifndef CLAIM_PHRASE_H
#define CLAIM_PHRASE_H

#include "claim/terms.h"
#include "claim/vocabulary.h"
#include "syntax/pattern.h"

enum {
    GAP_DEFAULT = 6,
    GAP_MOST = 12,
    SPAN_MOST = 63,          // tokens that a phrase, or an entry of a node, spans
};

typedef struct Node Node;

typedef struct Step {
    const Node *node;
    unsigned gap;            // tokens that may stand before it
    bool article;            // an article may
    bool optional;
} Step;

// Atoms in order; those of a large set are looked up by bit.
typedef struct AtomSet {
    AtomList list;
    uint64_t *bits;          // NULL: the set is small
} AtomSet;

// What must stand somewhere in every text that a phrase matches: one of these atoms.
typedef LIST(const AtomSet *) NeedList;

typedef struct Phrase {
    LIST(Step) steps;
    AtomSet firsts;          // a match begins with one of these,
    bool any_first;          // unless nobody can say
    NeedList needs;
} Phrase;

// An entry of a node that begins with an atom.
typedef struct Start {
    Atom atom;
    uint32_t entry;
} Start;

// One of several things that may stand in a place.
struct Node {
    uint32_t number;         // among the nodes of its vocabulary
    AtomSet words;           // single tokens
    LIST(Phrase) entries;    // several tokens
    LIST(Start) starts;      // of the entries, in the order of their atoms
    LIST(Pattern *) inside;  // tokens in which a pattern matches
    AtomSet firsts;          // as in a phrase
    bool any_first;
};

typedef struct PhraseReader {
    const struct Lexicon *lexicon;
    Terms *terms;            // may be NULL; terms are expanded when first used
    bool exact;              // words do not inflect
    Arena *keep;
    Error *error;
} PhraseReader;

// NULL with an error at `place`.
Phrase *phrase_load(const PhraseReader *reader, Text source, Place place);

// Adds an entry to a node, as a term has them; false with an error at `place`. node_close comes
// when all are added: false with an error when phrases and terms together hold too many words.
bool node_add(const PhraseReader *reader, Node *node, Text source, Place place);
bool node_close(const PhraseReader *reader, Node *node, Place place);

bool atoms_have(const AtomSet *set, Atom atom);

#endif
