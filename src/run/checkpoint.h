// A Checkpoint is the promise that a run which is killed at any moment can be gone on with, and
// that its reports then are those of an undisturbed run.
//
// The file is a journal (run/journal.h): what the run is (its facts), then where it stood from time
// to time, then that it is done. A position counts only if everything that was written before it is
// on the disk, so that the reports are synced first. Whoever goes on cuts the reports back to the
// last position, cuts the records before it out of the input once more (which is fast, since
// nothing is judged), proves by their marks that they are what they were, and judges the rest.
//
// Positions are written once a second at most, and less often the longer a run lasts: a kill costs
// two percent at most, and a run of days has a few hundred of them.
#ifndef RUN_CHECKPOINT_H
#define RUN_CHECKPOINT_H

#include "base/sink.h"
#include "core/totals.h"
#include "run/journal.h"

// Where a run stands.
typedef struct Position {
    uint64_t cuts;           // records that were judged and written
    uint64_t marks;          // the sum of their marks (run/mark.h)
    uint64_t told;           // lines of trouble on standard error
    Summary summary;
} Position;

// What must be the same for a run to go on, in words: {"--fail-on", "note"}.
typedef struct Fact {
    Text name, value;        // empty value: not given
} Fact;

typedef LIST(Fact) FactList;

typedef struct Checkpoint {
    Journal journal;
    TextList head;           // the first lines of the journal
    bool resume;             // the user asked to go on
    bool found;              // there is a run to go on with
    bool done;               // it has ended
    bool begun;              // it had a position
    Position from;           // where it stood; zero: at its beginning
    LIST(uint64_t) lengths;  // of the reports then
    Text totals_then;        // of the run, as JSON; empty: it had none
    const Totals *totals;    // NULL: the run has none
    LIST(Sink *) sinks;      // the reports, in the order of the lengths
    uint64_t start_ms, last_ms;
    Error error;             // a position could not be written
} Checkpoint;

// Reads the file and takes hold of it; nothing is changed. False with an error when it is of
// another run, or of one that is not done and `resume` was not asked for.
bool checkpoint_open(Checkpoint *checkpoint, Text path, bool resume, const FactList *facts,
                     Arena *keep, Error *error);
void checkpoint_close(Checkpoint *checkpoint);

// The length that a report had at the position, by its number.
uint64_t checkpoint_length(const Checkpoint *checkpoint, size_t report);

// Gives the totals of the run (NULL: none) what they had at the position; from here on they are
// written with every position.
bool checkpoint_restore(Checkpoint *checkpoint, Totals *totals, Arena *keep, Error *error);

// Cuts the reports to the position that the run goes on from.
bool checkpoint_begin(Checkpoint *checkpoint, Arena *keep, Error *error);

// Whether it is time for the next position.
bool checkpoint_is_due(const Checkpoint *checkpoint);

// Syncs the reports and writes the position, as the last one if the run is done; false when it
// could not: `error` says why, and the run has to end.
bool checkpoint_write(Checkpoint *checkpoint, const Position *position, bool done, Arena *keep);

#endif
