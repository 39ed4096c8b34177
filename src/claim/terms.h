// Terms are the named word sets of a pack: {exception} stands for exception, error, failure, ...
//
// A term is expanded to its pattern once, when it is first used; terms may use other terms, but not
// themselves. The whole expansion of a pack is bounded.
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
    Text pattern;                  // "(?:...)", when done
    TextList firsts;               // lower-case first tokens; empty: not known
    bool used;
} Term;

typedef struct Terms {
    const struct Lexicon *lexicon;
    LIST(Term) terms;
    LIST(struct Terms *) outer;    // asked for what is not among these, in order
    size_t expanded;               // bytes of all patterns
    unsigned depth;                // of the expansion that goes on
} Terms;

Terms *terms_load(const YamlNode *node, const struct Lexicon *lexicon, Arena *keep, Error *error);

// The term with its pattern, or NULL with an error at `place`.
const Term *terms_expand(Terms *terms, Text name, Place place, Arena *keep, Error *error);

#endif
