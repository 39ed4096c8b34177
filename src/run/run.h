// A run grades every document of its inputs and writes the results, in input order, whatever
// the jobs.
//
// Memory depends on the number of jobs and the size of one input, not on how many there are.
#ifndef RUN_RUN_H
#define RUN_RUN_H

#include "base/sink.h"
#include "core/totals.h"
#include "format/split.h"
#include "report/writer.h"
#include "run/grade.h"
#include "run/input.h"
#include "run/selection.h"

typedef struct Output {
    const Writer *writer;
    Sink *sink;
    bool to_people;                  // standard output: troubles are told on standard error instead
} Output;

typedef LIST(Output) OutputList;

typedef struct Plan {
    const Ruleset *ruleset;          // NULL: documents are split and shown, not graded
    const Policy *policy;
    SplitOptions split;
    const TextList *paths;
    Text stdin_name;                 // what "-" is called
    OutputList outputs;
    Selection selection;             // what of the inputs this run is about
    Totals *totals;                    // open, and gets every result; NULL: not wanted
    size_t jobs;
    bool color, quiet, verbose;
} Plan;

void run(const Plan *plan, Summary *summary);

#endif
