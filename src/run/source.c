#include "run/source.h"

#include <stdlib.h>
#include <string.h>

#include "base/stream.h"

enum { CHUNK = 64 << 10 };

struct Source {
    Arena keep;                  // the path and reasons
    Arena scratch;               // values that are looked at while records are cut
    Text shown;
    const SplitOptions *options;
    Stream *stream;              // NULL: it could not be opened
    char *buffer;
    size_t len, cap, at;         // bytes in the buffer; where the next record begins
    uint64_t base;               // offset of the buffer in the input
    bool ended, sniffed, told;
    Framing framing;
    const Format *format;        // of the first record
    uint64_t number;
    Text why;                    // trouble of the input as a whole, to be told once
};

static Text rest(const Source *source)
{
    return (Text){source->buffer + source->at, source->len - source->at};
}

// Reads until there are `more` bytes behind the current record's start, or the input ends.
static void fill(Source *source, size_t more)
{
    if (source->at > 0) {
        memmove(source->buffer, source->buffer + source->at, source->len - source->at);
        source->base += source->at;
        source->len -= source->at;
        source->at = 0;
    }
    if (source->cap < more) {
        source->cap = more;
        source->buffer = memory_grow(source->buffer, source->cap);
    }
    while (!source->ended && source->len < more) {
        Text why = {0};
        ptrdiff_t got = stream_read(source->stream, source->buffer + source->len,
                                    source->cap - source->len, &source->keep, &why);
        if (got > 0)
            source->len += (size_t)got;
        else
            source->ended = true;
        if (got < 0)
            source->why = why;
    }
}

static bool too_long(const Source *source)
{
    return source->len - source->at > RECORD_MOST;
}

// Twice as much as there is, so that looking again from the record's start stays linear.
static bool read_more(Source *source)
{
    size_t have = source->len - source->at;
    if (source->ended || too_long(source))
        return false;
    fill(source, have < CHUNK ? 2 * (size_t)CHUNK : 2 * have);
    return true;
}

static void sniff(Source *source)
{
    source->sniffed = true;
    fill(source, CHUNK);
    while (framing_of(rest(source), source->ended, source->options, &source->scratch,
                      &source->framing, &source->format) == FRAMING_MORE
           && read_more(source))
        arena_reset(&source->scratch);
    arena_reset(&source->scratch);
}

// --- cutting ------------------------------------------------------------------------------------

static void give(Source *source, size_t len, Arena *arena, Cut *cut)
{
    cut->bytes = arena_copy(arena, text_slice(rest(source), 0, len));
    cut->offset = source->base + source->at;
    cut->number = source->number++;
    source->at += len;
}

static bool give_trouble(Source *source, Text why, Cut *cut)
{
    cut->why = why;
    cut->number = source->number++;
    return true;
}

// Leaves out what is too long, to the end of its line, without ever holding it whole.
static bool skip_long(Source *source, Arena *arena, Cut *cut)
{
    size_t end;
    while ((end = text_find_char(rest(source), 0, '\n')) == TEXT_NONE && !source->ended) {
        source->at = source->len;
        fill(source, CHUNK);
    }
    source->at += end == TEXT_NONE ? rest(source).len : end + 1;
    return give_trouble(source,
                        arena_print(arena, "a record of over %d MiB, the most that is read",
                                    RECORD_MOST >> 20),
                        cut);
}

static bool next_whole(Source *source, Arena *arena, Cut *cut)
{
    while (read_more(source))
        continue;
    if (too_long(source)) {
        source->at = source->len;
        source->ended = true;
        return give_trouble(source,
                            arena_print(arena, "longer than %d MiB, the most that is read",
                                        RECORD_MOST >> 20),
                            cut);
    }
    cut->alone = true;
    give(source, rest(source).len, arena, cut);
    return true;
}

// Whether the value at the span leaves its record open, as a chunk of a stream does.
static bool goes_on(Source *source, Span value)
{
    if (!source->format || !source->format->goes_on)
        return false;
    JsonReader reader = {.text = text_slice(rest(source), 0, value.end), .at = value.start};
    JsonNode *node;
    bool on = json_next(&reader, &source->scratch, &node) == JSON_VALUE
           && source->format->goes_on(node);
    arena_reset(&source->scratch);
    return on;
}

static bool is_blank_to_end(Source *source)
{
    while (text_is_blank(rest(source)) && read_more(source))
        continue;
    return text_is_blank(rest(source));
}

// What is no JSON is given to the end of its line.
static size_t line_length(Source *source)
{
    Text text = rest(source);
    size_t start = 0;
    while (start < text.len && char_is_space(text.at[start]))
        start++;
    size_t end = text_find_char(text, start, '\n');
    return end == TEXT_NONE ? text.len : end + 1;
}

static bool next_value(Source *source, Arena *arena, Cut *cut)
{
    size_t from = 0;
    if (is_blank_to_end(source))
        return false;
    if (source->base + source->at == 0 && text_starts(rest(source), TEXT("\xEF\xBB\xBF")))
        from = 3;
    for (;;) {
        Span value;
        JsonAnswer answer = json_skip(rest(source), from, &value);
        if (answer == JSON_VALUE && goes_on(source, value)) {
            from = value.end;
            continue;
        }
        bool open = answer == JSON_CUT || answer == JSON_END;
        if (open && read_more(source))
            continue;
        if (too_long(source))
            return skip_long(source, arena, cut);
        size_t len = answer == JSON_VALUE ? value.end
                   : open                 ? rest(source).len
                                          : line_length(source);
        give(source, len, arena, cut);
        cut->alone = cut->number == 0 && is_blank_to_end(source);
        return true;
    }
}

// --- the interface ------------------------------------------------------------------------------

Source *source_open(Text path, Text shown, const SplitOptions *options)
{
    Source *source = memory_get(sizeof *source);
    *source = (Source){.options = options};
    source->shown = arena_copy(&source->keep, shown);
    source->stream = stream_open(path, &source->keep, &source->why);
    source->ended = source->stream == NULL;
    return source;
}

void source_close(Source *source)
{
    if (source->stream)
        stream_close(source->stream);
    arena_free(&source->keep);
    arena_free(&source->scratch);
    free(source->buffer);
    free(source);
}

static bool next(Source *source, Arena *arena, Cut *cut)
{
    if (!source->stream)
        return false;
    if (!source->sniffed)
        sniff(source);
    cut->framing = source->framing;
    if (source->framing == FRAMING_JSON)
        return next_value(source, arena, cut);
    if (source->number > 0)
        return false;
    bool given = next_whole(source, arena, cut);
    if (given && !cut->why.len && text_is_blank(cut->bytes))
        cut->why = TEXT("empty: there is nothing to grade");
    return given;
}

bool source_next(Source *source, Arena *arena, Cut *cut)
{
    *cut = (Cut){.path = source->shown};
    bool given = !source->told && next(source, arena, cut);
    if (source->why.len == 0 || source->told)
        return given;
    // A read that failed spoils the record it failed in; those before it stand.
    if (given && source->framing == FRAMING_JSON && !source->ended)
        return true;
    source->told = true;
    cut->why = arena_copy(arena, source->why);
    return true;
}
