// Slips of claims, and of the patterns that people write: see claim/slip.h.
//
// Each function writes one line a slip and returns how many there were.
#ifndef RUN_LINT_CLAIM_H
#define RUN_LINT_CLAIM_H

#include "base/put.h"
#include "pack/ruleset.h"

// The patterns by which a pack finds its topic, and the words of its terms and of those that it
// imports. `files`: whose terms have been looked at, to be filled in.
size_t lint_topic(const Pack *pack, Arena *arena, TextList *files, Out *out);

// What a rule looks for: the phrases of a claim, the patterns of a check.
size_t lint_patterns(const Rule *rule, Out *out);

// Claims of a pack that flag each other's `flag` texts, unless one of them says that it does.
size_t lint_overlaps(const Ruleset *ruleset, const Pack *pack, Out *out);

#endif
