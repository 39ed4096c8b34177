// A CodeScan finds the code of a Markdown text in order: fences, and code spans in a paragraph.
//
// It reads lines and backticks and does not parse: for text of which only that question is asked,
// tags among its words included, which a Markdown parser would take for HTML. A paragraph ends at
// an empty line, a fence, or a line that begins a block; a code span never goes beyond. A fence
// that is not closed goes to the end. Indented code is not looked for. Linear.
#ifndef SYNTAX_CODE_SCAN_H
#define SYNTAX_CODE_SCAN_H

#include "base/text.h"

enum {
    CODE_TICKS_MOST = 31,      // backticks in a run that can begin a code span
};

typedef struct CodeScan {
    Text text;
    size_t at, end;        // end: of the paragraph that `at` lies in
} CodeScan;

// The next code with its marks: the lines of a fence, or a code span. False at the end.
bool code_next(CodeScan *scan, Span *code);

#endif
