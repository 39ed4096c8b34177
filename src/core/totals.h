// Totals are what a run adds up to, in detail: what `--summary` writes and `merge` adds.
//
// They hold integers only, and bounded lists whose order is total, so that adding is associative
// and commutative: the totals of any parts of a run, merged in any order and grouping, are those of
// the whole. Means and quantiles are made from them when they are shown. Memory comes from malloc
// and does not grow with the results; totals_close gives it back. They belong to one thread at a
// time.
#ifndef CORE_TOTALS_H
#define CORE_TOTALS_H

#include "base/limit.h"
#include "core/groups.h"
#include "core/score.h"
#include "core/summary.h"
#include "core/worst.h"

enum {
    SCORE_BUCKETS = 101,         // one for each whole point, 100.0 alone in the last
    GRADES = 5,                  // A, B, C, D, F
    THINKING_STATES = THINKING_HIDDEN + 1,
    OUTCOMES = OUTCOME_ERROR + 1,
    SHARDS_MOST = 100000,
};

typedef struct RuleTotals {
    Text id;                     // not owned
    Severity severity;
    uint64_t outcomes[OUTCOMES]; // judgements
    uint64_t findings;
    uint64_t results;            // with at least one finding
    uint64_t mark;               // the last of them, while results are added
} RuleTotals;

typedef struct CriterionTotals {
    uint64_t scored, score_sum;  // tenths
} CriterionTotals;

// Which parts of a run this is the totals of: some of `of`, or the whole (0).
typedef struct Shards {
    uint64_t of;
    bool *has;                   // owned; one for each
} Shards;

typedef struct Totals {
    Text version, ruleset;       // of the program and the rules; not owned
    Policy policy;
    uint64_t limits[LIMIT_COUNT];    // of the run; the usual ones until set
    Shards shards;
    Summary summary;
    uint64_t histogram[SCORE_BUCKETS];
    uint64_t grades[GRADES];
    uint64_t thinking[THINKING_STATES];
    CriterionTotals criteria[CRITERION_COUNT];
    RuleTotals *rules;            // in the order of the ruleset
    size_t rule_count;
    Groups models, formats;
    WorstList worst;
} Totals;

// Rules are left to be filled in by the caller: id and severity.
void totals_open(Totals *totals, size_t rule_count, size_t worst_most);
void totals_close(Totals *totals);

// `nameless`: path and record say nothing. The arena is scratch.
void totals_add(Totals *totals, const Result *result, bool nameless, Arena *arena);

// Adds the counts of a totals of the same rules; shards are left alone.
void totals_merge(Totals *totals, const Totals *other);

// Back to no results.
void totals_clear(Totals *totals);

char grade_letter(size_t index);

#endif
