// A Cutter gives the bytes of a text, in order, to the segments and channels of a Document: what
// is cut with it tiles the text, whatever the format.
#ifndef FORMAT_CUTTER_H
#define FORMAT_CUTTER_H

#include "core/document.h"

typedef struct Cutter {
    Document *document;
    Arena *arena;
    size_t at;           // what stands before is in a segment
    unsigned turn;       // that segments belong to
    bool quiet;          // a turn that is not the one to judge: segments only
} Cutter;

// Up to `end` is of this kind; nothing happens when the cutter is there already.
void cutter_take(Cutter *cutter, SegmentKind kind, size_t end);

// The same, and its text goes to the channel of the kind, CRLF folded. An empty part makes the
// channel present.
void cutter_take_text(Cutter *cutter, SegmentKind kind, size_t end);

void cutter_note(Cutter *cutter, Text ours);

#endif
