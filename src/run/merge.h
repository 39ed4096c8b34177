// Merging adds the summaries of the parts of a run: shards of one input, files, blocks of a stream.
#ifndef RUN_MERGE_H
#define RUN_MERGE_H

#include "core/totals.h"

// Reads and adds them, in any order; the totals is the caller's to close. False with an error: a
// file that is no whole summary, summaries of other rules, another version, another policy, other
// limits or another number of worst answers than the first, a shard that came already, a file that
// is named twice.
bool merge_files(const TextList *paths, Arena *keep, Totals *totals, Error *error);

#endif
