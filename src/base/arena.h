// An Arena is memory that is given back all at once.
//
// There are two lifetimes in the program: `keep` (rules, options: until the end) and `scratch`
// (one record, then arena_reset). Memory comes zeroed. Nobody frees a piece and nobody checks
// for NULL: when memory runs out the process says so and ends with status 2 (memory_full). An
// arena belongs to one thread at a time. Zero is an empty arena.
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/text.h"

typedef struct ArenaBlock ArenaBlock;
typedef struct ArenaGuest ArenaGuest;

typedef struct Arena {
    ArenaBlock *first;   // the newest block; older ones are chained behind it
    char *at, *end;      // the free part of the newest block
    ArenaGuest *guests;  // what is given back with it
} Arena;

#define arena_new(arena, Type) ((Type *)arena_get((arena), sizeof(Type)))
#define arena_array(arena, Type, count) ((Type *)arena_get_array((arena), (count), sizeof(Type)))

void *arena_get(Arena *arena, size_t size);
void *arena_get_array(Arena *arena, size_t count, size_t size);

// Not zeroed: for who fills it at once.
void *arena_room(Arena *arena, size_t size);

// A piece of `len` bytes that is to have `size`, more than that. The old one may be gone.
void *arena_grow(Arena *arena, void *piece, size_t len, size_t size);

Text arena_copy(Arena *arena, Text text);
Text arena_join(Arena *arena, Text a, Text b);
char *arena_terminated(Arena *arena, Text text);
Text arena_print(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

// Has `give_back` called when the arena is emptied or freed: for what has memory of its own. The
// newest goes first.
void arena_owns(Arena *arena, void (*give_back)(void *guest), void *guest);

// Empties the arena but keeps its newest block, the largest, for the next record.
void arena_reset(Arena *arena);
void arena_free(Arena *arena);

// Ends the process: one line to standard error, status 2.
_Noreturn void memory_full(void);

// malloc and realloc that end in memory_full, for what must outlive or outgrow an arena.
void *memory_get(size_t size);
void *memory_grow(void *memory, size_t size);

#endif
