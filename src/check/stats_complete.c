#include "check/check.h"

// A client leaves out what is zero: without these the model generated nothing, or the end is
// cut off.
static Outcome run(Judge *judge, const void *params)
{
    (void)params;
    const Stats *stats = &judge->document->stats;
    if (judge->channel_kind != CHANNEL_ANSWER || !judge->document->has_stats
        || !stats->present[STAT_TOTAL_DURATION])
        return OUTCOME_NOT_APPLICABLE;
    bool count = stats->present[STAT_EVAL_COUNT], duration = stats->present[STAT_EVAL_DURATION];
    if (count && duration)
        return OUTCOME_PASS;
    Text message = count || duration
        ? arena_print(judge->arena, "the statistics have no eval %s", count ? "duration" : "count")
        : TEXT("the statistics have neither eval count nor eval duration");
    judge_fail_source(judge, CHANNEL_ANSWER, stats->place[STAT_TOTAL_DURATION], 0, message);
    return OUTCOME_FAIL;
}

const CheckType check_stats_complete = {
    .name = "stats-complete",
    .about = "Statistics that name a total duration say how many tokens were made, and how long it "
             "took.",
    .criterion = CRITERION_INTEGRITY,
    .params = (const Param[]){{0}},
    .run = run,
};
