// A Selection keeps the worst entries of a report that may only be so long, and counts the rest.
//
// A writer with a cap puts entries instead of plain bytes: entry_open, the bytes, entry_close. The
// thread that keeps the order adds them; the first ones of each severity stay, and at the end the
// worst come first, in the order of the input. So the same entries are shown whatever the jobs, and
// memory depends on the cap and not on the number of entries. Nothing is left out silently: see
// selection_hidden. Owned by one thread; memory comes from malloc until selection_free.
#ifndef REPORT_SELECTION_H
#define REPORT_SELECTION_H

#include "base/put.h"
#include "core/rule.h"

typedef struct Cap {
    size_t all;                          // entries that are shown at most ...
    size_t each[SEVERITY_NEVER];         // ... and of each severity; 0: as many as `all`
} Cap;

typedef struct Selection {
    const Cap *cap;
    Out kept[SEVERITY_NEVER];            // entries
    size_t count[SEVERITY_NEVER];        // how many of them
    uint64_t seen;
} Selection;

// What entry_close needs.
size_t entry_open(Out *out, Severity severity);
void entry_close(Out *out, size_t mark);

// Takes what a writer has put: nothing but entries.
void selection_add(Selection *selection, Text entries);

// How many entries selection_put leaves out.
uint64_t selection_hidden(const Selection *selection);

void selection_put(const Selection *selection, const char *separator, Out *out);
void selection_free(Selection *selection);

#endif
