// Terms are the named word sets of a pack: {exception} stands for exception, error, failure, ...
//
// A term is expanded to its node (claim/phrase.h) once, when it is first used; terms may use other
// terms, but not themselves. Nothing is written out, however many texts a term stands for; but what
// stands for more than anybody could read is a mistake or an attack, and refused.
#ifndef CLAIM_TERMS_H
#define CLAIM_TERMS_H

#include "base/error.h"
#include "base/list.h"
#include "syntax/yaml.h"

struct Lexicon;

typedef struct Term {
    Text name;
    Place place;
    bool exact;
    const YamlNode *entries;       // a list of scalars
    enum { TERM_NEW, TERM_OPEN, TERM_DONE } state;
    uint32_t node;                 // when done,
    uint64_t texts;                // and how many it stands for: terms within its entries multiply
    bool used;
} Term;

typedef struct Terms {
    const struct Lexicon *lexicon;
    LIST(Term) terms;
    LIST(struct Terms *) outer;    // asked for what is not among these, in order
    unsigned depth;                // of the expansion that goes on
} Terms;

Terms *terms_load(const YamlNode *node, const struct Lexicon *lexicon, Arena *keep, Error *error);

// The term as it was loaded, or NULL.
const Term *terms_get(const Terms *terms, Text name);

// The term with its node, or NULL with an error at `place`.
const Term *terms_expand(Terms *terms, Text name, Place place, Arena *keep, Error *error);

#endif
