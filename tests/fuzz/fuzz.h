// A fuzz Target takes any bytes and dies, by fuzz_assert or by a sanitizer, when the program breaks a promise
// on them: a const struct at the end of its own file, and a row of targets.def.
//
// `run` may use the arena, which is emptied afterwards; what it keeps between two runs (rules) lives until
// the process ends. Two programs run the same targets: libFuzzer, one binary a target (entry.c), and the
// replay of seeds, their beginnings and their neighbours, which needs no clang (replay.c).
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"

typedef struct Target {
    const char *name;
    void (*run)(Text input, Arena *arena);
    const char *const *seeds;        // files, or folders whose files are meant; ends with NULL
} Target;

extern const Target *const targets[];             // ends with NULL

#define fuzz_assert(condition)                                                                     \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: broken promise: %s\n", __FILE__, __LINE__, #condition);        \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

#endif
