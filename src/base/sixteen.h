// Sixteen bytes at a time: what compilers make one vector instruction of on x86-64 and on arm64,
// and plain words elsewhere. For scans over whole texts, of which almost every byte is of no
// interest.
//
// A comparison of two Sixteens has 0xFF where it holds and 0 elsewhere; what is asked for hits must
// have the high bit set in every byte that is one, and no bit in the others.
#ifndef BASE_SIXTEEN_H
#define BASE_SIXTEEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef uint8_t Sixteen __attribute__((vector_size(16)));

static inline Sixteen sixteen_at(const char *at)
{
    Sixteen bytes;
    memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

// sixteen_bits has one bit for each byte, the first the lowest.
#ifdef __SSE2__

static inline unsigned sixteen_bits(Sixteen hits)
{
    typedef char Signed __attribute__((vector_size(16)));
    return (unsigned)__builtin_ia32_pmovmskb128((Signed)hits);
}

static inline bool sixteen_any(Sixteen hits)
{
    return sixteen_bits(hits) != 0;
}

// The first hit in memory; there is one.
static inline size_t sixteen_first(Sixteen hits)
{
    return (size_t)__builtin_ctz(sixteen_bits(hits));
}

#else

static inline unsigned sixteen_bits(Sixteen hits)
{
    unsigned bits = 0;
    for (unsigned i = 0; i < sizeof hits; i++)
        bits |= (unsigned)(hits[i] >> 7) << i;
    return bits;
}

static inline bool sixteen_any(Sixteen bytes)
{
    uint64_t halves[2];
    memcpy(halves, &bytes, sizeof halves);
    return (halves[0] | halves[1]) != 0;
}

static inline size_t sixteen_first(Sixteen bytes)
{
    uint64_t halves[2];
    memcpy(halves, &bytes, sizeof halves);
    size_t half = halves[0] == 0;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return half * 8 + (size_t)__builtin_ctzll(halves[half]) / 8;
#else
    return half * 8 + (size_t)__builtin_clzll(halves[half]) / 8;
#endif
}

#endif

#endif
