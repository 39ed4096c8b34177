// What the suites of record formats need: a text, split by the format that knows it, and proof
// that every part says where it came from; two ways to damage a text; random answers.
#ifndef TESTS_FORMAT_RECORDS_H
#define TESTS_FORMAT_RECORDS_H

#include "base/put.h"
#include "format/split.h"
#include "syntax/json_random.h"
#include "unit.h"

static inline bool is_events_text(Text text)
{
    return text_starts(text, TEXT("data:")) || text_starts(text, TEXT("event:"));
}

static inline bool split_text(Text text, Arena *arena, DocumentList *documents, Error *error)
{
    SplitOptions options = {0};
    Framing framing = is_events_text(text) ? FRAMING_SSE : FRAMING_JSON;
    return documents_split(text, TEXT("a.json"), framing, &options, arena, documents, error);
}

static inline void check_channel(const Document *document, const Channel *channel)
{
    size_t at = 0;
    for (size_t i = 0; i < channel->pieces.len; i++) {
        Piece piece = channel->pieces.at[i];
        ck_assert_uint_eq(piece.at, at);
        ck_assert_uint_le(piece.source + piece.source_len, document->source.len);
        if (piece.len == piece.source_len && piece.len > 0)
            ck_assert(
                memcmp(channel->text.at + at, document->source.at + piece.source, piece.len) == 0);
        at += piece.len;
    }
    ck_assert_uint_eq(at, channel->text.len);
    ck_assert(channel->present || channel->text.len == 0);
}

static inline void check_document(const Document *document)
{
    check_channel(document, &document->prompt);
    check_channel(document, &document->thinking);
    check_channel(document, &document->answer);
    for (size_t i = 0; i < document->segments.len; i++) {
        Span span = document->segments.at[i].span;
        ck_assert(span.start < span.end && span.end <= document->source.len);
    }
}

static inline DocumentList read_all(Text text, const char *format, Arena *arena)
{
    DocumentList documents = {0};
    Error error = {0};
    bool split = split_text(text, arena, &documents, &error);
    ck_assert_msg(split, "%.*s", TEXT_ARG(error.message));
    ck_assert_uint_gt(documents.len, 0);
    for (size_t i = 0; i < documents.len; i++) {
        ck_assert_str_eq(documents.at[i].format, format);
        check_document(&documents.at[i]);
    }
    return documents;
}

static inline Document read_one(Text text, const char *format, Arena *arena)
{
    DocumentList documents = read_all(text, format, arena);
    ck_assert_uint_eq(documents.len, 1);
    return documents.at[0];
}

static inline void check_fails(Text text, const char *message, Arena *arena)
{
    DocumentList documents = {0};
    Error error = {0};
    ck_assert(!split_text(text, arena, &documents, &error));
    ck_assert_uint_eq(documents.len, 0);
    ck_assert_text(error.message, message);
}

static inline size_t count_segments(const Document *document, SegmentKind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < document->segments.len; i++)
        count += document->segments.at[i].kind == kind;
    return count;
}

static inline bool has_note(const Document *document, const char *words)
{
    for (size_t i = 0; i < document->notes.len; i++)
        if (text_find(document->notes.at[i], 0, text_of(words)) != TEXT_NONE)
            return true;
    return false;
}

#define ck_assert_stat(document, field, number)                                                    \
    do {                                                                                           \
        ck_assert((document)->has_stats && (document)->stats.present[field]);                      \
        ck_assert_uint_eq((document)->stats.value[field], (number));                               \
    } while (0)

// --- damage --------------------------------------------------------------------------------------

static inline void try_text(Text text)
{
    Arena arena = {0};
    DocumentList documents = {0};
    Error error = {0};
    if (split_text(text, &arena, &documents, &error))
        ck_assert_uint_gt(documents.len, 0);
    else
        ck_assert(error_is(&error));
    for (size_t i = 0; i < documents.len; i++)
        check_document(&documents.at[i]);
    arena_free(&arena);
}

