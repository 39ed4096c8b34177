// Literals are words without which a pattern cannot match: one of them stands in every match.
//
// They are read off the pattern where that is sure; of what is not understood (look-around,
// classes, back-references) nothing is said, and a pattern without any has to be run. They are in
// lower case, to be compared without case, also where the pattern minds it. Those with a k or an s
// have two more beside them, the signs outside of ASCII that fold to these (U+212A, U+017F): where
// one stands, a literal may be hidden. After Russ Cox, "Regular Expression Matching with a Trigram
// Index", and RE2's prefilter.
#ifndef SYNTAX_LITERAL_H
#define SYNTAX_LITERAL_H

#include "base/list.h"

typedef struct Literals {
    TextList any;            // none: nothing is known
    uint32_t *letters;       // of each
    bool spaces;             // what the pattern matches may hold white space
} Literals;

// Of a pattern that PCRE2 accepts.
Literals literals_of(Text pattern, Arena *arena);

// A copy in memory of its own, which is given back by `free`.
Literals literals_keep(const Literals *literals, void **memory);

// Whether one of the literals stands in the text, or may be hidden there, or nothing is known.
bool literals_in(const Literals *literals, Text text);

// The same of a short text whose letters are known.
bool literals_in_word(const Literals *literals, Text word, uint32_t letters);

// The letters of a text, one bit each; all bits where signs outside of ASCII may hide some.
uint32_t letters_of(Text text);

#endif
