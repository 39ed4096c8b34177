// A Selection is the part of an input that a run is about: a shard, a range of records, or all of
// it. Zero is all.
//
// Shard k of n has every n-th unit, from the k-th on: records of one input, files of several. The
// shards of a run are disjoint and together the whole, also when there are more than units.
#ifndef RUN_SELECTION_H
#define RUN_SELECTION_H

#include <stdbool.h>
#include <stdint.h>

typedef struct Selection {
    uint64_t shard, shards;      // from 1 to `shards`; 0: all
    bool by_files;               // shards are made of files
    bool ranged;                 // records [first, end), counted from 0 over all inputs
    uint64_t first, end;
} Selection;

bool selection_is_part(const Selection *selection);

// Whether the file or the record of this number, counted from 0, is in it.
bool selection_has_file(const Selection *selection, uint64_t number);
bool selection_has_record(const Selection *selection, uint64_t number);

// Whether no record from this number on is in it.
bool selection_ends(const Selection *selection, uint64_t number);

#endif
