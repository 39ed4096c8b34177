// Lines are what a JSONL file is made of: the lines of a feed (run/feed.h) that are not blank,
// numbered from 1 with those that are.
#ifndef RUN_LINES_H
#define RUN_LINES_H

#include "base/arena.h"

typedef struct Lines Lines;

typedef struct Line {
    Text text;               // without its LF or CRLF
    uint32_t number;
    Text why;                // not empty: there is nothing to read here, for this reason
} Line;

// "-" is standard input. NULL with the reason.
Lines *lines_open(Text path, Arena *arena, Text *why);
void lines_close(Lines *lines);

// The next line that is not blank, copied into the arena; false at the end. Nothing follows a
// line with a reason.
bool lines_next(Lines *lines, Arena *arena, Line *line);

#endif
