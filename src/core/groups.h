// Groups are counts by a name that transcripts choose: models, formats. However many names there
// are, memory is bounded, and what is kept does not depend on the order of adding.
//
// Kept are the GROUPS_MOST names that come first in byte order, all others together. A name that
// has to go never comes back, since those that are kept only get smaller: so the counts of the
// names that are left at the end are whole, and merged groups are those of the whole.
#ifndef CORE_GROUPS_H
#define CORE_GROUPS_H

#include "core/result.h"

enum {
    GROUPS_MOST = 1000,
    GROUP_NAME = 120,          // bytes of a name; what is longer is cut
};

typedef struct Counts {
    uint64_t results, passed, failed, input_errors;     // results = passed + failed + input_errors
    uint64_t scored;
    uint64_t score_sum;                                 // tenths
} Counts;

typedef struct Group {
    char name[GROUP_NAME];
    size_t len;
    Counts counts;
} Group;

typedef struct Groups {
    Group *at;                 // in byte order of their names
    size_t len, cap;
    Counts other;              // of all names that are not kept
} Groups;

Counts counts_of(const Result *result);
void counts_add(Counts *counts, const Counts *other);

Text group_name(const Group *group);

void groups_add(Groups *groups, Text name, const Counts *counts);
void groups_merge(Groups *groups, const Groups *other);
void groups_clear(Groups *groups);
void groups_close(Groups *groups);

// A text as it comes back when it is written as JSON and read again, so that names that look the
// same are the same; cut to so many bytes. In the arena where it had to be changed.
Text name_plain(Text name, size_t most, Arena *arena);

#endif
