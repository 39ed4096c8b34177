// An Accuracy counts what evaluation_lib.py of IFEval counts: prompts and instructions that were
// followed, in all, by group (tier 0: what stands before the colon) and by instruction (tier 1).
#ifndef RUN_ACCURACY_H
#define RUN_ACCURACY_H

#include "base/put.h"
#include "run/task.h"

typedef struct Count {
    uint64_t followed, total;
} Count;

typedef struct AccuracyRow {
    Text id;
    Count count;
} AccuracyRow;

typedef LIST(AccuracyRow) AccuracyRows;

typedef struct Accuracy {
    Count prompts, instructions;
    AccuracyRows groups, types;
} Accuracy;

// follows[i]: whether the response follows the task's instruction i.
void accuracy_add(Accuracy *accuracy, Arena *keep, const Task *task, const bool *follows);

// The rows in order of their ids, before anything is written.
void accuracy_sort(Accuracy *accuracy);

// The table that evaluation_main.py prints for a file of results.
void accuracy_put_text(const Accuracy *accuracy, Text file, Out *out);
void accuracy_put_json(const Accuracy *accuracy, Text file, Out *out);

#endif
