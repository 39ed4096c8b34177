// Slips in rules that load well: what a rule lacks, and checks of a pack that are at odds.
#ifndef RUN_LINT_H
#define RUN_LINT_H

#include "base/put.h"
#include "pack/ruleset.h"

// The number of slips, a line each, and below it what shows it: rules without tests, fact or
// source, terms that nobody uses, limits that limit nothing, checks that cannot hold together,
// that add nothing to another one or that never apply; of claims and patterns what
// run/lint_claim.h looks for. A check is told of one other check at a time.
size_t rules_lint(const Ruleset *ruleset, Out *out);

#endif
