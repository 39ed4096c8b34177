// Numbers of the statistics as a message shows them: the shortest decimal that is exact.
#ifndef CHECK_STATS_TEXT_H
#define CHECK_STATS_TEXT_H

#include "base/arena.h"

// "8.730509 s" for 8730509000 nanoseconds
Text duration_words(Arena *arena, uint64_t nanoseconds);

// "97.13"; hundredths
Text rate_words(Arena *arena, uint64_t rate);

#endif
