// Where a keyword stands in a text: literal, whole, in any case.
//
// White space matches any white space and a typographic apostrophe the plain one. Whole means: not
// inside a longer word; "war" is in "war's" and "war-torn", not in "wars", nor "C" in "C#". Scripts
// without spaces have no word ends to look for.
#ifndef CHECK_KEYWORD_H
#define CHECK_KEYWORD_H

#include "base/list.h"

void keyword_find(Arena *arena, Text text, Text keyword, SpanList *matches);

#endif
