// The clock, for progress and for how often something is done; nothing that a report says may
// depend on it.
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

// Milliseconds since some moment; never goes back.
uint64_t clock_ms(void);

#endif
