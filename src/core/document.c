#include "core/document.h"

#include <string.h>

#include "base/utf8.h"

enum {
    TEXT_ROOM = 256,   // bytes: the least that a copied text gets, so that it seldom moves
    BAD_BYTE = 0x1A,   // U+001A SUBSTITUTE, one byte: offsets stay
};

const char *segment_kind_name(SegmentKind kind)
{
    switch (kind) {
    case SEGMENT_PROMPT: return "prompt";
    case SEGMENT_THINKING: return "thinking";
    case SEGMENT_ANSWER: return "answer";
    case SEGMENT_TOOL: return "tool";
    case SEGMENT_MARKER: return "marker";
    case SEGMENT_NOTICE: return "notice";
    case SEGMENT_STATS: return "stats";
    case SEGMENT_ERROR: return "error";
    }
    return "";
}

const char *thinking_state_name(ThinkingState state)
{
    switch (state) {
    case THINKING_NONE: return "none";
    case THINKING_CLOSED: return "closed";
    case THINKING_UNCLOSED: return "unclosed";
    case THINKING_INFERRED_OPEN: return "inferred-open";
    case THINKING_REOPENED: return "reopened";
    case THINKING_EMPTY: return "empty";
    case THINKING_HIDDEN: return "hidden";
    }
    return "";
}

const char *stat_field_name(StatField field)
{
    switch (field) {
    case STAT_TOTAL_DURATION: return "total_duration_ns";
    case STAT_LOAD_DURATION: return "load_duration_ns";
    case STAT_PROMPT_EVAL_COUNT: return "prompt_eval_count";
    case STAT_PROMPT_EVAL_DURATION: return "prompt_eval_duration_ns";
    case STAT_PROMPT_EVAL_RATE: return "prompt_eval_rate";
    case STAT_EVAL_COUNT: return "eval_count";
    case STAT_EVAL_DURATION: return "eval_duration_ns";
    case STAT_EVAL_RATE: return "eval_rate";
    case STAT_COUNT: break;
    }
    return "";
}

static char *text_room(Channel *channel, Arena *arena, size_t more)
{
    size_t len = channel->text.len + more;
    if (len > channel->cap) {
        size_t cap = len < TEXT_ROOM ? TEXT_ROOM : len * 2;
        char *copy = arena_room(arena, cap);
        memcpy(copy, channel->text.at, channel->text.len);
        channel->text.at = copy;
        channel->cap = cap;
    }
    return (char *)channel->text.at + channel->text.len;
}

// A channel that is one stretch of the source stays a view of it: most answers are never copied.
static void append(Channel *channel, Arena *arena, Text bytes)
{
    bool goes_on = channel->cap == 0 && channel->text.at + channel->text.len == bytes.at;
    if (!goes_on)
        memcpy(text_room(channel, arena, bytes.len), bytes.at, bytes.len);
    channel->text.len += bytes.len;
}

static bool piece_goes_on(const Piece *last, size_t len, Span source)
{
    return last->len == last->source_len && len == source.end - source.start
        && last->source + last->source_len == source.start;
}

void channel_put(Channel *channel, Arena *arena, Text bytes, Span source)
{
    Piece piece = {channel->text.len, bytes.len, source.start, source.end - source.start};
    channel->present = true;
    if (channel->text.len == 0) {
        channel->pieces.len = 0;
        channel->text = bytes;
        channel->cap = 0;
        list_add(arena, &channel->pieces, piece);
        return;
    }
    if (bytes.len == 0)
        return;
    Piece *last = &channel->pieces.at[channel->pieces.len - 1];
    append(channel, arena, bytes);
    if (piece_goes_on(last, bytes.len, source)) {
        last->len += bytes.len;
        last->source_len += bytes.len;
    } else {
        list_add(arena, &channel->pieces, piece);
    }
}

void channel_add(Channel *channel, Arena *arena, Text source, Span span)
{
    Text bytes = text_span(source, span);
    channel_put(channel, arena, bytes, (Span){span.start, span.start + bytes.len});
}

void channel_add_folded(Channel *channel, Arena *arena, Text source, Span span)
{
    Text part = text_slice(source, 0, span.end);
    size_t at = span.start, cr;
    while ((cr = text_find(part, at, TEXT("\r\n"))) != TEXT_NONE) {
        channel_add(channel, arena, source, (Span){at, cr});
        at = cr + 1;
    }
    channel_add(channel, arena, source, (Span){at, span.end});
}

