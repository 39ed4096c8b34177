// The extent of a run is the number of bytes of its inputs, found out little by little beside it.
#ifndef RUN_EXTENT_H
#define RUN_EXTENT_H

#include "run/input.h"

typedef struct Extent {
    Inputs inputs;           // its paths are set by whoever makes it
    Arena arena;
    uint64_t bytes;          // so far
    bool known;              // all inputs were looked at
    bool unknowable;         // one of them is a pipe, or not all of them are read
} Extent;

// Looks at inputs for so many milliseconds at most.
void extent_look(Extent *extent, uint64_t ms);
void extent_close(Extent *extent);

// 0 as long as it is not known.
uint64_t extent_bytes(const Extent *extent);

#endif
