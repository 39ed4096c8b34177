// A Diff says what became of each finding and each verdict from one run to another.
//
// Results are partners by their id, if they have one, first within the same path; else by the
// digest of the answer, again first within the same path; else, when the answer changed, by path
// and record. Findings are the same by their fingerprint: lines that moved and files with other
// names change nothing.
#ifndef RUN_DIFF_H
#define RUN_DIFF_H

#include "run/trace.h"

typedef enum Change {
    CHANGE_BROKEN,               // a finding, or a verdict of fail, that was not there
    CHANGE_FIXED,
    CHANGE_STILL,
    CHANGE_NEW,                  // of a result that is only in the second run
    CHANGE_GONE,                 // ... in the first
    CHANGE_COUNT,
} Change;

typedef struct RuleDiff {
    const Rule *rule;
    uint64_t findings[CHANGE_COUNT];
    uint64_t broken, fixed;      // results in both runs that have the rule's findings in one only
} RuleDiff;

typedef struct Diff {
    Trace before, after;
    uint64_t pairs, passing;     // results in both; those that passed in both
    uint64_t verdicts[CHANGE_COUNT];
    uint64_t findings[CHANGE_COUNT];
    uint64_t scored, better, worse;                // pairs with two scores
    int64_t before_sum, after_sum;                 // of their scores, tenths
    LIST(RuleDiff) rules;        // those with findings, by id
} Diff;

// False with the error of `saved`.
bool diff_read(Saved *saved, Text before, Text after, Diff *diff);

// Whether there is nothing to tell.
bool diff_is_empty(const Diff *diff);

// Whether an answer that was there before broke or has one finding more.
bool diff_is_regression(const Diff *diff);

// What became of a result's verdict; CHANGE_STILL also when it passed in both.
Change diff_verdict(const Traced *before, const Traced *after);

const char *change_name(Change change);

// Calls `tell` for each finding of a pair; either may be NULL. In the order of fingerprints.
typedef void TellTrait(void *context, Change change, const Trait *trait);
void diff_traits(const Diff *diff, const Traced *before, const Traced *after, TellTrait *tell,
                 void *context);

#endif
