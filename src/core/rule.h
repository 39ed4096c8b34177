// A Rule judges one thing of an answer: a format check that counts, or a claim that is known to be
// false.
//
// Rules come from packs (YAML, see pack/pack.h), live in the `keep` arena and are read-only while
// answers are graded. What a check or a claim holds is its family's own business: here it is only
// named.
#ifndef CORE_RULE_H
#define CORE_RULE_H

#include "base/error.h"
#include "base/list.h"

typedef enum Severity {
    SEVERITY_NOTE,
    SEVERITY_WARNING,
    SEVERITY_ERROR,
    SEVERITY_NEVER,        // only for --fail-on
} Severity;

typedef enum Criterion {
    CRITERION_FORMAT,
    CRITERION_FACTS,
    CRITERION_INTEGRITY,
    CRITERION_COUNT,
} Criterion;

typedef enum ChannelKind {
    CHANNEL_ANSWER,
    CHANNEL_THINKING,
    CHANNEL_COUNT,
} ChannelKind;

struct CheckType;
struct Claim;
struct Pack;

typedef struct Rule {
    const struct Pack *pack;
    Text id;               // "csharp-async/await-void-method"
    Text name;             // "await-void-method"
    Text summary;          // check: what a good answer does; claim: the false statement
    Text fact;
    TextList sources;
    Severity severity;
    Criterion criterion;
    unsigned weight;       // among the rules of its criterion; 1 unless the pack says otherwise
    Place place;
    TextList flag, pass, gap;          // its tests
    TextList overlaps;     // claims: names of rules of its pack that may flag the same texts
    const struct CheckType *check;     // either a check with its parameters ...
    const void *params;
    bool negated;          // `not: true`: what the check asks for must not hold
    const struct Claim *claim;         // ... or a claim
    unsigned index;        // in Ruleset.rules
} Rule;

const char *severity_name(Severity severity);
const char *criterion_name(Criterion criterion);
const char *channel_name(ChannelKind channel);
bool severity_parse(Text name, Severity *severity);       // also "never"

#endif
