// The score of a result, and the verdict.
//
// Format is the weighted share of applicable rules that pass. Facts is the share of the answer's
// points (top-level items, else sentences) without a factual finding: an error costs the whole
// point, a warning half of it, a note nothing; findings in the thinking do not count. The score is
// the weighted mean of the applicable criteria; integrity has no weight unless it is given one, it
// gates by its findings. Everything is counted in integers and rounded once, half to even, to a
// tenth.
//
// A point with several findings pays for the worst one. A sentence outside the items (an
// introduction, an answer without items) pays like a point. Rules that met a limit are left out.
// Nothing applicable: not scored, score 0, no grade. The verdict fails by a finding at or above
// `fail_on`, by a score below `min_score` and by a status that is not ok.
#ifndef CORE_SCORE_H
#define CORE_SCORE_H

#include "core/result.h"

typedef struct Policy {
    Severity fail_on;                       // verdict: fail at or above it
    int64_t min_score;                      // tenths; 0: none
    unsigned weight[CRITERION_COUNT];       // 40, 60, 0
    bool channels[CHANNEL_COUNT];           // which channels are linted
} Policy;

Policy policy_default(void);

// Fills in criteria, score, grade and failed from the findings, judgements and points.
void result_score(Result *result, const Policy *policy);

#endif
