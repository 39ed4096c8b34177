// What can be done with rules themselves: show them, run the tests they carry.
#ifndef RUN_RULES_H
#define RUN_RULES_H

#include "base/put.h"
#include "run/grade.h"

// One line a rule, packs in order.
void rules_put_list(const Ruleset *ruleset, Out *out);

// Everything that a rule says of itself.
void rules_put_rule(const Rule *rule, Out *out);

typedef struct RuleTests {
    size_t run, failed;
    size_t gaps, closed;     // known misses, and those that are caught by now
    size_t limits;           // tests in which a rule gave up
} RuleTests;

// Runs every test of the selected rules: a `flag` text must be flagged by its rule, a `pass`
// text must not; a `gap` is only reported. A pack's topic does not matter here.
RuleTests rules_test(const Ruleset *ruleset, const Policy *policy, Out *out);

#endif
