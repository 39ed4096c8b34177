#include "run/lines.h"

#include <stdlib.h>
#include <string.h>

#include "base/limit.h"
#include "base/stream.h"

enum { CHUNK = 64 << 10 };

struct Lines {
    Stream *stream;
    char *at;
    size_t start, len, cap;  // [start, len) has been read and not given
    uint32_t number;
    bool ended;
};

Lines *lines_open(Text path, Arena *arena, Text *why)
{
    Stream *stream = stream_open(path, arena, why);
    if (!stream)
        return NULL;
    Lines *lines = memory_get(sizeof *lines);
    *lines = (Lines){.stream = stream};
    return lines;
}

void lines_close(Lines *lines)
{
    stream_close(lines->stream);
    free(lines->at);
    free(lines);
}

// Moves what is left to the front, which happens once a line, then doubles.
static void make_room(Lines *lines)
{
    if (lines->start > 0)
        memmove(lines->at, lines->at + lines->start, lines->len - lines->start);
    lines->len -= lines->start;
    lines->start = 0;
    if (lines->cap - lines->len >= CHUNK)
        return;
    lines->cap = 2 * lines->cap + CHUNK;
    lines->at = memory_grow(lines->at, lines->cap);
}

static bool read_more(Lines *lines, Arena *arena, Text *why)
{
    make_room(lines);
    ptrdiff_t got = stream_read(lines->stream, lines->at + lines->len, CHUNK, arena, why);
    lines->ended = got <= 0;
    if (got > 0)
        lines->len += (size_t)got;
    if (lines->len > limit_of(LIMIT_RECORD)) {
        *why = limit_met(LIMIT_RECORD, arena);
        lines->ended = true;
    }
    return why->len == 0;
}

// Where the line ends that begins at the start; false with a reason.
static bool find_end(Lines *lines, Arena *arena, size_t *end, Text *why)
{
    for (size_t looked = 0;;) {
        Text rest = {lines->at + lines->start, lines->len - lines->start};
        size_t found = text_find_char(rest, looked, '\n');
        *end = found == TEXT_NONE ? rest.len : found;
        if (found != TEXT_NONE || lines->ended)
            return true;
        looked = rest.len;
        if (!read_more(lines, arena, why))
            return false;
    }
}

bool lines_next(Lines *lines, Arena *arena, Line *line)
{
    for (;;) {
        size_t end;
        *line = (Line){.number = lines->number + 1};
        if (lines->ended && lines->start == lines->len)
            return false;
        if (!find_end(lines, arena, &end, &line->why)) {
            lines->start = lines->len;
            return true;
        }
        Text text = {lines->at + lines->start, end};
        lines->start += end < lines->len - lines->start ? end + 1 : end;
        lines->number++;
        if (text_ends(text, TEXT("\r")))
            text.len--;
        if (text_is_blank(text))
            continue;
        line->text = arena_copy(arena, text);
        return true;
    }
}