// The last piece that starts at or before `at`. There is at least one piece.
static const Piece *piece_at(const Channel *channel, size_t at)
{
    size_t low = 0, high = channel->pieces.len;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (channel->pieces.at[middle].at <= at)
            low = middle;
        else
            high = middle;
    }
    return &channel->pieces.at[low];
}

static size_t source_start(const Channel *channel, size_t at)
{
    const Piece *piece = piece_at(channel, at);
    return piece->len == piece->source_len ? piece->source + (at - piece->at) : piece->source;
}

// The end belongs to the piece that holds the last byte, not to the one that starts behind it.
static size_t source_end(const Channel *channel, size_t end)
{
    const Piece *piece = piece_at(channel, end - 1);
    return piece->len == piece->source_len ? piece->source + (end - piece->at)
                                           : piece->source + piece->source_len;
}

Span channel_source(const Channel *channel, Span span)
{
    if (channel->pieces.len == 0)
        return (Span){0};
    size_t end = span.end < channel->text.len ? span.end : channel->text.len;
    if (span.start < end)
        return (Span){source_start(channel, span.start), source_end(channel, end)};
    size_t at = span.start < channel->text.len ? source_start(channel, span.start)
              : channel->text.len              ? source_end(channel, channel->text.len)
                                               : channel->pieces.at[0].source;
    return (Span){at, at};
}

// A piece that is not byte for byte stands for its whole source, however little of it is taken.
void channel_slice(Channel *channel, Arena *arena, const Channel *from, Span span)
{
    size_t stop = span.end < from->text.len ? span.end : from->text.len;
    if (span.start >= stop) {
        channel_put(channel, arena, (Text){0}, channel_source(from, (Span){span.start, 0}));
        return;
    }
    size_t number = (size_t)(piece_at(from, span.start) - from->pieces.at);
    for (size_t at = span.start; at < stop; number++) {
        Piece piece = from->pieces.at[number];
        size_t end = piece.at + piece.len < stop ? piece.at + piece.len : stop;
        Span source = channel_source(from, (Span){at, end});
        channel_put(channel, arena, text_slice(from->text, at, end), source);
        at = end;
    }
}

Channel *document_channel(Document *document, SegmentKind kind)
{
    switch (kind) {
    case SEGMENT_PROMPT: return &document->prompt;
    case SEGMENT_THINKING: return &document->thinking;
    case SEGMENT_ANSWER: return &document->answer;
    case SEGMENT_TOOL:
    case SEGMENT_MARKER:
    case SEGMENT_NOTICE:
    case SEGMENT_STATS:
    case SEGMENT_ERROR: break;
    }
    return NULL;
}

void document_add_segment(Document *document, Arena *arena, Segment segment)
{
    if (segment.span.end <= segment.span.start)
        return;
    size_t len = document->segments.len;
    Segment *last = len ? &document->segments.at[len - 1] : NULL;
    if (last && last->kind == segment.kind && last->turn == segment.turn
        && last->span.end == segment.span.start)
        last->span.end = segment.span.end;
    else
        list_add(arena, &document->segments, segment);
}

static void count_bad(Document *document, size_t place)
{
    if (document->bad_bytes == 0 || place < document->first_bad)
        document->first_bad = place;
    document->bad_bytes++;
}

static void clean(Document *document, Channel *channel, Arena *arena)
{
    Text text = channel->text;
    size_t at = utf8_first_bad(text, 0);
    if (at == TEXT_NONE)
        return;
    char *copy = arena_get(arena, text.len);
    memcpy(copy, text.at, text.len);
    for (; at != TEXT_NONE; at = utf8_first_bad(text, at + 1)) {
        copy[at] = BAD_BYTE;
        count_bad(document, channel_source(channel, (Span){at, at + 1}).start);
    }
    channel->text.at = copy;
    channel->cap = text.len;
}

void document_clean(Document *document, Arena *arena)
{
    document->bad_bytes = document->first_bad = 0;
    clean(document, &document->prompt, arena);
    clean(document, &document->thinking, arena);
    clean(document, &document->answer, arena);
}
