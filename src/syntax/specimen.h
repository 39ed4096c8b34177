// A Specimen is a short text that a regular expression is likely to match, and what of it the
// expression lets repeat.
//
// It is made by reading the expression from left to right: of a choice the first side, of a class
// one member, of what repeats as little as may be. Look-arounds and back-references give nothing.
// Everything is UTF-8, if the expression is.
// Good enough to aim at an expression (syntax/stress.h), not to prove anything by.
#ifndef SYNTAX_SPECIMEN_H
#define SYNTAX_SPECIMEN_H

#include "base/list.h"

enum { SPECIMEN_REPEATS_MOST = 12, SPECIMEN_SIGNS_MOST = 6 };

// An atom that may repeat without end, or at least some ten times.
typedef struct Repeat {
    Text before;             // what stands before it in the specimen
    Text once;               // what it matches once
    Text signs[SPECIMEN_SIGNS_MOST];     // the different characters of its classes and literals
    size_t sign_count;
} Repeat;

typedef struct Specimen {
    Text text;
    Text signs[SPECIMEN_SIGNS_MOST];     // of all of it
    size_t sign_count;
    Repeat repeats[SPECIMEN_REPEATS_MOST];
    size_t repeat_count;     // the innermost of nested ones come first
} Specimen;

// The expression is one that PCRE2 takes. Everything lives in the arena.
void specimen_make(Text expression, Arena *arena, Specimen *specimen);

#endif
