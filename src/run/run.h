// A run grades every document of its inputs and writes the results, in input order, whatever
// the jobs.
//
// Memory depends on the number of jobs and the size of one input, not on how many there are.
#ifndef RUN_RUN_H
#define RUN_RUN_H

#include "core/totals.h"
#include "format/split.h"
#include "run/baseline.h"
#include "run/checkpoint.h"
#include "run/grade.h"
#include "run/input.h"
#include "run/output.h"
#include "run/progress.h"
#include "run/repeats.h"
#include "run/selection.h"

typedef struct Plan {
    const Ruleset *ruleset;          // NULL: documents are split and shown, not graded
    const Policy *policy;
    SplitOptions split;
    const TextList *paths;
    Text stdin_name;                 // what "-" is called
    Text folder;                     // the working folder, which paths in reports are relative to
    OutputList outputs;
    Selection selection;             // what of the inputs this run is about
    Totals *totals;                    // open, and gets every result; NULL: not wanted
    Baseline *baseline;                // what was known before; NULL: nothing
    const Repeats *repeats;            // answers that are counted together; NULL: each for itself
    size_t jobs;
    unsigned matching;               // MatcherFlags
    Profile *profile;                // gets what the run cost; NULL: not wanted
    size_t details;                  // see Report
    bool color, quiet, verbose;
    Checkpoint *checkpoint;          // NULL: the run is not gone on with
    ProgressKind progress;
    bool report_on_terminal;         // where progress may stand meanwhile
} Plan;

typedef enum RunEnd {
    RUN_WHOLE,
    RUN_INTERRUPTED,                 // by a signal: the reports end where it came
    RUN_FAILED,                      // with an error, or one that a sink tells
} RunEnd;

RunEnd run(const Plan *plan, Summary *summary, Arena *keep, Error *error);

#endif
