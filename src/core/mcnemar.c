#include "core/mcnemar.h"

// The binomial coefficient n over k divided by 2 to the n: halved on the way, so that nothing
// overflows.
static double share(uint64_t n, uint64_t k)
{
    double value = 1;
    uint64_t halved = 0;
    for (uint64_t i = 1; i <= k; i++) {
        value = value * (double)(n - k + i) / (double)i;
        for (; value > 1 && halved < n; halved++)
            value /= 2;
    }
    for (; halved < n && value > 0; halved++)
        value /= 2;
    return value;
}

double mcnemar_p(uint64_t a, uint64_t b)
{
    uint64_t n = a + b, k = a < b ? a : b;
    double term = 1, sum = 1;
    for (uint64_t i = k; i > 0 && term > 0; i--) {      // relative to the largest term
        term = term * (double)i / (double)(n - i + 1);
        sum += term;
    }
    double p = 2 * sum * share(n, k);
    return p < 1 ? p : 1;
}

bool mcnemar_is_evidence(uint64_t a, uint64_t b)
{
    return mcnemar_p(a, b) <= 0.05;
}
