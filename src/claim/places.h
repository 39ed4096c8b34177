// Places are tokens of a unit, one bit each, by their number in it; and behind the last token one
// more, where what ends with it ends. Private to the claim family.
#ifndef CLAIM_PLACES_H
#define CLAIM_PLACES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint64_t Places;

static inline Places place_at(size_t at)
{
    return (Places)1 << at;
}

static inline size_t places_first(Places places)
{
    return (size_t)__builtin_ctzll(places);
}

// What stands before the last of some places.
static inline Places places_before_last(Places places)
{
    return places ? place_at(63 - (size_t)__builtin_clzll(places)) - 1 : 0;
}

// All that is up to `gap` places behind, or before.
static inline Places places_up(Places places, unsigned gap)
{
    for (unsigned done = 1, step; done <= gap; done += step) {
        step = done <= gap + 1 - done ? done : gap + 1 - done;
        places |= places << step;
    }
    return places;
}

static inline Places places_down(Places places, unsigned gap)
{
    for (unsigned done = 1, step; done <= gap; done += step) {
        step = done <= gap + 1 - done ? done : gap + 1 - done;
        places |= places >> step;
    }
    return places;
}

// Where that may end which stands before a step: a gap is passed over, or an article.
static inline Places places_before(Places from, unsigned gap, bool article, Places articles)
{
    from = places_down(from, gap);
    return article && !gap ? from | (from >> 1 & articles) : from;
}

#endif
