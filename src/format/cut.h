// A Cut is the answer of a document on its way into its true parts: thinking, marks, tools, the
// answer itself.
//
// cut_take says of the text up to a position what it is, from the start to the end; cut_finish
// then makes the channels anew by slices of the old answer, and the segments: those of the source
// that held the answer become those of the parts, and still tile what they tiled.
#ifndef FORMAT_CUT_H
#define FORMAT_CUT_H

#include "core/document.h"

typedef struct Part {
    SegmentKind kind;
    unsigned turn;
    bool aside;              // a segment alone: in no channel
    Span span;               // of the old answer's text
    const char *seam;        // goes between this part and the one before in its channel
} Part;

typedef struct Cut {
    Document *document;
    Arena *arena;
    Text text;
    size_t at;               // what stands before is in a part
    unsigned turn;           // of the parts to come; the channels hold the last turn alone
    LIST(Part) parts;
} Cut;

Cut cut_start(Document *document, Arena *arena);

// An empty part still makes its channel present. A seam (may be NULL) parts it from what its
// channel holds already.
void cut_take(Cut *cut, SegmentKind kind, size_t end, const char *seam);

// The same for what belongs to no channel, such as a prompt that is not the user's.
void cut_take_aside(Cut *cut, SegmentKind kind, size_t end);

void cut_note(Cut *cut, Text note);

void cut_finish(Cut *cut, ThinkingState state);

#endif
