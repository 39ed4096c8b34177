#include "base/list.h"

#include <stdint.h>

enum { FIRST_SMALL = 8, FIRST_LARGE = 2, LARGE = 40 };       // elements; bytes of one

void *list_room(Arena *arena, void *at, size_t len, size_t *cap, size_t size)
{
    if (len < *cap)
        return at;
    *cap = len ? len * 2 : size > LARGE ? FIRST_LARGE : FIRST_SMALL;
    if (*cap > PTRDIFF_MAX / size)
        memory_full();
    return arena_grow(arena, at, len * size, *cap * size);
}

bool text_list_has(const TextList *list, Text text)
{
    for (size_t i = 0; i < list->len; i++)
        if (text_is(list->at[i], text))
            return true;
    return false;
}
