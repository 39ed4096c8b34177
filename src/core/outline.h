// An Outline is what there is to count and to judge in one channel: blocks, list items and
// sentences.
//
// `plain` is the prose of the channel without its markup: the runs of every paragraph, heading and
// table cell, one block a line, soft breaks and <br> as spaces, entities decoded; code blocks,
// HTML and thematic breaks are no prose. `outline_place` maps a span of it back to the channel.
// Items are found by CommonMark, and, where a paragraph is a list that Markdown does not know ("•
// a", "– a", "(1) a", "**1. Title** text" at the start of its lines), by those marks (core/marks.h
// says when they count): such items say so in their style, their marks are not in `plain`, and
// each begins a line of it. Items come in document order. Zero-based indexes everywhere.
#ifndef CORE_OUTLINE_H
#define CORE_OUTLINE_H

#include "core/document.h"
#include "syntax/markdown.h"

typedef enum ItemStyle {
    ITEM_MARKDOWN,
    ITEM_BULLET_SIGN,      // • ‣ ◦ ▪ ● ○ ■ ·
    ITEM_DASH_SIGN,        // – —
    ITEM_PARENTHESES,      // (1)
    ITEM_BOLD_NUMBER,      // **1. Title**
    ITEM_PLAIN_NUMBER,     // 1) or 1. that CommonMark takes for text
} ItemStyle;

typedef struct Item {
    ItemStyle style;
    int block;             // BLOCK_ITEM, or the paragraph it was found in
    int parent;            // the item around it, or -1
    unsigned place;        // 1-based among the top-level items that are not quoted, else 0
    unsigned level;        // 1: top level (quotes are not counted: an item in a quote has `quoted`)
    bool ordered, quoted;
    uint64_t number;       // ordered: as written
    unsigned list;         // which list it belongs to: items of one list share it
    Span span;             // channel bytes, marker included, nested content included
    Span body;             // channel bytes behind the marker and the box of a task, to its end
    Span plain;            // its prose in `plain`, nested items included
    Span own;              // its prose in `plain` before its first nested item
} Item;

typedef struct Sentence {
    Span plain;
    int block;             // the leaf block it stands in
    int item;              // innermost item, or -1
    int top_item;          // the top-level item, or -1
    int heading;           // block index of the nearest heading above, or BLOCK_NONE
} Sentence;

// A stretch of `plain` and where it stands in the channel; equal lengths map byte for byte.
typedef struct PlainPiece {
    size_t plain, len;
    Span text;
    bool code;             // a code span
    unsigned style;        // RunStyle flags
} PlainPiece;

typedef struct Outline {
    Text text;
    Text plain;
    Markdown markdown;
    Text refused;          // why Markdown was refused, else empty
    LIST(PlainPiece) pieces;
    LIST(Span) leaves;     // per block: its prose in `plain`; empty for blocks without
    LIST(Item) items;
    LIST(Sentence) sentences;
    size_t top_items;      // items of level 1 that are not quoted
    bool made;
} Outline;

void outline_make(Text text, Arena *arena, Outline *outline);

// The same for an outline of which nothing is known yet but its text; made once.
const Outline *outline_made(Outline *outline, Arena *arena);

// A span of `plain` in the channel.
Span outline_place(const Outline *outline, Span plain);

// The piece that a position of `plain` lies in (its index).
size_t outline_piece(const Outline *outline, size_t plain);

// The first sentence of a block, before the sentence `end`; false when there is none.
bool outline_first_in(const Outline *outline, int block, size_t end, size_t *sentence);

// The index of the innermost item whose span holds the channel position, or -1.
int outline_item_at(const Outline *outline, size_t text);

// The 1-based number of a top-level item among the top-level items, or 0.
unsigned outline_item_number(const Outline *outline, int item);

const char *item_style_name(ItemStyle style);

#endif
