// A Tally counts what evaluation_lib.py of IFEval counts: prompts and instructions that were
// followed, in all, by group (tier 0: what stands before the colon) and by instruction (tier 1).
#ifndef RUN_TALLY_H
#define RUN_TALLY_H

#include "base/put.h"
#include "run/task.h"

typedef struct Count {
    uint64_t followed, total;
} Count;

typedef struct TallyRow {
    Text id;
    Count count;
} TallyRow;

typedef struct Tally {
    Count prompts, instructions;
    LIST(TallyRow) groups, types;
} Tally;

// follows[i]: whether the response follows the task's instruction i.
void tally_add(Tally *tally, Arena *keep, const Task *task, const bool *follows);

// The rows in order of their ids, before anything is written.
void tally_sort(Tally *tally);

// The table that evaluation_main.py prints for a file of results.
void tally_put_text(const Tally *tally, Text file, Out *out);
void tally_put_json(const Tally *tally, Text file, Out *out);

#endif
