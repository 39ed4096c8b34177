// A Grading is what came of one response: whether each instruction of its task is followed,
// strictly and loosely.
#ifndef RUN_GRADING_H
#define RUN_GRADING_H

#include "base/put.h"
#include "run/lines.h"
#include "run/task.h"

enum { VERDICTS = 2 };       // strict, loose

typedef struct Grading {
    const Task *task;
    bool *follows[VERDICTS];
} Grading;

// The JSON of a line; NULL with an error.
const JsonNode *line_parse(const Line *line, Text path, Arena *arena, Error *error);

// A record is a line of the official files, or one that lm-evaluation-harness or inspect_ai made
// of it: {"doc": {...}, "resps": [[...]]}, {"metadata": {...}, "output": {"completion": ...}}.
const JsonNode *record_task(const JsonNode *record);
const JsonNode *record_response(const JsonNode *record);

Grading grade_task(const Task *task, Text response, Arena *arena);

// The line of eval_results_*.jsonl as the official script writes it; the part behind the
// instructions is the same for all verdicts.
void put_result_tail(Out *out, Text prompt, Text response);
void put_result(Out *out, const Grading *grading, size_t verdict, Text tail);

#endif
