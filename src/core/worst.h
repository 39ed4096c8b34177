// A Worst is one of the lowest scores of a run; a WorstList holds the lowest, so many at most.
//
// The order is total: by score, path, record, id, model and findings. So the list does not depend
// on the order of adding, and that of two parts, merged, is that of the whole.
#ifndef CORE_WORST_H
#define CORE_WORST_H

#include "core/result.h"

enum {
    WORST_USUAL = 20,
    WORST_MOST = 1000,
    WORST_PATH = 4096,         // bytes of a path, an id, a model; what is longer is cut
    WORST_ID = 256,
};

typedef struct Worst {
    int64_t score;             // tenths
    Text path;                 // empty: neither path nor record are known
    uint64_t record;
    Text id, model;            // empty: not known
    uint64_t findings;
} Worst;

typedef struct WorstList {
    Worst *at;                 // the lowest first; each owns its texts
    size_t len, cap, most;
} WorstList;

void worst_add(WorstList *list, const Worst *worst);
void worst_merge(WorstList *list, const WorstList *other);
void worst_clear(WorstList *list);
void worst_close(WorstList *list);

#endif
