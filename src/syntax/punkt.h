// Punkt, the algorithm of Kiss and Strunk (2006), step by step as NLTK 3.8 carries it out on
// English.
//
// Only for syntax/sentence.c. Of the English model it has the abbreviations and the sentence
// starters; collocations and the table of orthographic contexts (236 kB) are left out, which
// changes the count of about one text in a hundred. A word that this table would decide counts as
// never seen.
#ifndef SYNTAX_PUNKT_H
#define SYNTAX_PUNKT_H

#include "base/list.h"

void punkt_split(Arena *arena, Text text, SpanList *sentences);

// Whether a sentence ends inside `context`: a candidate's word, its mark and the token that
// follows.
bool punkt_has_break(Text context);

#endif
