#include "check/check.h"
#include "check/stats_text.h"

static bool is_longer(Judge *judge, StatField field, const char *name, bool *judged)
{
    const Stats *stats = &judge->document->stats;
    if (!stats->present[field])
        return false;
    *judged = true;
    uint64_t total = stats->value[STAT_TOTAL_DURATION], part = stats->value[field];
    if (part <= total)
        return false;
    Arena *arena = judge->arena;
    Text message = arena_print(arena, "the total duration is %.*s, but %s alone took %.*s",
                               TEXT_ARG(duration_words(arena, total)), name,
                               TEXT_ARG(duration_words(arena, part)));
    judge_fail_source(judge, CHANNEL_ANSWER, stats->place[STAT_TOTAL_DURATION], 0, message);
    return true;
}

// The parts need not add up to the total: a client may count the load or the prompt from a cache.
static Outcome run(Judge *judge, const void *params)
{
    (void)params;
    const Document *document = judge->document;
    if (judge->channel_kind != CHANNEL_ANSWER || !document->has_stats
        || !document->stats.present[STAT_TOTAL_DURATION])
        return OUTCOME_NOT_APPLICABLE;
    bool judged = false;
    bool load = is_longer(judge, STAT_LOAD_DURATION, "loading", &judged);
    bool eval = is_longer(judge, STAT_EVAL_DURATION, "evaluation", &judged);
    if (!judged)
        return OUTCOME_NOT_APPLICABLE;
    return load || eval ? OUTCOME_FAIL : OUTCOME_PASS;
}

const CheckType check_stats_total = {
    .name = "stats-total",
    .about = "The total duration is at least as long as each of its parts.",
    .definition = "The printed total against the time of loading and the time of evaluation, each "
                  "by itself.",
    .criterion = CRITERION_INTEGRITY,
    .params = (const Param[]){{0}},
    .run = run,
    .example = {NULL,
                "Yes.\n\ntotal duration: 2s\neval count: 20 token(s)\neval duration: 500ms\n"
                "eval rate: 40.00 tokens/s\n",
                "Yes.\n\ntotal duration: 400ms\neval count: 20 token(s)\n"
                "eval duration: 500ms\neval rate: 40.00 tokens/s\n"},
};
