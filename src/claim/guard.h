// Guards know when a sentence with the words of a claim does not assert it.
//
// They look at the sentence around a match, with the cue tables of the lexicon. Each has a
// name, which a rule may switch off and `explain` reports.
#ifndef CLAIM_GUARD_H
#define CLAIM_GUARD_H

#include "claim/view.h"

typedef enum Negation {
    NEGATION_EXCUSES,
    NEGATION_IS_CLAIM,       // the claim itself is a negative statement: silent unless negated
    NEGATION_IGNORED,
} Negation;

typedef enum Guard {
    GUARD_QUESTION,
    GUARD_ATTRIBUTION,
    GUARD_CONDITION,
    GUARD_VERSION,
    GUARD_OTHER_LANGUAGE,
    GUARD_COUNTER_EXAMPLE,
    GUARD_COUNT,
} Guard;

// A match in one sentence: its words, and the first and the last of them in view->tokens.
typedef struct Candidate {
    const View *view;
    size_t sentence;
    size_t first, last;
    size_t begin;          // where the first of the phrases begins that assert the claim together
    const Ref *refs;
    size_t ref_count;
    const Technology *technology;   // what the claim is about; NULL: nothing in particular
} Candidate;

// Whether a word of the match belongs to this clause of its sentence.
bool candidate_in_clause(const Candidate *candidate, unsigned clause);

const char *guard_name(Guard guard);

// Whether a negation governs the match, on either side of it.
bool guard_negates(const Candidate *candidate);

// Whether this guard takes the match for no assertion.
bool guard_excuses(Guard guard, const Candidate *candidate);

#endif
