// Places knows the line and the column of every offset of a source.
//
// Lines end at LF and count from 1; columns count code points from 1, and a byte that is not UTF-8
// counts as one. A mark is kept every kilobyte as far as somebody asked, so that any number of
// questions in any order costs no more than a kilobyte each, even in a file of one line. Belongs to
// one thread.
#ifndef REPORT_PLACE_H
#define REPORT_PLACE_H

#include "base/list.h"

typedef struct Spot {
    size_t at;               // start of the character that the offset lies in
    size_t line, column;
    size_t line_start;       // offset of the first byte of the line
} Spot;

typedef struct Places {
    Text source;
    Arena *arena;
    LIST(Spot) marks;
} Places;

Places places_of(Text source, Arena *arena);

// An offset behind the source is its end.
Spot places_find(Places *places, size_t offset);

// The line that the last byte of a span stands in.
size_t places_last_line(Places *places, Span span);

#endif
