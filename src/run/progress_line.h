// What is said of the progress of a run: a pure function of counts and time.
//
//     [#########------------]  42%  1250 answers, 3 failed  310/s  2.4 MB/s  0:05 left
#ifndef RUN_PROGRESS_LINE_H
#define RUN_PROGRESS_LINE_H

#include "base/put.h"

typedef struct ProgressCounts {
    uint64_t ms;                 // since the run began
    uint64_t answers, failed;
    uint64_t answers_before;     // of them, by a run that this one goes on from
    uint64_t read, total;        // bytes of input; total 0: not known
    uint64_t read_before;
    bool catching_up;            // read, total: records that were judged before
} ProgressCounts;

// One line of less than `width` columns, without a line end; what finds no room is left out, least
// important first: MB/s, answers a second, the time left, failures.
void put_progress_bar(Out *out, const ProgressCounts *counts, size_t width);

// The same for a log, with a line end.
void put_progress_log(Out *out, const ProgressCounts *counts);

#endif
