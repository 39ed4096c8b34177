// Stats are what a transcript says of how the answer was made: durations, token counts, rates.
//
// Only what was there is present. Durations are nanoseconds, rates hundredths of tokens a second,
// so that nothing is rounded; `place` is where the source says it.
#ifndef CORE_STATS_H
#define CORE_STATS_H

#include "base/text.h"

typedef enum StatField {
    STAT_TOTAL_DURATION,          // nanoseconds
    STAT_LOAD_DURATION,
    STAT_PROMPT_EVAL_COUNT,       // tokens
    STAT_PROMPT_EVAL_DURATION,
    STAT_PROMPT_EVAL_RATE,        // hundredths of tokens per second
    STAT_EVAL_COUNT,
    STAT_EVAL_DURATION,
    STAT_EVAL_RATE,
    STAT_COUNT,
} StatField;

typedef struct Stats {
    uint64_t value[STAT_COUNT];
    bool present[STAT_COUNT];
    Span place[STAT_COUNT];       // the line in the source that said it
} Stats;

const char *stat_field_name(StatField field);     // the JSON key: "eval_rate"

#endif
