// A Trace is what is remembered of a run to compare it with another: of every result who it was
// and how it ended, of every finding what it said.
//
// It is read from saved results into `keep`: about 200 bytes a result and 400 a finding, whatever
// the answers' length.
#ifndef RUN_TRACE_H
#define RUN_TRACE_H

#include "run/saved.h"

// A finding, known again by its fingerprint (core/fingerprint.h).
typedef struct Trait {
    const Rule *rule;
    Text fingerprint;
    Text excerpt, message;       // cut, to be shown
} Trait;

typedef struct Traced {
    Text path, id;
    uint64_t record;
    Text digest;                 // of the answer; empty: not known
    bool failed, scored;
    int64_t score;               // tenths
    size_t first, len;           // of its findings, sorted by fingerprint
    struct Traced *partner;      // in the other run; NULL: none
} Traced;

typedef struct Trace {
    Text path;                   // of the file of results
    LIST(Traced) results;
    LIST(Trait) traits;
} Trace;

// False with the error of `saved`, also when a result is there twice.
bool trace_read(Saved *saved, Text path, Trace *trace);

#endif
