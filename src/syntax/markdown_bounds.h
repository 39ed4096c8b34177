// What md4c cannot parse in linear time, found before it is called.
//
// md4c (0.4.8) walks all open containers on each line, walks a paragraph from its first line for
// each bracket in it, and copies a link's definition for each use. The bound is on the product, so
// that what a person or a model writes passes however long it is: see WORK_PER_BYTE.
#ifndef SYNTAX_MARKDOWN_BOUNDS_H
#define SYNTAX_MARKDOWN_BOUNDS_H

#include "base/text.h"

// Why the text must not be parsed, or the empty text.
Text markdown_refusal(Text text);

#endif
