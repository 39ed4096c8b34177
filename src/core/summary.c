#include "core/summary.h"

void summary_add(Summary *summary, const Result *result)
{
    summary->results++;
    if (result->status != STATUS_OK)
        summary->input_errors++;
    else if (result->failed)
        summary->failed++;
    else
        summary->passed++;
    for (size_t i = 0; i < result->judgements.len; i++)
        summary->rule_errors += result->judgements.at[i].outcome == OUTCOME_ERROR;
    for (size_t i = 0; i < result->findings.len; i++)
        summary->findings[result->findings.at[i].rule->severity]++;
    if (result->scored) {
        summary->scored++;
        summary->score_sum += (uint64_t)result->score;
    }
}

void summary_merge(Summary *summary, const Summary *other)
{
    summary->results += other->results;
    summary->passed += other->passed;
    summary->failed += other->failed;
    summary->input_errors += other->input_errors;
    summary->rule_errors += other->rule_errors;
    for (size_t i = 0; i < SEVERITY_NEVER; i++)
        summary->findings[i] += other->findings[i];
    summary->scored += other->scored;
    summary->score_sum += other->score_sum;
}
