#include "check/check.h"

// Whether the client was told to print statistics, and not told otherwise later.
static bool is_verbose(const Document *document)
{
    bool verbose = false;
    for (size_t i = 0; i < document->segments.len; i++) {
        const Segment *segment = &document->segments.at[i];
        if (segment->kind != SEGMENT_NOTICE)
            continue;
        Text notice = text_span(document->source, segment->span);
        if (text_find(notice, 0, TEXT("Set 'verbose' mode.")) != TEXT_NONE)
            verbose = true;
        if (text_find(notice, 0, TEXT("Set 'quiet' mode.")) != TEXT_NONE)
            verbose = false;
    }
    return verbose;
}

// A client leaves out what is zero: without these the model generated nothing, or the end is
// cut off.
static Outcome run(Judge *judge, const void *params)
{
    (void)params;
    const Stats *stats = &judge->document->stats;
    if (judge->channel_kind != CHANNEL_ANSWER)
        return OUTCOME_NOT_APPLICABLE;
    if (!judge->document->has_stats && is_verbose(judge->document)) {
        judge_fail_source(judge, CHANNEL_ANSWER, judge_answer_place(judge), 0,
                          TEXT("the session is verbose, but no statistics follow the answer"));
        return OUTCOME_FAIL;
    }
    if (!judge->document->has_stats || !stats->present[STAT_TOTAL_DURATION])
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
    .about = "Statistics are there in a verbose session, and say how many tokens were made and how "
             "long it took.",
    .definition = "Where a terminal's statistics have a total they have an eval count and an eval "
                  "duration; a session that was set to verbose has statistics. Others are not "
                  "judged.",
    .criterion = CRITERION_INTEGRITY,
    .params = (const Param[]){{0}},
    .run = run,
    .example = {NULL,
                "Yes.\n\ntotal duration: 2s\neval count: 20 token(s)\neval duration: 500ms\n"
                "eval rate: 40.00 tokens/s\n",
                "Yes.\n\ntotal duration: 2s\neval count: 20 token(s)\n"
                "eval rate: 40.00 tokens/s\n"},
};
