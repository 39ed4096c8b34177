// The block structure of a Markdown text (CommonMark with tables, strikethrough and task lists),
// by md4c, with the byte range of every block and of every run of inline text.
//
// Blocks come in document order, a parent before its children; children lie inside their parents
// and after each other. A leaf block (paragraph, heading, code, HTML, table cell) has runs: the
// pieces of its text without the markup around them, each with its place in the text. Table cells
// without text are left out, and reference definitions are no blocks. A block's span goes from its
// first byte (for an item: its marker; for a fence: its opening line) to the end of its last line
// of content, without the line end; a cell's is that of its runs. What stands where is decided as
// md4c 0.4.8 does it, also where that is not CommonMark ("1. " with white space alone behind it
// ends a paragraph).
//
// Parsing cannot fail, but text that md4c could not take in linear time is refused before the
// call: more than 128 container markers in one line, nesting times lines, brackets times the lines
// of their paragraph, brackets times the longest reference definition (syntax/markdown_bounds.h).
#ifndef SYNTAX_MARKDOWN_H
#define SYNTAX_MARKDOWN_H

#include "base/list.h"

typedef enum BlockKind {
    BLOCK_PARAGRAPH,
    BLOCK_HEADING,
    BLOCK_CODE,          // fenced or indented
    BLOCK_HTML,
    BLOCK_QUOTE,
    BLOCK_LIST,
    BLOCK_ITEM,
    BLOCK_TABLE,
    BLOCK_ROW,
    BLOCK_CELL,
    BLOCK_BREAK,         // thematic break
} BlockKind;

enum { BLOCK_NONE = -1 };

typedef struct Block {
    BlockKind kind;
    int parent;            // index, or BLOCK_NONE
    Span span;
    unsigned level;        // heading: 1 to 6; item and list: nesting of lists, 1 is the top
    bool ordered;          // list, item
    bool head;             // cell, row: in the table's head
    uint64_t number;       // ordered item: as written
    char marker;           // list, item: '-', '*', '+', '.' or ')'
    Text info;             // code: the fence's info string
    size_t run_first, run_count;
} Block;

typedef enum RunKind {
    RUN_TEXT,
    RUN_CODE,      // a code span, or a line of a code block
    RUN_BREAK,     // a soft or hard line break
    RUN_ENTITY,    // "&amp;"
    RUN_HTML,
} RunKind;

typedef enum RunStyle {
    STYLE_STRONG = 1,
    STYLE_EMPHASIS = 2,
    STYLE_LINK = 4,
    STYLE_STRIKE = 8,
} RunStyle;

typedef struct Run {
    RunKind kind;
    unsigned style;        // RunStyle flags
    Span span;
} Run;

typedef struct Markdown {
    Text text;
    LIST(Block) blocks;
    LIST(Run) runs;
} Markdown;

// False: the text was refused (see above), `reason` says why, and the Markdown is one paragraph.
bool markdown_parse(Text text, Arena *arena, Markdown *markdown, Text *reason);

// The character that an entity stands for, as UTF-8; the text itself when it is none known. Knows
// numbers and the names that occur in prose.
Text markdown_entity(Arena *arena, Text entity);

#endif
