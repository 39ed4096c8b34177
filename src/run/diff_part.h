// The walk over what changed that all forms of a diff share: only run/diff_*.c include this.
#ifndef RUN_DIFF_PART_H
#define RUN_DIFF_PART_H

#include "base/put.h"
#include "run/diff.h"

typedef struct Pen Pen;

// One form of a diff: how a result and a finding of it are put.
typedef struct Form {
    void (*result)(Pen *pen, const char *change, const Traced *before, const Traced *after);
    void (*trait)(Pen *pen, Change change, const Trait *trait);
    void (*end)(Pen *pen);
} Form;

struct Pen {
    const Diff *diff;
    const Form *form;
    Out *out;
    bool color;
    uint64_t results, traits;    // put so far
};

// Every result that changed, with the findings that did: those of the second run in its order, then
// those that are gone.
void diff_put_changes(Pen *pen);

#endif
