#include "check/stats_text.h"

enum { NANOSECONDS = 1000000000 };  // in a second

Text duration_words(Arena *arena, uint64_t nanoseconds)
{
    unsigned long long whole = nanoseconds / NANOSECONDS, part = nanoseconds % NANOSECONDS;
    if (part == 0)
        return arena_print(arena, "%llu s", whole);
    int places = 9;
    for (; part % 10 == 0; part /= 10)
        places--;
    return arena_print(arena, "%llu.%0*llu s", whole, places, part);
}

Text rate_words(Arena *arena, uint64_t rate)
{
    return arena_print(arena, "%llu.%02llu", (unsigned long long)(rate / 100),
                       (unsigned long long)(rate % 100));
}
