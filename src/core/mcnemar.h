// McNemar's test: whether pairs that changed in one way outnumber those that changed in the other
// by more than chance.
//
// The exact test, two-sided: of n = a + b pairs that changed, the smaller number or a smaller one
// under the binomial distribution with one half, doubled, at most 1 (McNemar, Psychometrika 12,
// 1947; exact form: Dixon and Mood, JASA 41, 1946). Pairs that did not change say nothing.
#ifndef CORE_MCNEMAR_H
#define CORE_MCNEMAR_H

#include <stdbool.h>
#include <stdint.h>

double mcnemar_p(uint64_t a, uint64_t b);

// Whether p is at most 0.05.
bool mcnemar_is_evidence(uint64_t a, uint64_t b);

#endif
