// The items that format checks judge: those of the top level that are not quoted, each with its
// number, and the one way to hold a count of each of them against a range.
#ifndef CHECK_ITEMS_H
#define CHECK_ITEMS_H

#include "check/check.h"

// Zero but for `outline` is a walk before its first item.
typedef struct ItemWalk {
    const Outline *outline;
    const Item *item;
    size_t index;          // of `item` in outline->items
    unsigned number;       // from 1
    size_t next;
} ItemWalk;

bool items_next(ItemWalk *walk);

// A finding at the walk's item; the number is at hand, which spares a search for it.
void items_fail(Judge *judge, const ItemWalk *walk, Text message);

// Judges `counts`, one for each of outline->items, of things called `noun` (singular: "word").
Outcome items_measure(Judge *judge, Range range, const char *noun, const uint64_t *counts);

#endif
