// A Claim is one false statement and the many ways to say it: phrases that assert it, words
// that make them innocent, and guards that know when a sentence with the same words does not
// assert it.
//
// Claims are compiled once from their YAML rule, are read-only while answers are judged and may
// be shared by threads. `docs/rules.md` is the language. Matching looks at one unit at a time
// (a clause, a sentence, a list item) of the outline's prose; see claim/view.h for what the
// phrases see.
#ifndef CLAIM_CLAIM_H
#define CLAIM_CLAIM_H

#include "claim/terms.h"
#include "claim/view.h"
#include "core/result.h"

typedef struct Claim Claim;

// What the claims of a pack have in common.
typedef struct ClaimContext {
    Terms *terms;
    const Technology *technology;      // what they are about; NULL: nothing in particular
} ClaimContext;

// NULL with an error that has a place.
Claim *claim_load(const YamlNode *rule, const ClaimContext *context, Arena *keep, Error *error);

// The keys of a rule that belong to a claim, for the pack's closed schema: ends with NULL.
extern const char *const claim_keys[];

typedef struct ClaimHit {
    Span plain;                // what asserts the claim, in outline->plain
    size_t sentence;           // index into outline->sentences; TEXT_NONE: it is code
    Span code;                 // then: where, in the channel
} ClaimHit;

typedef LIST(ClaimHit) ClaimHitList;

// A match that is no finding, and what says so: the name of a guard, "negation", "no negation"
// (where the claim is a negative statement), or "unless, line 12" of the rule.
typedef struct ClaimSilence {
    Span plain;
    size_t sentence;
    Text reason;
    size_t unless;             // 1 for the first phrase of `unless`, and so on; 0: a guard
} ClaimSilence;

typedef LIST(ClaimSilence) ClaimSilenceList;

struct Scan;

// OUTCOME_FAIL with at least one hit, OUTCOME_PASS, or OUTCOME_ERROR when a limit was met
// (`trouble`). With a scan of the view (claim/scan.h), in whose index the claim has the place
// `number`, its phrases are tried where they were found; with NULL everywhere: the plain loop,
// which is slow and gives the same.
Outcome claim_judge(const Claim *claim, const View *view, const struct Scan *scan, uint32_t number,
                    Arena *arena, ClaimHitList *hits, Text *trouble);

// Everywhere, and the matches that something made innocent.
Outcome claim_explain(const Claim *claim, const View *view, Arena *arena, ClaimHitList *hits,
                      ClaimSilenceList *silences, Text *trouble);

// Whether it looks into code blocks, so that a text without prose is something to judge.
bool claim_reads_code(const Claim *claim);

#endif
