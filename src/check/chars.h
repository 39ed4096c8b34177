// The places of single characters in the prose of an answer, in any case, and whether they may
// stand in code spans.
#ifndef CHECK_CHARS_H
#define CHECK_CHARS_H

#include "check/check.h"

typedef enum CharsWhere {
    CHARS_EVERYWHERE,
    CHARS_OUTSIDE_CODE,
} CharsWhere;

// Every character of the plain text that is in `set`, as spans of the plain text.
void chars_find(Judge *judge, Text set, CharsWhere where, SpanList *places);

// Every one that is punctuation to Unicode.
void chars_find_punctuation(Judge *judge, CharsWhere where, SpanList *places);

#endif
