// The titles of an answer: its headings and, if asked for, paragraphs that are bold as a whole.
//
// Those in quotations and lists are none. A title is called what a pack says when both agree but
// for case, a number before it ("2. Scope") and a colon behind it.
#ifndef CHECK_TITLES_H
#define CHECK_TITLES_H

#include "check/check.h"

enum { TITLE_BOLD_LEVEL = 7 };     // below every heading

typedef struct Title {
    Text text;
    Span plain, span;      // in the plain text, in the channel
    unsigned level;
} Title;

typedef LIST(Title) TitleList;

void titles_collect(Judge *judge, bool bold, TitleList *titles);

// The titles that are called so, in this order: `found` gets the index of each or -1. A finding,
// with `noun` for what it is, for each that is missing or out of order; true when there is none.
bool titles_require(Judge *judge, const TitleList *titles, const TextList *required,
                    const char *noun, int *found);

#endif
