// What a Pattern is made of. Private to syntax/pattern.c, which makes it, and syntax/matcher.c,
// which runs it.
#ifndef SYNTAX_PATTERN_PART_H
#define SYNTAX_PATTERN_PART_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/once.h"
#include "syntax/pattern.h"

// Compiling takes far longer than matching, and most rules of most packs never meet a text that
// they could match: what the program made itself, which is well formed, is compiled when it is
// first run, and machine code is made for a pattern that has run some times. With 90 rules that is
// nine tenths of the time that one file takes.
//
// With and without machine code the answers are the same, but for limits, which count other steps:
// a run that comes near one is done again with machine code, so that it is this which decides.
struct Pattern {
    pcre2_code *code;        // NULL: not compiled yet, or (once ready) refused by PCRE2
    pcre2_code *fast;        // a copy with machine code, once made
    _Atomic(unsigned) runs;  // without
    Once quick;              // that copy
    Text source;
    Place place;
    uint32_t options;
    bool windows;            // may begin anywhere in the text
    Once ready;
    Once read;               // its literals are known
    Literals literals;
    void *memory;            // of the literals
};

// For `ready` and for `quick`: once(&pattern->ready, pattern_make_code, pattern).
void pattern_make_code(void *pattern);
void pattern_make_fast(void *pattern);

#endif
