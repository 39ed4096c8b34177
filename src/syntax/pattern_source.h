// What the text of a pattern tells before it is compiled: whether it is allowed, and what it takes
// to bound its time. Private to syntax/pattern.c.
#ifndef SYNTAX_PATTERN_SOURCE_H
#define SYNTAX_PATTERN_SOURCE_H

#include "syntax/pattern.h"

// False with an error at `place`.
bool pattern_allows(Text source, unsigned flags, Place place, Arena *arena, Error *error);

// In memory that is given back by `free`.
Literals pattern_source_literals(Text source, void **memory);

// Whether it may have a back reference or a recursion: it has, if it has one.
bool pattern_refers_back(Text source);

#endif
