// A LIST is a growing array in an arena: {at, len, cap}. Zero is the empty list.
//
//     LIST(Text) names = {0};
//     list_add(arena, &names, TEXT("a"));
//     for (size_t i = 0; i < names.len; i++) use(names.at[i]);
//
// Growing moves the elements, and their old place may be gone: keep indexes, not pointers, while a
// list still grows. A list with no room at all (cap 0) may be a view of constants: adding copies
// them, and so does list_own, which must come before an element of such a list is changed.
#ifndef BASE_LIST_H
#define BASE_LIST_H

#include "base/arena.h"

#define LIST(Type)                                                                                 \
    struct {                                                                                       \
        Type *at;                                                                                  \
        size_t len, cap;                                                                           \
    }

#define list_add(arena, list, ...)                                                                 \
    ((list)->len < (list)->cap ? (void)0 : list_own((arena), (list)),                              \
     (list)->at[(list)->len++] = (__VA_ARGS__))

#define list_own(arena, list)                                                                      \
    ((void)((list)->at = list_room((arena), (list)->at, (list)->len, &(list)->cap,                 \
                                   sizeof *(list)->at)))

// Makes room for so many elements in an empty list, which costs nothing where they do not come.
#define list_expect(arena, list, count)                                                            \
    ((void)((list)->at = arena_room((arena), ((list)->cap = (count)) * sizeof *(list)->at)))

// The array, moved if need be so that one element more fits.
void *list_room(Arena *arena, void *at, size_t len, size_t *cap, size_t size);

typedef LIST(Text) TextList;
typedef LIST(Span) SpanList;

bool text_list_has(const TextList *list, Text text);

#endif
