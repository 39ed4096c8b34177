// What the tests of a claim prove of its parts: which they reach, and which they depend on.
//
// A rule is as good as its tests are: an entry of `match` that no test needs may be wrong, or may
// say what another entry says, and nobody would know.
#ifndef RUN_PROOF_H
#define RUN_PROOF_H

#include "base/put.h"
#include "pack/ruleset.h"

typedef struct Proof {
    size_t parts, idle;      // those looked at, and those that decide nothing
    size_t limits;           // times that a rule gave up
} Proof;

// Every entry of `match` must flag a `flag` text by itself, and every phrase of `unless` must be
// what keeps a `pass` text from being flagged. One line for each that does not.
Proof rules_cover(const Ruleset *ruleset, Out *out);

// Every entry of `match` and phrase of `unless` is taken away, one at a time: a test that held
// before must fail then. One line for each that no test misses. That is stricter for `match`: an
// entry whose texts other entries flag as well is not missed. `all_parts`: so is every phrase of
// an entry.
Proof rules_mutate(const Ruleset *ruleset, bool all_parts, Out *out);

#endif
