// Literals are words without which a pattern cannot match: one of them stands in every match.
//
// They are read off the pattern where that is sure; of what is not understood (look-around,
// classes, back-references) nothing is said, and a pattern without any has to be run. They are in
// lower case and of ASCII, to be compared without case, also where the pattern minds it. Signs
// outside of ASCII that fold to letters (U+212A to k, U+017F to s) may hide one, and then it is
// said to be there. After Russ Cox, "Regular Expression Matching with a Trigram Index", and RE2's
// prefilter.
#ifndef SYNTAX_LITERAL_H
#define SYNTAX_LITERAL_H

#include "base/list.h"

typedef struct Literals {
    TextList any;            // none: nothing is known
    uint32_t *letters;       // of each
    bool folds;              // signs outside of ASCII may hide one
    bool spaces;             // what the pattern matches may hold white space
} Literals;

// Of a pattern that PCRE2 accepts.
Literals literals_of(Text pattern, Arena *arena);

// A copy in memory of its own, which is given back by `free`.
Literals literals_keep(const Literals *literals, void **memory);

// Whether one of the literals stands in the text, or may be hidden there, or nothing is known.
bool literals_in(const Literals *literals, Text text);

// A Hunt goes through a text for all of them; it lives as long as the arena.
typedef struct Hunt {
    const Literals *literals;
    Text text;
    size_t *next;            // of each literal, and of what may hide one: TEXT_NONE at the end
} Hunt;

Hunt hunt_begin(const Literals *literals, Text text, Arena *arena);

// The first place at or behind `from`, which never goes back, where one of the literals stands or
// may be hidden; `from` where nothing is known; TEXT_NONE where there is none.
size_t hunt_next(Hunt *hunt, size_t from);

// The same of a short text whose letters are known.
bool literals_in_word(const Literals *literals, Text word, uint32_t letters);

// The letters of a text, one bit each; all bits where signs outside of ASCII may hide some.
uint32_t letters_of(Text text);

#endif
