// Sets of small numbers, one bit each. Private to the claim family.
#ifndef CLAIM_BITS_H
#define CLAIM_BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// How many words hold so many bits.
static inline size_t bit_words(size_t count)
{
    return count / 64 + 1;
}

static inline bool has_bit(const uint64_t *bits, uint32_t at)
{
    return bits[at / 64] >> at % 64 & 1;
}

static inline void set_bit(uint64_t *bits, uint32_t at)
{
    bits[at / 64] |= (uint64_t)1 << at % 64;
}

#endif
