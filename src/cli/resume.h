// Resuming: the checkpoint that --checkpoint and --resume ask for, and the reports that go with it.
#ifndef CLI_RESUME_H
#define CLI_RESUME_H

#include "cli/config.h"
#include "cli/options.h"
#include "run/checkpoint.h"

// NULL when none is wanted. False with an error when it cannot be had, or is of another run.
bool checkpoint_wanted(const Options *options, const Config *config, Ruleset *ruleset,
                       Checkpoint **checkpoint, Arena *keep, Error *error);

// Opens the file of a report that a run can go on with.
bool checkpoint_add_report(Checkpoint *checkpoint, Text path, Sink *sink, Arena *keep,
                           Error *error);

// Tells on standard error from where the run goes on.
void checkpoint_tell(const Checkpoint *checkpoint);

#endif
