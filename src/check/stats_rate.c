#include "check/check.h"
#include "check/stats_text.h"

__extension__ typedef unsigned __int128 Wide;

// A rate is in hundredths of tokens per second, a duration in nanoseconds.
static const uint64_t hundredths = 100000000000;

typedef struct Triple {
    const char *name;
    StatField count, duration, rate;
} Triple;

static const Triple triples[] = {
    {"prompt eval", STAT_PROMPT_EVAL_COUNT, STAT_PROMPT_EVAL_DURATION, STAT_PROMPT_EVAL_RATE},
    {"eval", STAT_EVAL_COUNT, STAT_EVAL_DURATION, STAT_EVAL_RATE},
};

// The client divides in binary floating point: near a tie its quotient may fall on either side, by
// a few units in the 53rd bit.
static bool adds_up(uint64_t count, uint64_t duration, uint64_t rate)
{
    Wide exact = (Wide)count * hundredths, printed = (Wide)rate * duration;
    Wide apart = exact > printed ? exact - printed : printed - exact;
    return apart <= (duration + (exact >> 50)) / 2;
}

static bool has_triple(const Stats *stats, const Triple *triple)
{
    return stats->present[triple->count] && stats->present[triple->duration]
        && stats->present[triple->rate] && stats->value[triple->duration] > 0;
}

static void complain(Judge *judge, const Triple *triple)
{
    const Stats *stats = &judge->document->stats;
    uint64_t count = stats->value[triple->count], duration = stats->value[triple->duration];
    Wide right = ((Wide)count * hundredths + duration / 2) / duration;
    Arena *arena = judge->arena;
    Text message = arena_print(
        arena, "the %s rate is %.*s tokens/s, but %llu tokens in %.*s are %.*s", triple->name,
        TEXT_ARG(rate_words(arena, stats->value[triple->rate])), (unsigned long long)count,
        TEXT_ARG(duration_words(arena, duration)),
        TEXT_ARG(rate_words(arena, right > UINT64_MAX ? UINT64_MAX : (uint64_t)right)));
    judge_fail_source(judge, CHANNEL_ANSWER, stats->place[triple->rate], 0, message);
}

static Outcome run(Judge *judge, const void *params)
{
    (void)params;
    const Stats *stats = &judge->document->stats;
    Outcome outcome = OUTCOME_NOT_APPLICABLE;
    if (judge->channel_kind != CHANNEL_ANSWER || !judge->document->has_stats)
        return outcome;
    for (size_t i = 0; i < sizeof triples / sizeof *triples; i++) {
        const Triple *triple = &triples[i];
        if (!has_triple(stats, triple))
            continue;
        bool right = adds_up(stats->value[triple->count], stats->value[triple->duration],
                             stats->value[triple->rate]);
        if (!right) {
            complain(judge, triple);
            outcome = OUTCOME_FAIL;
        } else if (outcome == OUTCOME_NOT_APPLICABLE) {
            outcome = OUTCOME_PASS;
        }
    }
    return outcome;
}

const CheckType check_stats_rate = {
    .name = "stats-rate",
    .about = "Each printed rate is the token count divided by the duration.",
    .definition = "The printed tokens per second against token count by duration, of the prompt "
                  "and of the answer; what rounding explains is no difference.",
    .criterion = CRITERION_INTEGRITY,
    .params = (const Param[]){{0}},
    .run = run,
    .example = {NULL,
                "Yes.\n\ntotal duration: 2s\neval count: 20 token(s)\neval duration: 500ms\n"
                "eval rate: 40.00 tokens/s\n",
                "Yes.\n\ntotal duration: 2s\neval count: 20 token(s)\neval duration: 500ms\n"
                "eval rate: 41.00 tokens/s\n"},
};
