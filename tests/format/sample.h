// Samples of transcripts: split by one format, and the properties that every split has.
#ifndef TESTS_FORMAT_SAMPLE_H
#define TESTS_FORMAT_SAMPLE_H

#include <stdlib.h>
#include <string.h>

#include "base/put.h"
#include "format/framing.h"
#include "format/record.h"
#include "unit.h"

static inline void sample_tiles(const Document *document, size_t len)
{
    size_t at = 0;
    for (size_t i = 0; i < document->segments.len; i++) {
        Span span = document->segments.at[i].span;
        ck_assert_uint_eq(span.start, at);
        ck_assert_uint_gt(span.end, span.start);
        at = span.end;
    }
    ck_assert_uint_eq(at, len);
}

// Pieces have no gap in the channel and stand in the source; what is as long there as here is the
// same.
static inline void sample_channel(const Document *document, const Channel *channel)
{
    size_t at = 0;
    for (size_t i = 0; i < channel->pieces.len; i++) {
        Piece piece = channel->pieces.at[i];
        ck_assert_uint_eq(piece.at, at);
        ck_assert_uint_le(piece.source + piece.source_len, document->source.len);
        Span span = {piece.source, piece.source + piece.source_len};
        if (piece.len == piece.source_len)
            ck_assert(text_is(text_slice(channel->text, at, at + piece.len),
                              text_span(document->source, span)));
        at += piece.len;
    }
    ck_assert_uint_eq(at, channel->text.len);
}

static inline void sample_channels(const DocumentList *documents)
{
    for (size_t i = 0; i < documents->len; i++) {
        const Document *document = &documents->at[i];
        sample_channel(document, &document->prompt);
        sample_channel(document, &document->thinking);
        sample_channel(document, &document->answer);
        ck_assert(document->answer.present);
    }
}

static inline bool sample_text(const Format *format, Text source, Arena *arena,
                               DocumentList *documents)
{
    Error error = {0};
    *documents = (DocumentList){0};
    if (!format->split(source, arena, documents, &error)) {
        ck_assert(error_is(&error));
        return false;
    }
    ck_assert_uint_gt(documents->len, 0);
    for (size_t i = 0; i < documents->len; i++)
        sample_tiles(&documents->at[i], source.len);
    sample_channels(documents);
    return true;
}

static inline bool sample_record(const Format *format, Record *record, DocumentList *documents,
                                 Text *reason)
{
    Error error = {0};
    DocumentList made = {0};
    record->documents = &made;
    record->error = &error;
    if (!format->read(record)) {
        ck_assert(error_is(&error));
        *reason = error.message;
        return false;
    }
    record_finish(record);
    sample_channels(&made);
    for (size_t i = 0; i < made.len; i++)
        list_add(record->arena, documents, made.at[i]);
    return true;
}

// All records of the source, up to the first that fails; `reason` says why, if one does.
static inline void sample_records(const Format *format, Text source, Arena *arena,
                                  DocumentList *documents, Text *reason)
{
    Text text = format->framing == FRAMING_SSE ? sse_mask(source, arena) : source;
    JsonReader reader = {.text = text};
    Record record = {.source = source, .arena = arena};
    JsonNode *value;
    *documents = (DocumentList){0};
    *reason = (Text){0};
    while (json_next(&reader, arena, &value) == JSON_VALUE) {
        list_add(arena, &record.values, value);
        if (format->goes_on && format->goes_on(value))
            continue;
        if (!sample_record(format, &record, documents, reason))
            return;
        record = (Record){.source = source, .arena = arena};
    }
    if (record.values.len)
        sample_record(format, &record, documents, reason);
}

// One split of a copy that ends where its memory does.
static inline void sample_split(const Format *format, Text source, Arena *arena)
{
    DocumentList documents;
    Text reason;
    char *copy = malloc(source.len ? source.len : 1);
    memcpy(copy, source.at, source.len);
    source.at = copy;
    if (format->framing != FRAMING_TEXT) {
        sample_records(format, source, arena, &documents, &reason);
    } else {
        format->detect(source);
        sample_text(format, source, arena, &documents);
    }
    arena_reset(arena);
    free(copy);
}

// Every beginning of the sample, every end of it, every byte of it changed in some ways.
static inline void sample_damaged(const Format *format, Text source, Arena *arena)
{
    static const char others[] = {'\n', ' ', '"', '\0', '\x80', '>', '0'};
    char *copy = malloc(source.len);
    for (size_t i = 0; i <= source.len; i++) {
        sample_split(format, text_slice(source, 0, i), arena);
        sample_split(format, text_from(source, i), arena);
    }
    memcpy(copy, source.at, source.len);
    for (size_t i = 0; i < source.len; i++) {
        for (size_t j = 0; j < sizeof others; j++) {
            copy[i] = others[j];
            sample_split(format, (Text){copy, source.len}, arena);
        }
        copy[i] = source.at[i];
    }
    free(copy);
}

// Lines in any order: a text format tiles whatever it takes.
static inline void sample_soup(const Format *format, const char *const *lines, size_t count,
                               Arena *arena)
{
    uint64_t seed = 88172645463325252u;
    Out out = {0};
    for (size_t round = 0; round < 5000; round++) {
        out_clear(&out);
        for (size_t left = 1 + (seed >> 20) % 24; left > 0; left--) {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            put_ours(&out, lines[(seed >> 32) % count]);
            put_ours(&out, seed >> 16 & 7 ? "\n" : seed >> 19 & 1 ? "\r\n" : "");
        }
        sample_split(format, out_text(&out), arena);
    }
    out_free(&out);
}

// First letters of the kinds of segments, X for an error, with the turn where it changes.
static inline Text sample_kinds(const Document *document, Arena *arena)
{
    Text kinds = {0};
    unsigned turn = 0;
    for (size_t i = 0; i < document->segments.len; i++) {
        const Segment *segment = &document->segments.at[i];
        if (segment->turn != turn)
            kinds = arena_join(arena, kinds, arena_print(arena, "%u", segment->turn));
        turn = segment->turn;
        const char *name = segment->kind == SEGMENT_ERROR ? "X" : segment_kind_name(segment->kind);
        kinds = arena_join(arena, kinds, (Text){name, 1});
    }
    return kinds;
}

static inline void sample_stat(const Document *document, StatField field, uint64_t value)
{
    ck_assert(document->has_stats);
    ck_assert(document->stats.present[field]);
    ck_assert_uint_eq(document->stats.value[field], value);
    ck_assert_uint_lt(document->stats.place[field].start, document->stats.place[field].end);
    ck_assert_uint_le(document->stats.place[field].end, document->source.len);
}

#endif
