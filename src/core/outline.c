#include "core/outline.h"

#include <string.h>

#include "core/items.h"
#include "core/marks.h"
#include "syntax/sentence.h"

// A line of `plain`: no sentence goes over its ends.
typedef struct PlainLine {
    Span plain;
    int block, item, top_item, heading;
} PlainLine;

typedef struct Maker {
    Outline *outline;
    Arena *arena;
    char *plain;                // as long as it can get: see plain_room
    Items items;
    MarkLineList lines;
    size_t line;                // the first line of `lines` that was not added
    int block, heading;
    size_t start;               // of the line of `plain` that is being added, or TEXT_NONE
    LIST(PlainLine) plain_lines;
} Maker;

// Each byte of the text gives one at most, and each block a line end.
static size_t plain_room(const Outline *outline)
{
    return outline->text.len + outline->markdown.blocks.len + 1;
}

static void add_piece(Maker *maker, Text text, Span source, const Run *run)
{
    Outline *outline = maker->outline;
    if (!text.len)
        return;
    if (maker->start == TEXT_NONE) {
        if (outline->plain.len)
            maker->plain[outline->plain.len++] = '\n';
        maker->start = outline->plain.len;
        items_prose(&maker->items, maker->start);
    }
    PlainPiece piece = {.plain = outline->plain.len,
                        .len = text.len,
                        .text = source,
                        .code = run->kind == RUN_CODE,
                        .style = run->style};
    list_add(maker->arena, &outline->pieces, piece);
    memcpy(maker->plain + outline->plain.len, text.at, text.len);
    outline->plain.len += text.len;
}

static void end_line(Maker *maker)
{
    if (maker->start == TEXT_NONE)
        return;
    Span span = {maker->start, maker->outline->plain.len};
    Span *leaf = &maker->outline->leaves.at[maker->block];
    *leaf = (Span){leaf->end ? leaf->start : span.start, span.end};
    PlainLine line = {span, maker->block, items_innermost(&maker->items),
                      items_top(&maker->items), maker->heading};
    list_add(maker->arena, &maker->plain_lines, line);
    maker->start = TEXT_NONE;
}

static bool is_line_break(Text html)
{
    return text_is_caseless(text_slice(html, 0, 3), TEXT("<br"));
}

// Adds what a run has of the text behind `from`.
static void add_run(Maker *maker, const Run *run, size_t from)
{
    Span span = {run->span.start < from ? from : run->span.start, run->span.end};
    Text text = text_span(maker->outline->text, span);
    switch (run->kind) {
    case RUN_TEXT:
    case RUN_CODE: add_piece(maker, text, span, run); break;
    case RUN_BREAK: add_piece(maker, TEXT(" "), span, run); break;
    case RUN_ENTITY: add_piece(maker, markdown_entity(maker->arena, text), span, run); break;
    case RUN_HTML:
        if (is_line_break(text))
            add_piece(maker, TEXT(" "), span, run);
        break;
    }
}

static void add_runs(Maker *maker, size_t first, size_t count, size_t from)
{
    for (size_t i = 0; i < count; i++)
        add_run(maker, &maker->outline->markdown.runs.at[first + i], from);
}

static size_t line_end(const Outline *outline, const MarkLine *line)
{
    const Span last = outline->markdown.runs.at[line->run_first + line->run_count - 1].span;
    size_t end = last.end, limit = outline->markdown.blocks.at[line->block].span.end;
    while (end < limit && outline->text.at[end] != '\n' && outline->text.at[end] != '\r')
        end++;  // the closing signs of strong text
    while (end > last.end && char_is_space(outline->text.at[end - 1]))
        end--;
    return end;
}

static void add_paragraph(Maker *maker)
{
    const Outline *outline = maker->outline;
    while (maker->line < maker->lines.len && maker->lines.at[maker->line].block == maker->block) {
        const MarkLine *line = &maker->lines.at[maker->line++];
        if (line->mark.found) {
            end_line(maker);
            items_mark(&maker->items, line);
        } else if (maker->start != TEXT_NONE) {
            const Run *before = &outline->markdown.runs.at[line->run_first - 1];
            add_run(maker, before, 0);
        }
        add_runs(maker, line->run_first, line->run_count, line->mark.found ? line->mark.end : 0);
        items_line_end(&maker->items, line_end(outline, line));
    }
    end_line(maker);
}

static void add_block(Maker *maker, int index)
{
    const Block *block = &maker->outline->markdown.blocks.at[index];
    const MarkLine *line = maker->line < maker->lines.len ? &maker->lines.at[maker->line] : NULL;
    items_enter(&maker->items, index, line && line->block == index ? line : NULL);
    maker->block = index;
    if (block->kind == BLOCK_PARAGRAPH) {
        add_paragraph(maker);
    } else if (block->kind == BLOCK_HEADING || block->kind == BLOCK_CELL) {
        add_runs(maker, block->run_first, block->run_count, 0);
        end_line(maker);
    }
    if (block->kind == BLOCK_HEADING)
        maker->heading = index;
}

