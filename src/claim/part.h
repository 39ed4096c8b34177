// A Part is something that a claim could be without: an entry of `match`, a phrase of `unless`, a
// phrase of an entry.
//
// Claims that lack a part share all that was compiled: they cost a few hundred bytes of the arena,
// and live as long as it and the claim that they were made of. What the tests of a rule depend on
// is found by taking its parts away, one by one.
#ifndef CLAIM_PART_H
#define CLAIM_PART_H

#include "claim/claim.h"

typedef enum PartKind {
    PART_MATCH,              // a whole entry of `match`
    PART_UNLESS,             // one phrase of `unless`
    PART_ALL,                // a phrase of an entry: one that must occur,
    PART_ANY,                // one of several of which one must,
    PART_NONE,               // one that must not,
    PART_SUBJECT,            // its subject,
    PART_CONTEXT,            // or what must stand around it
} PartKind;

typedef struct Part {
    PartKind kind;
    size_t entry;            // of `match`; of `unless`, counting phrases
    size_t phrase;           // of the entry, among those of its kind
    Text source;             // a phrase as written; an entry: what must occur, in one line
    Place place;
} Part;

typedef LIST(Part) PartList;

// What the rule calls it: "match", "unless", "all", "any", "none", "subject",
// "context".
const char *part_name(PartKind kind);

// Every part, in the order of the rule: an entry of `match`, then its phrases; at last `unless`. A
// phrase that is all there is to its entry is no part of its own.
void claim_parts(const Claim *claim, Arena *arena, PartList *parts);

// The claim without one of its parts.
Claim *claim_without(const Claim *claim, const Part *part, Arena *arena);

// The claim with one entry of `match` alone, and all of `unless`.
Claim *claim_alone(const Claim *claim, size_t entry, Arena *arena);

#endif
