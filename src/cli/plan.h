// What check and report make of a Plan beside the run itself: its outputs, and what comes when it
// has ended. Errors go to `keep`; false with an error.
#ifndef CLI_PLAN_H
#define CLI_PLAN_H

#include "cli/command.h"
#include "run/run.h"

// The outputs of a run (--format, --html-records), and what comes when it has ended: closing them
// or giving them up, what is told on standard error, the exit status.
Text working_folder(Arena *keep);
bool plan_outputs(const Options *options, Plan *plan, Arena *keep, Error *error);

// One output more, that counts over the whole run; false when there are too many.
bool plan_add_output(Plan *plan, Output output, Arena *keep, Error *error);
bool plan_details(const Options *options, Plan *plan, Arena *keep, Error *error);
bool plan_close(const Plan *plan, Arena *keep, Error *error);
void plan_drop(const Plan *plan);
void plan_tell_closing(const Plan *plan, const Summary *summary, Arena *keep);

// --baseline and its company: read, and part of the plan; what is told when the run has ended.
bool plan_baseline(const Options *options, Plan *plan, Arena *keep, Error *error);
void plan_tell_baseline(const Plan *plan, Arena *keep);

// --group-by and its company: the same.
bool plan_repeats(const Options *options, Plan *plan, Arena *keep, Error *error);
void plan_tell_repeats(const Plan *plan);

Exit plan_status(const Plan *plan, const Summary *summary);

#endif
