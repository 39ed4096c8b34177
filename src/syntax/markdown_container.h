// The state of the reader that finds where blocks stand, and its steps through the containers of a
// line.
#ifndef SYNTAX_MARKDOWN_CONTAINER_H
#define SYNTAX_MARKDOWN_CONTAINER_H

#include "syntax/markdown.h"
#include "syntax/markdown_line.h"

typedef enum Before {       // what the line before was, as far as it decides what this line can be
    BEFORE_OTHER,
    BEFORE_TEXT,            // of a paragraph: lazy lines may follow, and not every marker ends it
    BEFORE_FENCE,
    BEFORE_INDENTED,
    BEFORE_TABLE_HEAD,
    BEFORE_TABLE,
} Before;

typedef struct Container {
    Marker marker;
    int block;              // the item or quote, or BLOCK_NONE
} Container;

typedef struct Placer {
    Markdown *markdown;
    Arena *arena;
    LIST(Container) open;
    int next;               // the first block that has no place yet
    int leaf;               // the block that lines may continue, or BLOCK_NONE
    int owner;              // the leaf that has the run `run`
    size_t run;             // the first run that is not on an earlier line
    Before before;
    Fence fence;
    bool bare;              // the last thing that began is an item, and nothing in it yet
    bool two_blank;         // ... and a blank line followed its first line
    Span silent;            // the last line of text that gave no run
} Placer;

typedef struct Progress {   // through the containers of one line
    size_t parents, added;
    bool brother;
} Progress;

Block *placer_block(Placer *placer, int index);
void placer_extend(Placer *placer, int index, size_t end);
void placer_start(Placer *placer, int index, size_t start, size_t end);

// The next block without a place, if it is of this kind, gets this one; else BLOCK_NONE.
int placer_take(Placer *placer, BlockKind kind, size_t start, size_t end);

void containers_close(Placer *placer, size_t kept);

// How many of the open containers the line goes on with.
size_t containers_match(Placer *placer, Line *line);

// The same, once an item that begins with two blank lines is left: what follows is not in it.
size_t containers_leave_bare(Placer *placer, size_t parents);

// Reads the markers at the cursor and opens what they open. True: a thematic break ended the line.
bool containers_read(Placer *placer, Line *line, Progress *progress, bool has_text);

#endif
