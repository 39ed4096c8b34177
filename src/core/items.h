// The items of an outline while they are found: those of Markdown and those of marks, nested.
//
// Blocks and lines must come in document order. An item's prose is known when it is closed, so
// items_close must come last.
#ifndef CORE_ITEMS_H
#define CORE_ITEMS_H

#include "core/marks.h"

typedef struct OpenItem {
    int item;
    unsigned section, level;    // of its mark; 0: an item of Markdown
} OpenItem;

typedef struct Items {
    Outline *outline;
    Arena *arena;
    const bool *quoted;         // per block
    LIST(OpenItem) open;
} Items;

// Closes what the block is not in and opens it if it is an item. `line` is the first line of a
// paragraph, else NULL.
void items_enter(Items *items, int block, const MarkLine *line);

// A line with a mark opens an item; one without belongs to the items that are open.
void items_mark(Items *items, const MarkLine *line);

// Prose of the items that are open was added at `start` of the plain text.
void items_prose(Items *items, size_t start);

// The line that the innermost item of a mark goes on with ends here, in channel bytes.
void items_line_end(Items *items, size_t end);

int items_innermost(const Items *items);
int items_top(const Items *items);       // the top-level item, not quoted, or -1
void items_close(Items *items);

#endif
