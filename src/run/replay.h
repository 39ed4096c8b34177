// A replay writes the reports of a run again, from its saved results and without grading.
//
// Counts, findings and verdicts are those of the run. What results do not hold is left out: texts
// around findings, prompts and answers; of a record also the column in its file.
#ifndef RUN_REPLAY_H
#define RUN_REPLAY_H

#include "run/run.h"
#include "run/saved.h"

// Of all files of the plan's paths, in order. The ruleset of the plan gets the rules that results
// tell of. False with an error, then nothing of the outputs is worth keeping.
bool replay(const Plan *plan, Ruleset *ruleset, Arena *keep, Summary *summary, Error *error);

#endif
