// A Deadline is how long the rules of one record may take, and the pattern that is run.
//
// What counts is the processor time of the thread: a busy machine does not change what is found.
// One belongs to a matcher, and so to one thread.
#ifndef SYNTAX_DEADLINE_H
#define SYNTAX_DEADLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/limit.h"

typedef struct Deadline {
    uint64_t wall_end, end;  // of the record, by both clocks; 0: none is on
    uint64_t call_end;       // of the pattern
    unsigned looks;
} Deadline;

void deadline_start_record(Deadline *deadline);
bool deadline_record_is_late(const Deadline *deadline);

// A pattern is run over so many bytes.
void deadline_start_call(Deadline *deadline, size_t bytes);

// Whether the pattern is late, or the record; often_late may be asked often, and looks now and
// then.
bool deadline_call_is_late(const Deadline *deadline);
bool deadline_often_late(Deadline *deadline);

// How many places to try next, after a window that took so many nanoseconds.
size_t deadline_next_window(size_t window, uint64_t taken);

// Which limit a call has met that is late.
LimitId deadline_limit(const Deadline *deadline);

#endif
