// What one line of Markdown begins with: indentation, container markers, fences, signs of blocks.
//
// These are the line rules of CommonMark 0.30 (sections 2.2, 4.1 to 4.5, 5.1, 5.2) as md4c 0.4.8
// applies them. A Line is a cursor inside the text of one line; a tab goes to the next column that
// is a multiple of four.
#ifndef SYNTAX_MARKDOWN_LINE_H
#define SYNTAX_MARKDOWN_LINE_H

#include "base/text.h"

enum { CODE_INDENT = 4 };   // columns that make indented code

typedef struct Line {
    Text text;              // the whole document
    size_t start, end;      // without the line end
    size_t next;            // where the next line starts
    size_t at;              // the cursor
    unsigned indent;        // columns of white space before the cursor that no container claims
    unsigned column;        // columns from the line's start to the cursor
} Line;

typedef struct Marker {
    char kind;              // '>', or '-', '+', '*' of a bullet, or '.', ')' behind digits
    uint64_t number;
    size_t at, end;         // bytes
    unsigned indent;        // columns before it
    unsigned content;       // columns that its content is indented by
} Marker;

typedef struct Fence {
    char sign;              // '`' or '~'
    size_t width;
} Fence;

// The line that starts at `start`, with the cursor behind its indentation.
Line line_at(Text text, size_t start);

// Moves the cursor to `at`, `columns` further on, and over the white space there.
void line_move(Line *line, size_t at, unsigned columns);

bool line_is_done(const Line *line);             // nothing but white space was left
size_t line_trimmed_end(const Line *line);

// A container marker at the cursor.
bool line_marker(const Line *line, Marker *marker);

// Moves behind the marker and settles where its content begins.
void line_pass_marker(Line *line, Marker *marker);

bool line_is_break(const Line *line);            // thematic break
bool line_is_underline(const Line *line);        // of a setext heading
bool line_is_table_rule(const Line *line);       // '|', '-', ':' and white space, with a '-'
bool line_is_heading(const Line *line);          // ATX
bool line_opens_fence(const Line *line, Fence *fence);    // md4c: however far it is indented

// Moves the cursor over the signs even if they close nothing: so does md4c, and what follows them
// can then open a container where the fence ended with its list item.
bool line_closes_fence(Line *line, Fence fence);

#endif
