// What the official checkers count, for checks of our own that count by another definition and
// say so.
#ifndef OFFICIAL_COUNTS_H
#define OFFICIAL_COUNTS_H

#include "base/arena.h"

size_t official_bullets(Text response);                        // lines that begin with * or -
size_t official_words(Arena *scratch, Text response);          // runs of \w
size_t official_sentences(Arena *scratch, Text response);      // Punkt

#endif
