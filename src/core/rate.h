// A Rate is a share of a whole that was counted, with the interval that a sample of that size
// leaves open.
//
// The interval is Wilson's, 95 %: E. B. Wilson, "Probable inference, the law of succession, and
// statistical inference", JASA 22 (1927). It stays within 0 and 1, and says something where the
// share is 0 or 1, which small samples of rules often are.
#ifndef CORE_RATE_H
#define CORE_RATE_H

#include "base/put.h"

typedef struct Rate {
    uint64_t part, whole;
} Rate;

typedef struct RateBounds {
    int64_t low, high;       // tenths of a percent
} RateBounds;

void rate_count(Rate *rate, bool part);

// In tenths of a percent, halves up. The whole is not 0.
int64_t rate_tenths(Rate rate);
RateBounds rate_bounds(Rate rate);

// Whether it is at least so many tenths of a percent. Nothing of nothing is not.
bool rate_reaches(Rate rate, int64_t tenths);

// "97.3 % [92.4, 99.1] 110 of 113", or "n/a".
void rate_put_text(Rate rate, Out *out);

// {"part":110,"whole":113,"percent":97.3,"low":92.4,"high":99.1}, with null for what is not known.
void rate_put_json(Rate rate, Out *out);

#endif
