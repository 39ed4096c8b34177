#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    BLOCK_FIRST = 16 << 10,  // small enough for a program that grades one file
    BLOCK_MOST = 4 << 20,    // doubling stops here
    LARGE = 1 << 20,         // such a piece has a block of its own, and can grow where it is
    BLOCK_KEPT = 1 << 20,    // what a reset keeps: one huge record does not stay for ever
    ALIGNMENT = 16,
    PRINT_ROOM = 256,        // bytes: longer texts are printed twice
};

struct ArenaBlock {
    ArenaBlock *next;
    size_t size;
    _Alignas(ALIGNMENT) char memory[];
};

struct ArenaGuest {
    ArenaGuest *next;
    void (*give_back)(void *guest);
    void *guest;
};

static size_t next_size(const Arena *arena, size_t wanted)
{
    size_t size = arena->first ? arena->first->size * 2 : BLOCK_FIRST;
    if (size > BLOCK_MOST)
        size = BLOCK_MOST;
    return size < wanted ? wanted : size;
}

static ArenaBlock *block_new(size_t size, ArenaBlock *next)
{
    ArenaBlock *block = memory_get(sizeof *block + size);
    block->next = next;
    block->size = size;
    return block;
}

static void add_block(Arena *arena, size_t wanted)
{
    size_t size = next_size(arena, wanted);
    arena->first = block_new(size, arena->first);
    arena->at = arena->first->memory;
    arena->end = arena->first->memory + size;
}

// Behind the newest block, which goes on being filled.
static void *large_room(Arena *arena, size_t size)
{
    if (!arena->first)
        add_block(arena, 0);
    ArenaBlock *block = block_new(size, arena->first->next);
    arena->first->next = block;
    return block->memory;
}

void *arena_room(Arena *arena, size_t size)
{
    if (size > PTRDIFF_MAX - ALIGNMENT)
        memory_full();
    if (size >= LARGE)
        return large_room(arena, size);
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (!arena->at || size > (size_t)(arena->end - arena->at))
        add_block(arena, size);
    void *got = arena->at;
    arena->at += size;
    return got;
}

// The block that a large piece has for itself, as what points to it; NULL: there is none.
static ArenaBlock **find_large(const Arena *arena, const void *piece)
{
    ArenaBlock **link = arena->first ? &arena->first->next : NULL;
    while (link && *link && (*link)->memory != piece)
        link = &(*link)->next;
    return link && *link ? link : NULL;
}

// The system moves large blocks without copying them.
void *arena_grow(Arena *arena, void *piece, size_t len, size_t size)
{
    ArenaBlock **link = len >= LARGE ? find_large(arena, piece) : NULL;
    if (!link || size > PTRDIFF_MAX - ALIGNMENT) {
        void *moved = arena_room(arena, size);
        return len ? memcpy(moved, piece, len) : moved;
    }
    *link = memory_grow(*link, sizeof **link + size);
    (*link)->size = size;
    return (*link)->memory;
}

void *arena_get(Arena *arena, size_t size)
{
    void *got = arena_room(arena, size);
    return size ? memset(got, 0, size) : got;
}

void *arena_get_array(Arena *arena, size_t count, size_t size)
{
    size_t total;
    if (__builtin_mul_overflow(count, size, &total))
        memory_full();
    return arena_get(arena, total);
}

Text arena_copy(Arena *arena, Text text)
{
    return (Text){arena_terminated(arena, text), text.len};
}

Text arena_join(Arena *arena, Text a, Text b)
{
    char *both = arena_room(arena, a.len + b.len + 1);
    if (a.len)
        memcpy(both, a.at, a.len);
    if (b.len)
        memcpy(both + a.len, b.at, b.len);
    both[a.len + b.len] = '\0';
    return (Text){both, a.len + b.len};
}

char *arena_terminated(Arena *arena, Text text)
{
    char *copy = arena_room(arena, text.len + 1);
    if (text.len)
        memcpy(copy, text.at, text.len);
    copy[text.len] = '\0';
    return copy;
}

Text arena_print(Arena *arena, const char *format, ...)
{
    char most[PRINT_ROOM];
    va_list values, again;
    va_start(values, format);
    va_copy(again, values);
    int len = vsnprintf(most, sizeof most, format, values);
    va_end(values);
    size_t size = len < 0 ? 0 : (size_t)len;
    char *text = arena_room(arena, size + 1);
    if (size < sizeof most)
        memcpy(text, most, size + 1);
    else
        vsnprintf(text, size + 1, format, again);
    va_end(again);
    return (Text){text, size};
}

static void free_chain(ArenaBlock *block)
{
    while (block) {
        ArenaBlock *next = block->next;
        free(block);
        block = next;
    }
}

void arena_owns(Arena *arena, void (*give_back)(void *guest), void *guest)
{
    ArenaGuest *entry = arena_room(arena, sizeof *entry);
    *entry = (ArenaGuest){arena->guests, give_back, guest};
    arena->guests = entry;
}

// While the arena still has its memory: guests live in it.
static void dismiss(Arena *arena)
{
    for (ArenaGuest *guest = arena->guests; guest; guest = guest->next)
        guest->give_back(guest->guest);
    arena->guests = NULL;
}

void arena_reset(Arena *arena)
{
    ArenaBlock *kept = arena->first;
    dismiss(arena);
    if (!kept)
        return;
    free_chain(kept->next);
    kept->next = NULL;
    if (kept->size > BLOCK_KEPT) {
        arena_free(arena);
        return;
    }
    arena->at = kept->memory;
}

void arena_free(Arena *arena)
{
    dismiss(arena);
    free_chain(arena->first);
    *arena = (Arena){0};
}

void memory_full(void)
{
    static const char message[] = "answerlint: out of memory\n";
    ssize_t ignored = write(STDERR_FILENO, message, sizeof message - 1);
    (void)ignored;
    _exit(2);  // not exit: other threads still run
}

void *memory_get(size_t size)
{
    void *got = malloc(size ? size : 1);
    if (!got)
        memory_full();
    return got;
}

void *memory_grow(void *memory, size_t size)
{
    void *got = realloc(memory, size ? size : 1);
    if (!got)
        memory_full();
    return got;
}
