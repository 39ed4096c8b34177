#include "report/place.h"

#include "base/utf8.h"

enum { MARK_BYTES = 1024 };      // between two marks

// Moves over one character, but not over one that reaches beyond `end`.
static bool step(Text source, size_t end, Spot *spot)
{
    uint32_t c = 0;
    size_t len = utf8_decode(source, spot->at, &c);
    if (spot->at + (len ? len : 1) > end)
        return false;
    spot->at += len ? len : 1;
    spot->column++;
    if (len && c == '\n') {
        spot->line++;
        spot->column = 1;
        spot->line_start = spot->at;
    }
    return true;
}

// Over bytes of ASCII, a line at a time.
static void stride(Text source, size_t end, Spot *spot)
{
    size_t stop = utf8_ascii_end(text_slice(source, 0, end), spot->at), line;
    while ((line = text_find_char(text_slice(source, 0, stop), spot->at, '\n')) != TEXT_NONE)
        *spot = (Spot){line + 1, spot->line + 1, 1, line + 1};
    spot->column += stop - spot->at;
    spot->at = stop;
}

static void walk(Text source, size_t end, Spot *spot)
{
    do
        stride(source, end, spot);
    while (spot->at < end && step(source, end, spot));
}

Places places_of(Text source, Arena *arena)
{
    Places places = {.source = source, .arena = arena};
    list_add(arena, &places.marks, (Spot){.line = 1, .column = 1});
    return places;
}

Spot places_find(Places *places, size_t offset)
{
    size_t end = offset < places->source.len ? offset : places->source.len;
    while (places->marks.len <= end / MARK_BYTES) {
        Spot next = places->marks.at[places->marks.len - 1];
        walk(places->source, places->marks.len * MARK_BYTES, &next);
        list_add(places->arena, &places->marks, next);
    }
    Spot spot = places->marks.at[end / MARK_BYTES];
    walk(places->source, end, &spot);
    return spot;
}

size_t places_last_line(Places *places, Span span)
{
    return places_find(places, span.end > span.start ? span.end - 1 : span.start).line;
}
