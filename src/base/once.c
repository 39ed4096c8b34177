#include "base/once.h"

#include "base/pipeline.h"

enum { UNTRIED = 0, BUSY = 1 };

void once_open(Once *it)
{
    atomic_init(&it->state, UNTRIED);
}

void once_make(Once *it, void (*make)(void *context), void *context)
{
    int expected = UNTRIED;
    if (atomic_compare_exchange_strong(&it->state, &expected, BUSY)) {
        make(context);
        atomic_store(&it->state, ONCE_MADE);
    }
    while (atomic_load(&it->state) != ONCE_MADE)
        thread_yield();
}
