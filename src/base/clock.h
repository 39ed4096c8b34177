// Clocks, for progress, for how often something is done, and for what may take no longer than so
// much; nothing else that a report says may depend on them.
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

// Milliseconds since some moment; never goes back.
uint64_t clock_ms(void);

// Nanoseconds: that this thread has computed; and since some moment, known to some milliseconds,
// for less.
uint64_t clock_thread_ns(void);
uint64_t clock_coarse_ns(void);

#endif
