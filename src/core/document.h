// A Document is one answer of a model, split: prompt, thinking, answer, statistics.
//
// Its channels hold text and know where each byte came from (pieces), so that a finding can point
// at the source. Its segments say of every byte of the source what it is: they tile a text file.
// A Document and all it points at live in one arena; the source bytes must live as long.
#ifndef CORE_DOCUMENT_H
#define CORE_DOCUMENT_H

#include "base/list.h"
#include "core/stats.h"

typedef enum SegmentKind {
    SEGMENT_PROMPT,
    SEGMENT_THINKING,
    SEGMENT_ANSWER,
    SEGMENT_TOOL,
    SEGMENT_MARKER,      // "Thinking...", tags, and the white space that belongs to them
    SEGMENT_NOTICE,      // what the client said: spinners, downloads, warnings
    SEGMENT_STATS,
    SEGMENT_ERROR,
} SegmentKind;

typedef struct Segment {
    SegmentKind kind;
    unsigned turn;
    Span span;           // source bytes
} Segment;

// Decoded bytes [at, at + len) came from source bytes [source, source + source_len). Equal
// lengths: byte for byte; else the whole piece stands for the whole source range (an escape).
typedef struct Piece {
    size_t at, len, source, source_len;
} Piece;

typedef struct Channel {
    bool present;        // false: no such part (null in JSON); an empty part is present
    Text text;           // valid UTF-8: see document_clean
    LIST(Piece) pieces;  // ordered; an empty part may have one empty piece: its place
    size_t cap;          // room for text in the arena; 0: text is a view of the source
} Channel;

typedef enum ThinkingState {
    THINKING_NONE,
    THINKING_CLOSED,
    THINKING_UNCLOSED,        // the end marker never came: generation stopped while thinking
    THINKING_INFERRED_OPEN,
    THINKING_REOPENED,
    THINKING_EMPTY,
    THINKING_HIDDEN,
} ThinkingState;

typedef struct Document {
    Text path;               // as the user wrote it; "-" for standard input
    uint64_t record;         // 0 for a file that holds one document
    Text id, model, finish;  // empty: not known
    const char *format;      // name of the format, from formats.def
    Text source;             // the bytes that spans point into
    uint64_t offset;         // of those bytes in their file
    uint64_t line, indent;   // lines of the file, and bytes of the last one, before those bytes
    Channel prompt, thinking, answer;
    ThinkingState thinking_state;
    bool decoded;            // a record: places are those of the channels' text, not of the source
    bool cleaned;            // a terminal's text: channels are read better than the source
    size_t wraps_damaged;    // places that look wrapped and could not be repaired
    bool has_stats;
    Stats stats;
    LIST(Segment) segments;
    TextList notes;          // what the splitter did or could not know, for -v and parse
    size_t bad_bytes;        // bytes that were no UTF-8, each replaced by U+001A in the channels
    size_t first_bad;        // offset of the first one in the source
} Document;

typedef LIST(Document) DocumentList;

const char *segment_kind_name(SegmentKind kind);
const char *thinking_state_name(ThinkingState state);

// Appends source bytes to a channel; adjacent spans join. An empty span makes it present.
// channel_add_folded folds each CRLF to LF; channel_put takes other bytes that stand for the span.
void channel_add(Channel *channel, Arena *arena, Text source, Span span);
void channel_add_folded(Channel *channel, Arena *arena, Text source, Span span);
void channel_put(Channel *channel, Arena *arena, Text bytes, Span source);

// Appends a span of another channel of the same source, piece by piece.
void channel_slice(Channel *channel, Arena *arena, const Channel *from, Span span);

// Where a span of the channel's text stands in the source: O(log pieces).
Span channel_source(const Channel *channel, Span span);

// Appends a segment; an empty one is left out, one of the last one's kind and turn joins it.
void document_add_segment(Document *document, Arena *arena, Segment segment);

// The channel that segments of this kind fill, or NULL.
Channel *document_channel(Document *document, SegmentKind kind);

// Makes every channel valid UTF-8 (each bad byte becomes one U+001A, so that offsets stay) and
// counts.
void document_clean(Document *document, Arena *arena);

#endif
