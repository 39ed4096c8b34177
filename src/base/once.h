// Once: something is made by the first thread that wants it, and then is there for all of them.
//
// For what is short: others that want it meanwhile wait without sleeping.
#ifndef BASE_ONCE_H
#define BASE_ONCE_H

#include <stdatomic.h>

typedef struct Once {
    atomic_int state;
} Once;

void once_open(Once *it);

// Calls `make`, unless somebody did; has been made when it returns.
void once_make(Once *it, void (*make)(void *context), void *context);

enum { ONCE_MADE = 2 };

// The same, which costs next to nothing from the second time on.
static inline void once(Once *it, void (*make)(void *context), void *context)
{
    if (atomic_load(&it->state) != ONCE_MADE)
        once_make(it, make, context);
}

#endif
