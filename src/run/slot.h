// A Slot is a few files or records on their way through a run, then what came of them.
//
// Whoever keeps the order fills it with entries, a worker judges them (slot_work), and the one who
// keeps the order writes what was rendered: see base/pipeline.h. There are several entries to a
// slot, so that threads seldom meet. A file of more than SLOT_BYTES is left in `rest`, open, with
// the records behind: else its results would fill the memory, and one worker would read it while
// the others wait. A slot and a worker belong to one thread at a time.
#ifndef RUN_SLOT_H
#define RUN_SLOT_H

#include "run/run.h"
#include "run/source.h"

enum {
    WRITERS_MOST = 16,
    SLOT_ENTRIES = 32,
    SLOT_BYTES = 128 << 10,          // of the records, but that one may be longer
};

// What a worker is given: a record that was cut, or a file that it is to read.
typedef struct Entry {
    Cut cut;
    Text file;                       // the path to open; empty: there is the record
    bool may_wait;                   // it is opened by the one who keeps the order
} Entry;

typedef struct Slot {
    Arena arena;                     // of the entries
    LIST(Entry) entries;
    size_t next;                     // the first entry that was not worked on
    size_t bytes;                    // of the records
    Source *rest;                    // of the last file that was worked on; NULL: nothing
    Out outs[WRITERS_MOST];          // rendered results, one for each output
    Out troubles;                    // for standard error
    Summary summary;
    Totals totals;                   // where the plan has one
    uint64_t cuts, marks;            // for the checkpoint: how many, the sum of their marks
    uint64_t read;                   // bytes of the files that were read
    bool broken_off;                 // a signal came: the entries behind were left out
} Slot;

typedef struct Worker {
    Matcher *matcher;
    Profile *profile;                // NULL: nobody asks for one
    Arena arena;                     // of the record that is worked on
    Arena scratch;                   // of the document of it that is judged
} Worker;

void slot_open(Slot *slot, const Plan *plan);
void slot_empty(Slot *slot);
void slot_clear(Slot *slot);         // forgets what came of the entries
void slot_close(Slot *slot);

// Goes on with the entries until all are done, one leaves a rest or may wait.
void slot_work(const Plan *plan, Worker *worker, Slot *slot);

// What the one who keeps the order is to read now: the rest of a file, or an input that may wait;
// NULL: nothing.
Source *slot_take_rest(const Plan *plan, Slot *slot);

// What a writer is told beside a result.
Report plan_report(const Plan *plan, const Output *output, Arena *arena);

#endif
