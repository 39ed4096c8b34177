// An excerpt is the source line that a span begins in, behind a gutter with its number, and carets
// below.
//
//     37 | 7. **Potential Pitfalls**: Awaiting methods returning void may lead to …
//        |                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
//
// About a hundred columns around the span are shown, and no more than that is looked at, however
// long the line. A span of several lines shows the first and says where it ends. The source is
// foreign: see put_safe.
#ifndef REPORT_EXCERPT_H
#define REPORT_EXCERPT_H

#include "base/put.h"
#include "report/place.h"
#include "report/style.h"

typedef struct Excerpt {
    Places *places;
    Span span;
    size_t line;          // the number in the gutter
    Style style;          // of the carets
    bool color;
} Excerpt;

// The width of the gutter: the digits of the line number.
size_t excerpt_gutter(const Excerpt *excerpt);

void put_excerpt(Out *out, const Excerpt *excerpt);

// What a span holds, in at most `limit` bytes: cut between characters, with an ellipsis.
Text excerpt_text(Text source, Span span, size_t limit, Arena *arena);

#endif
