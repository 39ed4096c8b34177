// Progress tells on standard error how far a run is: on a terminal by a line that is drawn over and
// over, in a log by a line from time to time.
//
// A run that takes less than half a second shows nothing, one of less than a minute leaves nothing
// in a log. Whoever tells something else on standard error meanwhile calls progress_hide before.
// Belongs to the thread that keeps the order.
#ifndef RUN_PROGRESS_H
#define RUN_PROGRESS_H

#include "run/extent.h"
#include "run/progress_line.h"

typedef enum ProgressKind {
    PROGRESS_NONE,
    PROGRESS_BAR,
    PROGRESS_LOG,
} ProgressKind;

typedef struct Progress {
    ProgressKind kind;
    Extent extent;
    uint64_t start_ms, looked_ms, told_ms;      // the last two count from the start
    bool shown;
} Progress;

// Whether it is time to tell, `ms` after the start, when the last time was at `told` (0: never).
bool progress_is_due(ProgressKind kind, uint64_t ms, uint64_t told);

Progress progress_start(ProgressKind kind, const TextList *paths);
void progress_end(Progress *progress);

// May tell: called for every record. `ms` and `total` are filled in, unless it is catching up.
void progress_step(Progress *progress, ProgressCounts counts);
void progress_hide(Progress *progress);

#endif
