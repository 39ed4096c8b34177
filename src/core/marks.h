// Marks of lists that Markdown does not know, at the starts of a paragraph's lines: "• a", "– a",
// "(1) a", "**1. Title**", and "2) a" where CommonMark sees text.
//
// A mark counts by the company it keeps. Bullet signs always do; dashes want two lines of a list;
// numbers want two that are consecutive, from 1 on or following on from a list before. Lines of
// one list stand in one paragraph or in paragraphs that follow each other directly; numbers also
// find each other over other blocks of the same parent. More indentation is a level below. Quotes,
// headings, cells and code have none. Lines before the first mark of a paragraph introduce it;
// lines behind one go on with its item.
#ifndef CORE_MARKS_H
#define CORE_MARKS_H

#include "core/outline.h"

typedef struct Mark {
    bool found;            // a mark stands here and counts
    ItemStyle style;
    uint64_t number;
    unsigned level;        // among the marks: 1 is the outermost
    unsigned list;         // marks of one list share it
    unsigned section;      // marks that no other block parts
    size_t start, end;     // channel bytes of the mark: its first sign, its text
} Mark;

// A line of a paragraph.
typedef struct MarkLine {
    int block;
    size_t run_first, run_count;   // without the line break
    size_t start;                  // channel byte of the line's first sign
    Mark mark;
} MarkLine;

typedef LIST(MarkLine) MarkLineList;

// Per block: whether it stands in a quote.
bool *marks_quoted(const Markdown *markdown, Arena *arena);

// The lines of every paragraph, in order.
void marks_find(const Markdown *markdown, const bool *quoted, Arena *arena, MarkLineList *lines);

#endif
