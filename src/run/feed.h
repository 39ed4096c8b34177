// A Feed is a stream that is read line by line for a filter: every line counts, blank ones too, and
// who reads can know whether the next one is there yet.
//
// A compressed stream is unpacked. A line is held whole, up to a limit; one that is longer is given
// as soon as that shows, without its text, and the feed goes on behind it. Belongs to one thread.
#ifndef RUN_FEED_H
#define RUN_FEED_H

#include "base/arena.h"

typedef struct Feed Feed;

typedef enum FeedAnswer {
    FEED_LINE,
    FEED_END,
    FEED_TROUBLE,            // the stream cannot be read on: a line that was begun is not given
} FeedAnswer;

typedef struct FeedLine {
    Text text;               // without its LF; a view that is good until the next call
    bool too_long;           // there is no text
    uint64_t number;         // from 0
} FeedLine;

// "-" is standard input. NULL with the reason.
Feed *feed_open(Text path, Arena *arena, Text *why);
void feed_close(Feed *feed);

// Before the first line: instead of --limit record-bytes.
void feed_set_limit(Feed *feed, size_t line_most);

// Whether the next line, or the end, is there already; reads nothing.
bool feed_has_line(Feed *feed);

// The same, but first reads what can be read without waiting.
bool feed_is_ready(Feed *feed);

// The next line, waiting for it if need be; the reason of a trouble is in the arena.
FeedAnswer feed_next(Feed *feed, Arena *arena, FeedLine *line, Text *why);

#endif
