// A Shortlist keeps the worst entries of a report that may only be so long, and counts the rest.
//
// A writer with a cap puts entries instead of plain bytes: entry_open, the bytes, entry_close. The
// thread that keeps the order adds them; the first ones of each severity stay, and at the end the
// worst come first, in the order of the input. So the same entries are shown whatever the jobs, and
// memory depends on the cap and not on the number of entries. Nothing is left out silently: see
// shortlist_hidden. Owned by one thread; memory comes from malloc until shortlist_free.
#ifndef REPORT_SHORTLIST_H
#define REPORT_SHORTLIST_H

#include "base/put.h"
#include "core/rule.h"

typedef struct Cap {
    size_t all;                          // entries that are shown at most ...
    size_t each[SEVERITY_NEVER];         // ... and of each severity; 0: as many as `all`
} Cap;

typedef struct Shortlist {
    const Cap *cap;
    Out kept[SEVERITY_NEVER];            // entries
    size_t count[SEVERITY_NEVER];        // how many of them
    uint64_t seen;
} Shortlist;

// What entry_close needs.
size_t entry_open(Out *out, Severity severity);
void entry_close(Out *out, size_t mark);

// Takes what a writer has put: nothing but entries.
void shortlist_add(Shortlist *shortlist, Text entries);

// How many entries shortlist_put leaves out.
uint64_t shortlist_hidden(const Shortlist *shortlist);

void shortlist_put(const Shortlist *shortlist, const char *separator, Out *out);
void shortlist_free(Shortlist *shortlist);

#endif
