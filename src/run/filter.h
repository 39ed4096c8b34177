// A filter grades a stream of JSON records line by line: one line out for each line in, in the same
// order, whatever the jobs.
//
// A line that holds no record that can be graded gives a line with the status input-error. Lines
// carry no path and no number, unless the stream is given a name: so the output of a part of a
// stream is that part of the output. When the input pauses, what is finished is written. Memory
// depends on the jobs and the longest line.
#ifndef RUN_FILTER_H
#define RUN_FILTER_H

#include "base/sink.h"
#include "core/totals.h"
#include "format/split.h"
#include "run/grade.h"
#include "run/selection.h"

typedef struct Filter {
    const Ruleset *ruleset;
    const Policy *policy;
    SplitOptions split;
    Text path;               // of the stream: "-"
    Text name;               // what it is called; empty: results are without path and record
    Text key;                // of the result in its record; empty: results stand alone
    Selection selection;     // of the lines
    Totals *totals;            // open, and gets every result; NULL: not wanted
    Sink *sink;
    size_t jobs;
} Filter;

typedef struct Filtered {
    Summary summary;
    uint64_t lines;          // that were read, selected or not
    uint64_t bad_line;       // number of the first input-error, from 0, and what it is
    Text bad_why;            // empty: there was none
} Filtered;

// False with an error when the stream cannot be read to its end; what came before is written.
bool filter_run(const Filter *filter, Arena *keep, Filtered *filtered, Error *error);

#endif
