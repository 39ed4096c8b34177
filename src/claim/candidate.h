// A Candidate is a match of a claim's words in one sentence, before it is known whether the
// sentence asserts them. Guards look at it and at what stands around it.
#ifndef CLAIM_CANDIDATE_H
#define CLAIM_CANDIDATE_H

#include "claim/cue.h"

// A match in one sentence: its words, and the first and the last of them in view->tokens.
typedef struct Candidate {
    const View *view;
    size_t sentence;
    size_t first, last;
    size_t begin;          // where the first of the phrases begins that assert the claim together
    const Ref *refs;
    size_t ref_count;
    const Technology *technology;   // what the claim is about; NULL: nothing in particular
    bool beside_predicate;          // its own negation does not count: another is the predicate
    bool told_elsewhere;            // a question asks for it, and another sentence tells
} Candidate;

// Whether a word of the match belongs to this clause of its sentence.
bool candidate_in_clause(const Candidate *candidate, unsigned clause);

// The tokens of its sentence, [start, end).
Span candidate_sentence(const Candidate *candidate);

// The ends of the tokens shortly before and behind it, in its sentence.
size_t candidate_near_start(const Candidate *candidate);
size_t candidate_near_end(const Candidate *candidate);

// Whether a cue stands near it, in one of its clauses.
bool candidate_beside(const Candidate *candidate, Cue cue);

// Whether a sign, or a comma, stands among the tokens [from, to).
bool sign_between(const View *view, size_t from, size_t to, TokenKind kind);
bool comma_between(const View *view, size_t from, size_t to);

#endif
