#include "format/decoded.h"

Decoded decoded_of(Arena *arena, Text source)
{
    Decoded decoded = {.source = source};
    channel_put(&decoded.channel, arena, source, (Span){0, source.len});
    return decoded;
}

Text decoded_text(const Decoded *decoded)
{
    return decoded->channel.text;
}

Decoding decoding_start(const Decoded *from, Arena *arena)
{
    return (Decoding){.from = from, .arena = arena, .made = {.source = from->source}};
}

// The piece that holds `at`, at or after the piece number `hint` if that one starts before it.
static size_t piece_of(const Channel *channel, size_t at, size_t hint)
{
    size_t low = hint, high = channel->pieces.len;
    if (low >= high || channel->pieces.at[low].at > at)
        low = 0;
    else if (low + 1 == high || channel->pieces.at[low + 1].at > at)
        return low;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (channel->pieces.at[middle].at <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

// The source of the part [start, end) of a piece: all of it when the piece is not byte for byte.
static Span part_source(Piece piece, size_t start, size_t end)
{
    if (piece.len != piece.source_len)
        return (Span){piece.source, piece.source + piece.source_len};
    return (Span){piece.source + (start - piece.at), piece.source + (end - piece.at)};
}

// Appends the span piece by piece, and says which piece was the last.
static size_t put_span(const Channel *from, Span span, size_t hint, Channel *channel, Arena *arena)
{
    size_t number = piece_of(from, span.start, hint);
    for (size_t at = span.start; at < span.end; number++) {
        Piece piece = from->pieces.at[number];
        size_t end = piece.at + piece.len < span.end ? piece.at + piece.len : span.end;
        channel_put(channel, arena, text_slice(from->text, at, end), part_source(piece, at, end));
        at = end;
    }
    return number > 0 ? number - 1 : 0;
}

void decoded_keep(Decoding *out, Span span)
{
    const Channel *from = &out->from->channel;
    span.end = span.end < from->text.len ? span.end : from->text.len;
    if (span.start < span.end)
        out->piece = put_span(from, span, out->piece, &out->made.channel, out->arena);
}

void decoded_replace(Decoding *out, Span span, Text text)
{
    channel_put(&out->made.channel, out->arena, text, decoded_source(out->from, span));
}

Decoded decoded_without(const Decoded *from, Arena *arena, const SpanList *cuts)
{
    Decoding out = decoding_start(from, arena);
    size_t at = 0;
    for (size_t i = 0; i < cuts->len; i++) {
        decoded_keep(&out, (Span){at, cuts->at[i].start});
        at = cuts->at[i].end;
    }
    decoded_keep(&out, (Span){at, from->channel.text.len});
    return out.made;
}

Span decoded_source(const Decoded *decoded, Span span)
{
    return channel_source(&decoded->channel, span);
}

void decoded_to_channel(const Decoded *decoded, Span span, Channel *channel, Arena *arena)
{
    const Channel *from = &decoded->channel;
    span.end = span.end < from->text.len ? span.end : from->text.len;
    if (span.start < span.end)
        put_span(from, span, 0, channel, arena);
    else
        channel_put(channel, arena, (Text){0}, decoded_source(decoded, span));
}
