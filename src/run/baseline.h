// A Baseline is a file of findings that are known: they are suppressed and count for no verdict.
//
// An entry names a finding by content: the record (its id, else the digest of the answer), the
// rule, the fingerprint (core/fingerprint.h) and how often that is in one answer; so lines may
// move and files be renamed. `reason` is for people; from the day after `until` on (a date,
// 2027-01-31, in UTC) the entry does not hold. Answers with the same record share their entries.
//
// The file may also be labels of the HTML report: then what its reader called a false alarm is
// known (run/decision.h), and the file stays as it is.
//
// While answers are graded, workers only read the entries; the thread that keeps the order counts
// what was found. Memory grows with the entries and, when they are updated, with what is new.
#ifndef RUN_BASELINE_H
#define RUN_BASELINE_H

#include "base/error.h"
#include "base/put.h"
#include "core/score.h"

typedef struct Known {
    Text record, rule, fingerprint;
    Text reason, until;          // empty: none
    uint64_t count;
    uint64_t seen;               // most in one answer of this run
    bool expired;
} Known;

typedef LIST(Known) KnownList;

typedef struct Baseline {
    Text path;
    bool update, prune;
    bool labels;                 // it was read from labels
    Arena *keep;
    KnownList entries;           // sorted by record, rule, fingerprint
    KnownList found;             // to be added; sorted and single when the run has ended
} Baseline;

// By record, rule and fingerprint.
int known_compare(const Known *one, const Known *other);

// False with an error; entries with an `until` before `today` have expired. A file that is not
// there is empty when it is to be updated.
bool baseline_read(Baseline *baseline, Text today, Error *error);

// "2027-01-31", of SOURCE_DATE_EPOCH or of the clock; empty: SOURCE_DATE_EPOCH is no number.
Text baseline_today(Arena *arena);

// Suppresses the findings of a result that are known, and judges it again without them; its score
// stays.
void baseline_apply(const Baseline *baseline, const Policy *policy, Result *result, Arena *arena);

// In order: what a result has, as bytes, and those of one or more results counted.
void baseline_note(const Result *result, Arena *arena, Out *out);
void baseline_count(Baseline *baseline, Text notes);

// When the run has ended: what is to be added becomes single.
void baseline_settle(Baseline *baseline);

// The file with what is to be added, and without what is to be dropped.
void baseline_put(const Baseline *baseline, Out *out);

#endif
