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

typedef enum TitleOrder {
    TITLES_IN_ORDER,
    TITLES_IN_ANY_ORDER,
} TitleOrder;

// The row of a check's parameters that chooses between them.
#define TITLES_ORDER_PARAM(type)                                                                   \
    {.name = "order", .about = "given: the required ones stand in the order of the rule",          \
     .kind = PARAM_CHOICE, .offset = offsetof(type, order), .fallback = TITLES_IN_ORDER,           \
     .choices = (const char *const[]){"given", "any", NULL}}

// The lines that begin with a word and a number, "Section 2" or "SECTION IV: Cure": headings and
// first lines of paragraphs, bold or not, all of level 1. What stands behind the number begins
// with a sign, or the line is a sentence and no title.
void titles_collect_numbered(Judge *judge, Text word, TitleList *titles);

// The titles that are called so: `found` gets the index of each or -1. A finding, with `noun` for
// what it is, for each that is missing or out of order; true when there is none.
bool titles_require(Judge *judge, const TitleList *titles, const TextList *required,
                    TitleOrder order, const char *noun, int *found);

#endif
