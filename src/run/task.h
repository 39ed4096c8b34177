// A Task is a line of IFEval's input data: a prompt and the instructions in it that a response
// must follow, as {"key", "prompt", "instruction_id_list", "kwargs"}.
#ifndef RUN_TASK_H
#define RUN_TASK_H

#include "base/error.h"
#include "check/param.h"
#include "syntax/json.h"

typedef LIST(Demand) DemandList;

typedef struct Task {
    Text key;                // as it stands in the JSON; empty: there is none
    Text prompt;
    DemandList demands;
    uint32_t line;           // where it stands in the input data
    size_t group;            // where the first with the same prompt is in by_prompt
} Task;

typedef LIST(Task *) TaskList;

// False with an error at the place. Kwargs that are null count as not given; unknown ones, unknown
// instructions and missing kwargs are errors. Texts are views of the JSON where they can be.
bool task_read(const JsonNode *node, Place place, Arena *arena, Task *task, Error *error);

// The tasks of a file in its order, and again in order of their prompts.
typedef struct Tasks {
    TaskList list, by_prompt;
} Tasks;

void tasks_sort(Tasks *tasks, Arena *arena);

// The group of the tasks that have this prompt; by_prompt.len when none has.
size_t tasks_find(const Tasks *tasks, Text prompt);

#endif
