#include "run/mark.h"

#include <string.h>

// Each step can be undone, so that texts which differ in one word never meet again at that place.
static uint64_t mix(uint64_t mark, uint64_t word)
{
    mark = (mark ^ word) * 0x9E3779B97F4A7C15u;      // 2^64 divided by the golden ratio
    return mark ^ mark >> 32;
}

static uint64_t mix_text(uint64_t mark, Text text)
{
    uint64_t word;
    size_t at = 0;
    mark = mix(mark, text.len);
    for (; text.len - at >= sizeof word; at += sizeof word) {
        memcpy(&word, text.at + at, sizeof word);
        mark = mix(mark, word);
    }
    word = 0;
    if (at < text.len)
        memcpy(&word, text.at + at, text.len - at);
    return mix(mark, word);
}

uint64_t cut_mark(const Cut *cut)
{
    uint64_t mark = mix_text(0, cut->path);
    mark = mix(mark, cut->offset);
    mark = mix(mark, cut->line);
    mark = mix(mark, cut->indent);
    mark = mix(mark, cut->number);
    mark = mix(mark, (uint64_t)cut->framing * 2 + cut->alone);
    mark = mix_text(mark, cut->why);
    return mix_text(mark, cut->bytes);
}
