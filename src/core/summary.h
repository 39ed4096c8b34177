// A Summary is what a run adds up to: integers only, so that the order of adding cannot matter.
#ifndef CORE_SUMMARY_H
#define CORE_SUMMARY_H

#include "core/result.h"

typedef struct Summary {
    uint64_t results, passed, failed, input_errors;     // results = passed + failed + input_errors
    uint64_t rule_errors;                     // judgements that met a limit
    uint64_t findings[SEVERITY_NEVER];        // by severity
    uint64_t scored;
    uint64_t score_sum;                       // tenths
} Summary;

void summary_add(Summary *summary, const Result *result);
void summary_merge(Summary *summary, const Summary *other);

#endif
