// An Intake is what a run takes in: the files of its paths and the records of its files, in order,
// as far as they are selected (run/selection.h).
//
// It opens one file after the other and belongs to one thread. Who wants to read files elsewhere
// asks for files, who wants to cut them here for records; both go on where the other one stopped.
#ifndef RUN_INTAKE_H
#define RUN_INTAKE_H

#include "run/slot.h"

typedef struct Intake {
    const Plan *plan;
    Inputs inputs;
    Source *source;                  // that records are cut from; NULL: none
    uint64_t file_count;             // looked at so far, selected or not,
    uint64_t record_count;           // and records, where the selection asks for them
    uint64_t read;                   // bytes of the sources that were closed
} Intake;

Intake intake_open(const Plan *plan);
void intake_close(Intake *intake);

// Whether records are selected by their number, so that all have to be cut in order.
bool intake_is_counted(const Intake *intake);

// The next selected file, to be opened, or a record that says why there is none.
bool intake_file(Intake *intake, Arena *arena, Entry *entry);

// The next record of the source, its path in the arena too.
bool intake_rest(Intake *intake, Arena *arena, Cut *cut);

// The next record of whatever file; it may not be selected.
bool intake_record(Intake *intake, Arena *arena, Entry *entry, bool *selected);

// Leaves the source.
void intake_leave(Intake *intake);

// The bytes that were read.
uint64_t intake_position(const Intake *intake);

#endif