// Every truncation and every byte made another one, in memory of its own so that no read behind
// the end stays unseen.
static inline void check_damage(Text text)
{
    static const char others[] = {'"', '\\', '}', ',', '9', '\xFF'};
    for (size_t i = 0; i <= text.len; i++) {
        char *copy = memory_get(i + 1);
        memcpy(copy, text.at, i);
        try_text((Text){copy, i});
        free(copy);
    }
    char *copy = memory_get(text.len);
    memcpy(copy, text.at, text.len);
    for (size_t i = 0; i < text.len; i++) {
        for (size_t k = 0; k < sizeof others; k++) {
            copy[i] = others[k];
            try_text((Text){copy, text.len});
        }
        copy[i] = text.at[i];
    }
    free(copy);
}

// --- random answers ------------------------------------------------------------------------------

// Words of an answer in Markdown, with all that JSON escapes and characters of every length.
static inline Text random_text(Random *random, Arena *arena)
{
    static const char *const words[] = {
        "await",   " ",         "`Task`",       "\n",         "\n\n- ", "\"quoted\"",
        "\\",      "caf\u00E9", "\u65E5\u672C", "\U0001F600", "\t",     "</",
        "```cs\n", " returns",  "{}",           ":",          "1. "};
    Out out = {0};
    put_ours(&out, "A");
    for (unsigned i = random_below(random, 12); i > 0; i--)
        put_ours(&out, words[random_below(random, sizeof words / sizeof *words)]);
    Text text = arena_copy(arena, out_text(&out));
    out_free(&out);
    return text;
}

// Takes a random number of whole characters off the rest; the last piece takes all.
static inline Text random_piece(Random *random, Text *rest)
{
    size_t len = random_below(random, 8);
    while (len < rest->len && (rest->at[len] & 0xC0) == 0x80)
        len++;
    Text piece = text_slice(*rest, 0, len);
    *rest = text_from(*rest, piece.len);
    return piece;
}

static inline void put_event(Out *out, Random *random, Text json)
{
    static const char *const ends[] = {"\n\n", "\r\n\r\n", "\n\n: keep-alive\n\n"};
    put_ours(out, random_below(random, 4) ? "data: " : "data:");
    put_raw(out, json);
    put_ours(out, ends[random_below(random, 3)]);
}

// PREFIX "piece" SUFFIX for every piece of a text: as events, or one value a line.
static inline void put_pieces(Out *out, Random *random, Text text, const char *prefix,
                              const char *suffix, bool events)
{
    Out json = {0};
    while (text.len > 0) {
        out_clear(&json);
        put_ours(&json, prefix);
        put_json(&json, random_piece(random, &text));
        put_ours(&json, suffix);
        if (events)
            put_event(out, random, out_text(&json));
        else
            put_raw(out, out_text(&json));
    }
    out_free(&json);
}

static inline void put_text(Out *out, const char *prefix, Text text, const char *suffix)
{
    put_ours(out, prefix);
    put_json(out, text);
    put_ours(out, suffix);
}

static inline void check_same(const Document *a, const Document *b)
{
    ck_assert(text_is(a->thinking.text, b->thinking.text));
    ck_assert(text_is(a->answer.text, b->answer.text));
    ck_assert_int_eq(a->thinking.present, b->thinking.present);
    ck_assert_int_eq(a->thinking_state, b->thinking_state);
    ck_assert(text_is(a->finish, b->finish));
    ck_assert(text_is(a->model, b->model));
    ck_assert(text_is(a->id, b->id));
    ck_assert_int_eq(a->has_stats, b->has_stats);
    for (int i = 0; i < STAT_COUNT; i++) {
        ck_assert_int_eq(a->stats.present[i], b->stats.present[i]);
        ck_assert_uint_eq(a->stats.value[i], b->stats.value[i]);
    }
}

#endif
