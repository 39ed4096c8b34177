// A Slot is one record on its way through a run: its bytes, then what came of it.
//
// Whoever keeps the order fills it, a worker judges the record (slot_work), and the one who keeps
// the order writes what was rendered: see base/pipeline.h. It belongs to one thread at a time.
#ifndef RUN_SLOT_H
#define RUN_SLOT_H

#include "run/run.h"
#include "run/source.h"

enum { WRITERS_MOST = 16 };

typedef struct Slot {
    Arena arena;
    Cut cut;
    Out outs[WRITERS_MOST];          // rendered results, one for each output
    Out troubles;                    // for standard error
    Summary summary;
    Totals totals;                   // where the plan has one
    size_t results;
    uint64_t cuts, marks;            // for the checkpoint: how many, the sum of their marks
} Slot;

Slot *slot_new(const Plan *plan, Arena *arena);
void slot_empty(Slot *slot);
void slot_free(Slot *slot);

void slot_work(const Plan *plan, Matcher *matcher, Slot *slot);

Report output_report(const Output *output, const Plan *plan, Arena *arena);

#endif
