// Where the blocks that md4c reported stand in the text: md4c gives no offsets but those of texts.
#ifndef SYNTAX_MARKDOWN_PLACE_H
#define SYNTAX_MARKDOWN_PLACE_H

#include "syntax/markdown.h"

// Fills in the span of every block and the number of every ordered item. Needs the blocks in
// document order with their kinds, parents and runs.
void markdown_place(Markdown *markdown, Arena *arena);

#endif
