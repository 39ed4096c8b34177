// Limits are what one record, rule or pattern may take at most: the rows of base/limit.def.
//
// Whoever meets a limit says so by its name (limit_met), and the run ends with status 2: a limit
// is never silence, nor "no match". All but the two times are exact: the same input meets them on
// every machine.
//
// The values belong to the process. They are set while the command line is read, before there is a
// second thread, and only read from then on: no result depends on when something was asked.
#ifndef BASE_LIMIT_H
#define BASE_LIMIT_H

#include "base/error.h"

typedef enum LimitId {
#define LIMIT(id, name, value, least, most, unit, about) LIMIT_##id,
#include "base/limit.def"
#undef LIMIT
    LIMIT_COUNT,
} LimitId;

typedef struct LimitRow {
    const char *name;
    uint64_t value, least, most;     // unless set; what it may be set to
    const char *unit, *about;
} LimitRow;

extern const LimitRow limit_rows[LIMIT_COUNT];

uint64_t limit_of(LimitId id);
void limit_set(LimitId id, uint64_t value);

// "NAME=VALUE", the value with K, M or G for 1024 times; false with an error.
bool limit_read(Text setting, Arena *keep, Error *error);

// "the limit of 5 seconds: see --limit record-seconds".
Text limit_met(LimitId id, Arena *arena);

#endif
