#include "run/source.h"

#include <stdlib.h>
#include <string.h>

#include "base/limit.h"
#include "run/damage.h"
#include "run/member.h"
#include "run/naming.h"

enum { CHUNK = 64 << 10, BOM = 3 };

struct Source {
    Arena keep;                  // the path, and why it could not be opened
    Arena member;                // the member's path and trouble
    Arena scratch;               // values that are looked at while records are cut
    const SplitOptions *options;
    Text input, shown;           // the paths of the input and of the member
    Members *members;            // NULL: the input could not be opened
    size_t chunk, most;
    char *buffer;
    size_t len, cap, at;         // bytes in the buffer; where the next record begins
    uint64_t base;               // offset of the buffer in the member
    uint64_t counted;            // offset up to which lines are counted,
    uint64_t lines, line_start;  // how many there are before it and where its own begins
    bool open, ended, sniffed;   // of the member
    bool by_blocks;              // there was something that is no JSON
    bool block_known;
    uint64_t block;              // where the next block begins, or where to look for it
    Framing framing;
    const Format *format;        // of the first record
    uint64_t number;
    Text why;                    // trouble of the member or the input, to be told once
};

static Text rest(const Source *source)
{
    return (Text){source->buffer + source->at, source->len - source->at};
}

// Counts the lines before the current record.
static void count_lines(Source *source)
{
    Text before = {source->buffer, source->at};
    size_t lf = text_find_char(before, (size_t)(source->counted - source->base), '\n');
    for (; lf != TEXT_NONE; lf = text_find_char(before, lf + 1, '\n')) {
        source->lines++;
        source->line_start = source->base + lf + 1;
    }
    source->counted = source->base + source->at;
}

