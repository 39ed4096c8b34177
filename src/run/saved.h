// Saved results are those of a run that was written with `-f jsonl` or `-f json`, read back one by
// one: Results whose documents have no texts.
//
// Findings quote their place and their excerpt (core/result.h). What rules are is known from what
// the results say of them; a rule that is not the same everywhere is of another ruleset, which is
// an error, as is everything that answerlint does not write. Rules live in `keep`, a result in the
// arena it is read into. Memory depends on the largest result and the number of rules. Belongs to
// one thread.
#ifndef RUN_SAVED_H
#define RUN_SAVED_H

#include "core/result.h"
#include "run/listing.h"

typedef LIST(const Rule *) RuleList;

typedef struct Saved {
    Listing listing;
    Arena *keep;
    Error *error;
    Text ruleset;            // the digest of its rules; empty: not known
    Text first;              // the file that told it
    RuleList rules;          // that were told of so far; their index is their place here
    size_t hint;             // where the last one was found: they come in the same order
} Saved;

// Several files may be read one after the other into the same Saved: rules are kept. To be closed
// also when it is false.
bool saved_open(Saved *saved, Text path);
void saved_close(Saved *saved);

ListingAnswer saved_next(Saved *saved, Arena *arena, Result *result);

#endif
