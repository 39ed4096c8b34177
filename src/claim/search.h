// A Search is one claim that is sought in one view. Private to the claim family.
#ifndef CLAIM_SEARCH_H
#define CLAIM_SEARCH_H

#include "claim/rule.h"

typedef struct Search {
    const Claim *claim;
    const View *view;
    const struct Scan *scan;      // where leads match; NULL: everywhere they are tried
    uint32_t lead, raw;           // the numbers of the next ones in the index
    Arena *arena;
    ClaimHitList *hits;
    bool *found;                  // of each sentence: it has a hit; NULL: none has
    ClaimSilenceList *silences;   // NULL: nobody asks
    const Expression *limit;      // the expression that met a limit, or NULL
    size_t unless;                // of the last match that was excused: see ClaimSilence
} Search;

// Adds a hit, unless its sentence has one.
void search_add_hit(Search *search, ClaimHit hit);

// The first match in a stretch of a layer's refs, over as many units as it has; `hit` may be NULL.
// Remembers the first expression that met a limit.
bool search_find(Search *search, const Expression *expression, Layer layer, Span refs, Span *hit);

Pattern *search_pattern_of(const Search *search, const Expression *expression);

// The same of a pattern, in a text.
bool search_pattern(Search *search, const Expression *expression, Text text, Span *hit);

// The refs of a layer that the list item, or the paragraph, of a sentence has.
Span search_item(const View *view, Layer layer, size_t sentence);

// Whether the context that the assertion asks for stands around a sentence, or above it.
bool search_context(Search *search, const Assertion *assertion, size_t sentence);

// Where the pattern of an assertion matches in the sentences, or in code blocks (claim/raw.c).
void search_raw(Search *search, const Assertion *assertion);
void search_code(Search *search, const Assertion *assertion);

// Whether something makes a match innocent: then it is added to `silences`.
bool search_excused(Search *search, const Assertion *assertion, const Candidate *candidate);

// What makes a match innocent, or the empty text; sets `unless`. `negation`: what one means to the
// assertion.
Text search_excuse(Search *search, Negation negation, const Candidate *candidate);

// Whether the match is said of a subject that the assertion asks for (claim/subject.c).
bool search_subject(Search *search, const Assertion *assertion, const Candidate *candidate);

// The token that names the subject, or TEXT_NONE.
size_t search_subject_of(const Candidate *candidate);

#endif
