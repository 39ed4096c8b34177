// Guards know when a sentence with the words of a claim does not assert it.
//
// They look at the sentence around a match, with the cue tables of the lexicon. Each has a
// name, which a rule may switch off and `explain` reports.
#ifndef CLAIM_GUARD_H
#define CLAIM_GUARD_H

#include "claim/candidate.h"

typedef enum Negation {
    NEGATION_EXCUSES,
    NEGATION_IS_CLAIM,       // the claim itself is a negative statement: silent unless negated
    NEGATION_IGNORED,
} Negation;

// Which wording of a claim is false, where "may run on another thread" is true and "always runs on
// another thread" is not.
typedef enum Quantifier {
    QUANTIFIER_ANY,
    QUANTIFIER_UNHEDGED,     // not with a hedge beside it: may, typically
    QUANTIFIER_UNIVERSAL,    // only with a word beside it that leaves no exception: always, must
} Quantifier;

typedef enum Guard {
    GUARD_QUESTION,
    GUARD_ATTRIBUTION,
    GUARD_CONDITION,
    GUARD_VERSION,
    GUARD_OTHER_LANGUAGE,
    GUARD_COUNTER_EXAMPLE,
    GUARD_COUNT,
} Guard;

const char *guard_name(Guard guard);

// Whether a negation governs the match, on either side of it.
bool guard_negates(const Candidate *candidate);

// Whether the match is asked, and the answer is no.
bool guard_answered(const Candidate *candidate);

// What takes the match for a true, limited statement: "hedge", "no universal", or NULL.
const char *guard_limits(Quantifier quantifier, const Candidate *candidate);

// Whether this guard takes the match for no assertion.
bool guard_excuses(Guard guard, const Candidate *candidate);

#endif
