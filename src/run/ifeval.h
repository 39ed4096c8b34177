// The official evaluation of IFEval, offline: what evaluation_main.py of google-research reads,
// writes and prints, with the checkers of official/instruction.h.
//
// Responses are graded by several threads; the results are the same whatever their number. Of two
// files the prompts and a response to each are held; one file that has both is read line by line.
#ifndef RUN_IFEVAL_H
#define RUN_IFEVAL_H

#include "run/grading.h"
#include "run/accuracy.h"

typedef struct Evaluation {
    Text data;               // --input-data
    Text responses;          // --input-response-data; empty: the input data has them, too
    Text folder;             // gets eval_results_strict.jsonl and eval_results_loose.jsonl
    size_t jobs;
} Evaluation;

typedef struct Evaluated {
    Accuracy accuracies[VERDICTS];
    Text files[VERDICTS];
    uint64_t strangers, repeated;        // responses to no prompt, and to one that had one before
    uint32_t stranger, repeat;           // the lines of the first of them
} Evaluated;

// False with an error; the folder then has no new files in it. As in the official script a
// response belongs to every task with its prompt, and of several responses the last one counts.
bool evaluation_run(const Evaluation *evaluation, Arena *keep, Evaluated *evaluated, Error *error);

#endif
