// What all forms of a diff share, the walk over what changed and how things are named: only
// run/diff_*.c include this.
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

// "broken", "new", ...; "changed": the verdict is the same, the findings or the score are not.
// NULL: nothing is another.
const char *diff_change_of(const Diff *diff, const Traced *before, const Traced *after);

// "a.jsonl, record 3, id q-4", and "pass 100.0 -> fail 50.0": of either there may be none. Foreign
// text, made safe.
void diff_put_name(const Traced *traced, Out *out);
void diff_put_way(const Traced *before, const Traced *after, Out *out);

// "p = 0.0312", or "~" where there is no evidence.
void diff_put_evidence(uint64_t broken, uint64_t fixed, Out *out);

// Of the pairs with two scores, of which there is one at least; in tenths.
typedef struct MeanScores {
    int64_t before, after;
    int64_t change;              // rounded by itself
} MeanScores;

MeanScores diff_means(const Diff *diff);

// With its sign: "+1.5".
void diff_put_change(int64_t tenths, Out *out);

#endif