// Reads until there are `more` bytes behind the current record's start, or the member ends.
static void fill(Source *source, size_t more)
{
    if (source->at > 0) {
        count_lines(source);
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
        ptrdiff_t got = members_read(source->members, source->buffer + source->len,
                                     more - source->len, &source->member, &why);
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
    return source->len - source->at > source->most;
}

// Twice as much as there is, so that looking again from the record's start stays linear.
static bool read_more(Source *source)
{
    size_t have = source->len - source->at;
    size_t want = have < source->chunk ? 2 * source->chunk : 2 * have;
    if (source->ended || too_long(source))
        return false;
    fill(source, want <= source->most ? want : source->most + 1);
    return true;
}

static void sniff(Source *source)
{
    source->sniffed = true;
    fill(source, source->chunk + BOM);
    while (framing_of(rest(source), source->ended, source->options, &source->scratch,
                      &source->framing, &source->format) == FRAMING_MORE
           && read_more(source))
        arena_reset(&source->scratch);
    arena_reset(&source->scratch);
    // What is called JSON and begins like it is broken rather than an answer in JSON.
    Text start = text_trim(text_slice(rest(source), 0, source->chunk));
    bool begins = start.len && (start.at[0] == '{' || start.at[0] == '[');
    if (source->framing == FRAMING_TEXT
        && (name_is_lines(source->shown) || (begins && name_is_json(source->shown))))
        source->framing = FRAMING_JSON;
}

static void give_place(Source *source, Cut *cut)
{
    count_lines(source);
    cut->offset = source->base + source->at;
    cut->line = source->lines;
    cut->indent = cut->offset - source->line_start;
    cut->number = source->number++;
}

static void give(Source *source, size_t len, Arena *arena, Cut *cut)
{
    give_place(source, cut);
    cut->bytes = arena_copy(arena, text_slice(rest(source), 0, len));
    source->at += len;
}

static bool give_trouble(Source *source, Text why, Cut *cut)
{
    give_place(source, cut);
    cut->why = why;
    return true;
}

// For what ends in the middle because its member does: there is the reason instead.
static bool give_member_trouble(Source *source, Arena *arena, Cut *cut)
{
    source->open = false;
    return give_trouble(source, arena_copy(arena, source->why), cut);
}

// --- texts --------------------------------------------------------------------------------------

static bool next_whole(Source *source, Arena *arena, Cut *cut)
{
    while (read_more(source))
        continue;
    source->open = false;
    if (source->why.len)
        return give_member_trouble(source, arena, cut);
    cut->alone = true;
    if (too_long(source))
        return give_trouble(source, limit_met(LIMIT_RECORD, arena), cut);
    Text damage = damage_of(rest(source), arena);
    if (damage.len)
        return give_trouble(source, damage, cut);
    give(source, rest(source).len, arena, cut);
    return true;
}

// --- sequences of values ------------------------------------------------------------------------

static size_t space_end(Text text, size_t at)
{
    while (at < text.len && char_is_space(text.at[at]))
        at++;
    return at;
}

// Where the next line begins that starts like a record; the end of the buffer when it is not in
// it. What was looked at is not looked at again.
static size_t block_end(Source *source, size_t from)
{
    Text text = rest(source);
    uint64_t start = source->base + source->at, at = start + from;
    if (source->block_known && at < source->block)
        return (size_t)(source->block - start);
    if (!source->block_known && at < source->block)
        at = source->block;
    source->block_known = false;
    size_t lf = text_find_char(text, (size_t)(at - start), '\n');
    while (lf != TEXT_NONE && lf + 1 < text.len && text.at[lf + 1] != '{' && text.at[lf + 1] != '[')
        lf = text_find_char(text, lf + 1, '\n');
    source->block_known = lf != TEXT_NONE && lf + 1 < text.len;
    source->block = start + (source->block_known ? lf + 1 : lf != TEXT_NONE ? lf : text.len);
    return source->block_known ? lf + 1 : text.len;
}

// Leaves out what is too long, to the next block, without ever holding it whole.
static bool skip_long(Source *source, Arena *arena, Cut *cut)
{
    size_t end;
    give_place(source, cut);
    while ((end = block_end(source, 0)) == rest(source).len && !source->ended) {
        source->at = source->len - 1;
        fill(source, source->chunk + 1);
    }
    source->at += end;
    source->by_blocks = true;
    cut->why = limit_met(LIMIT_RECORD, arena);
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

// Goes to the next record; false at the end of the member.
static bool skip_blank(Source *source)
{
    if (source->base + source->at == 0 && text_starts(rest(source), TEXT("\xEF\xBB\xBF")))
        source->at = BOM;
    for (;;) {
        source->at += space_end(rest(source), 0);
        if (source->at < source->len)
            return true;
        if (source->ended)
            return false;
        fill(source, source->chunk);
    }
}

static bool give_value(Source *source, size_t len, bool whole, Arena *arena, Cut *cut)
{
    if (!whole && source->why.len && len == rest(source).len)
        return give_member_trouble(source, arena, cut);
    give(source, len, arena, cut);
    cut->alone = cut->number == 0 && !skip_blank(source) && source->why.len == 0;
    return true;
}

// What no record begins with is left to whoever reads it, up to the next block.
static JsonAnswer skip(Text text, size_t from, Span *value)
{
    bool bracket = from < text.len && (text.at[from] == '{' || text.at[from] == '[');
    return bracket || from == text.len ? json_skip(text, from, value) : JSON_BAD;
}

// A record may go on over several values: `done` is the end of those that were found. Behind what
// is no JSON, values are looked for block by block: else every line of it could be the beginning
// of a value that has no end.
static bool next_value(Source *source, Arena *arena, Cut *cut)
{
    size_t done = 0;
    for (;;) {
        Span value;
        Text text = rest(source);
        size_t from = space_end(text, done);
        size_t end = source->by_blocks ? block_end(source, from) : text.len;
        JsonAnswer answer = skip(text_slice(text, 0, end), from, &value);
        bool whole = answer == JSON_VALUE;
        size_t reached = whole                ? value.end
                       : answer == JSON_BAD   ? block_end(source, from)
                                              : end;
        if (reached == text.len && read_more(source))
            continue;
        if (too_long(source) && (!whole || reached > source->most))
            return skip_long(source, arena, cut);
        if (whole && goes_on(source, value)) {
            done = value.end;
            continue;
        }
        bool broken = answer == JSON_CUT || answer == JSON_BAD;
        if (broken && done > 0 && source->why.len == 0)
            return give_value(source, done, true, arena, cut);
        source->by_blocks = source->by_blocks || broken;
        if (answer == JSON_CUT)
            reached = block_end(source, from);
        return give_value(source, reached, whole, arena, cut);
    }
}

static bool next_in_sequence(Source *source, Arena *arena, Cut *cut)
{
    if (skip_blank(source))
        return next_value(source, arena, cut);
    source->open = false;
    if (source->why.len)
        return give_member_trouble(source, arena, cut);
    return source->number == 0
        && give_trouble(source, TEXT("empty: there is nothing to grade"), cut);
}

// --- the interface ------------------------------------------------------------------------------

Source *source_open(Text path, Text shown, const SplitOptions *options)
{
    Source *source = memory_get(sizeof *source);
    *source = (Source){.options = options, .chunk = CHUNK, .most = (size_t)limit_of(LIMIT_RECORD)};
    source->input = arena_copy(&source->keep, shown);
    source->members = members_open(path, &source->keep, &source->why);
    return source;
}

void source_close(Source *source)
{
    if (source->members)
        members_close(source->members);
    arena_free(&source->keep);
    arena_free(&source->member);
    arena_free(&source->scratch);
    free(source->buffer);
    free(source);
}

void source_set_chunk(Source *source, size_t chunk)
{
    source->chunk = chunk;
}

static void begin_member(Source *source, Text name)
{
    source->shown = source->input;
    if (name.len)
        source->shown = arena_print(&source->member, "%.*s/%.*s", TEXT_ARG(source->input),
                                    TEXT_ARG(name));
    source->len = source->at = 0;
    source->base = source->block = source->number = 0;
    source->counted = source->lines = source->line_start = 0;
    source->open = true;
    source->ended = source->sniffed = source->by_blocks = source->block_known = false;
    source->why = (Text){0};
}

static bool give_input_trouble(Source *source, Text why, Arena *arena, Cut *cut)
{
    *cut = (Cut){.path = source->input, .why = arena_copy(arena, why)};
    return true;
}

static bool next_in_member(Source *source, Arena *arena, Cut *cut)
{
    if (!source->open)
        return false;
    if (!source->sniffed)
        sniff(source);
    *cut = (Cut){.path = source->shown, .framing = source->framing};
    return source->framing == FRAMING_JSON ? next_in_sequence(source, arena, cut)
                                           : next_whole(source, arena, cut);
}

bool source_next(Source *source, Arena *arena, Cut *cut)
{
    Text name, why = source->why;
    if (!source->members) {
        source->why = (Text){0};
        return why.len && give_input_trouble(source, why, arena, cut);
    }
    while (!next_in_member(source, arena, cut)) {
        arena_reset(&source->member);
        ArchiveAnswer answer = members_next(source->members, &source->member, &name, &why);
        if (answer == ARCHIVE_TROUBLE)
            return give_input_trouble(source, why, arena, cut);
        if (answer == ARCHIVE_NO_MORE)
            return false;
        begin_member(source, name);
    }
    return true;
}

uint64_t source_position(const Source *source)
{
    return source->members ? members_position(source->members) : 0;
}
