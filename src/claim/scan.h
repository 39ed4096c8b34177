// A Scan is one pass over a view that finds, for all leads of an index at once, the places where
// they match.
//
// A unit's tokens are places, one bit each. What stands where is a set of places, and a phrase is
// run through a unit in a few shifts a step, from its end to its beginning: an extended Shift-And
// (Navarro and Raffinot, "Flexible Pattern Matching in Strings", 4.4).
//
// A place that is no match may be found, where a pattern met its limit; none is missed. So the
// phrase is tried at each place that is found.
#ifndef CLAIM_SCAN_H
#define CLAIM_SCAN_H

#include "claim/index.h"
#include "claim/places.h"

// Where a lead matches in a unit.
typedef struct Found {
    size_t base;             // the ref of the first place
    Places places;
    uint32_t next;           // of the same lead, in the order of the text: its number; 0 is none
    uint32_t lead;
    uint32_t beside;         // in Scan.beside: of each of its others, where it begins; then of its
                             // choice, the number of the first that stands, and where it begins
    bool known;              // that is known, and that nothing stands which may not
} Found;

typedef struct Scan {
    const ClaimIndex *index;
    const View *view;
    LIST(Found) found;       // number 0 is not used
    LIST(Places) beside;     // nor is it here
    bool *may;               // of each claim: it may stand somewhere
    uint32_t *first;         // of each lead
    bool *raw;               // of each raw pattern: the sentences with one of its literals
    size_t sentences;
} Scan;

// `wanted`: the sentences where a phrase may match (claim/wanted.h), which the view has; NULL: none
// is.
Scan *scan_make(const ClaimIndex *index, const View *view, const bool *wanted, Arena *arena);

// The sentences that a raw pattern is to be run on.
const bool *scan_raw(const Scan *scan, uint32_t raw);

#endif
