// A Decoded is a text made from source bytes, with the place of every byte of it in that
// source.
//
// Stages make one from another by keeping and replacing parts (Decoding); what they leave out
// belongs to no piece, and the pieces point into the first source however many stages there
// were. A text of which all is kept stays a view of the one before. Time and memory follow the
// number of cuts.
#ifndef FORMAT_DECODED_H
#define FORMAT_DECODED_H

#include "core/document.h"

typedef struct Decoded {
    Text source;       // the bytes that the pieces point into
    Channel channel;   // the text and its pieces
} Decoded;

// A Decoded in the making: parts of `from`, in order.
typedef struct Decoding {
    const Decoded *from;
    Arena *arena;
    Decoded made;
    size_t piece;      // of `from`: the last one that was used
} Decoding;

// The source as it is: one piece.
Decoded decoded_of(Arena *arena, Text source);
Text decoded_text(const Decoded *decoded);

Decoding decoding_start(const Decoded *from, Arena *arena);
void decoded_keep(Decoding *out, Span span);

// `text` stands for the source of the span, which must not be empty.
void decoded_replace(Decoding *out, Span span, Text text);

// `from` without the cuts, which are in order and do not overlap.
Decoded decoded_without(const Decoded *from, Arena *arena, const SpanList *cuts);

// Where a span of the text stands in the source: O(log pieces).
Span decoded_source(const Decoded *decoded, Span span);

// Appends the text of the span to a channel of the same source.
void decoded_to_channel(const Decoded *decoded, Span span, Channel *channel, Arena *arena);

#endif