// The plain text with the stops in code spans masked: "`a.b`" and "`x?`" end no sentence.
static Text masked(const Outline *outline, Arena *arena)
{
    char *copy = arena_terminated(arena, outline->plain);
    for (size_t i = 0; i < outline->pieces.len; i++) {
        const PlainPiece *piece = &outline->pieces.at[i];
        for (size_t k = 0; piece->code && k < piece->len; k++)
            if (copy[piece->plain + k] && strchr(".?!", copy[piece->plain + k]))
                copy[piece->plain + k] = 'x';
    }
    return (Text){copy, outline->plain.len};
}

static void add_sentences(Maker *maker)
{
    Outline *outline = maker->outline;
    Text text = masked(outline, maker->arena);
    SpanList found = {0};
    for (size_t i = 0; i < maker->plain_lines.len; i++) {
        const PlainLine *line = &maker->plain_lines.at[i];
        found.len = 0;
        sentences_split(maker->arena, text_span(text, line->plain), SENTENCES_NATIVE, &found);
        for (size_t k = 0; k < found.len; k++) {
            Span span = {line->plain.start + found.at[k].start,
                         line->plain.start + found.at[k].end};
            Sentence sentence = {span, line->block, line->item, line->top_item, line->heading};
            list_add(maker->arena, &outline->sentences, sentence);
        }
    }
}

void outline_make(Text text, Arena *arena, Outline *outline)
{
    *outline = (Outline){.text = text, .made = true};
    markdown_parse(text, arena, &outline->markdown, &outline->refused);
    const Markdown *markdown = &outline->markdown;
    const bool *quoted = marks_quoted(markdown, arena);
    Maker maker = {.outline = outline,
                   .arena = arena,
                   .plain = arena_get(arena, plain_room(outline)),
                   .items = {.outline = outline, .arena = arena, .quoted = quoted},
                   .heading = BLOCK_NONE,
                   .start = TEXT_NONE};
    outline->plain.at = maker.plain;
    outline->leaves.at = arena_array(arena, Span, markdown->blocks.len);
    outline->leaves.len = outline->leaves.cap = markdown->blocks.len;
    marks_find(markdown, quoted, arena, &maker.lines);
    for (size_t i = 0; i < markdown->blocks.len; i++)
        add_block(&maker, (int)i);
    items_close(&maker.items);
    add_sentences(&maker);
}

const Outline *outline_made(Outline *outline, Arena *arena)
{
    if (!outline->made)
        outline_make(outline->text, arena, outline);
    return outline;
}

size_t outline_piece(const Outline *outline, size_t plain)
{
    size_t low = 0, high = outline->pieces.len;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (outline->pieces.at[middle].plain <= plain)
            low = middle;
        else
            high = middle;
    }
    return low;
}

// The channel byte that the byte of `plain` starts at or, for an end, ends behind.
static size_t place_of(const PlainPiece *piece, size_t plain, bool end)
{
    size_t at = plain - piece->plain;
    bool exact = piece->len == piece->text.end - piece->text.start;
    if (at >= piece->len)
        return piece->text.end;
    if (exact)
        return piece->text.start + at + end;
    return end ? piece->text.end : piece->text.start;
}

Span outline_place(const Outline *outline, Span plain)
{
    if (!outline->pieces.len)
        return (Span){0};
    const PlainPiece *pieces = outline->pieces.at;
    size_t first = outline_piece(outline, plain.start);
    bool between = plain.start >= pieces[first].plain + pieces[first].len;
    if (between && first + 1 < outline->pieces.len && plain.end > pieces[first + 1].plain)
        first++;
    size_t from = plain.start > pieces[first].plain ? plain.start : pieces[first].plain;
    size_t start = place_of(&pieces[first], from, false);
    if (plain.end <= plain.start)
        return (Span){start, start};
    size_t last = outline_piece(outline, plain.end - 1);
    size_t end = place_of(&pieces[last], plain.end - 1, true);
    return (Span){start, end > start ? end : start};
}

// Sentences stand in the order of their blocks.
bool outline_first_in(const Outline *outline, int block, size_t end, size_t *sentence)
{
    size_t low = 0, high = end;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (outline->sentences.at[middle].block < block)
            low = middle + 1;
        else
            high = middle;
    }
    *sentence = low;
    return low < end && outline->sentences.at[low].block == block;
}

int outline_item_at(const Outline *outline, size_t text)
{
    size_t low = 0, high = outline->items.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (outline->items.at[middle].span.start <= text)
            low = middle + 1;
        else
            high = middle;
    }
    int item = (int)low - 1;
    while (item >= 0 && outline->items.at[item].span.end <= text)
        item = outline->items.at[item].parent;
    return item;
}

unsigned outline_item_number(const Outline *outline, int item)
{
    return item < 0 ? 0 : outline->items.at[item].place;
}

const char *item_style_name(ItemStyle style)
{
    switch (style) {
    case ITEM_MARKDOWN: return "markdown";
    case ITEM_BULLET_SIGN: return "bullet-sign";
    case ITEM_DASH_SIGN: return "dash-sign";
    case ITEM_PARENTHESES: return "parentheses";
    case ITEM_BOLD_NUMBER: return "bold-number";
    case ITEM_PLAIN_NUMBER: return "plain-number";
    }
    return "";
}
