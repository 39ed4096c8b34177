// A hash of the ends of a text and its length: fast, for caches where a text that is taken for
// another costs a comparison and no more.
#ifndef BASE_ENDS_HASH_H
#define BASE_ENDS_HASH_H

#include <string.h>

#include "base/text.h"

static inline uint32_t ends_hash(Text text)
{
    uint64_t head = 0, tail = 0;
    size_t len = text.len < sizeof head ? text.len : sizeof head;
    if (len == 0)
        return 0;            // an empty text may point nowhere
    memcpy(&head, text.at, len);
    memcpy(&tail, text.at + text.len - len, len);
    return (uint32_t)((head ^ tail * 31 ^ text.len) * 0x9E3779B97F4A7C15u >> 32);
}

#endif
