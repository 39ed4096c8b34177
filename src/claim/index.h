// An Index is the phrases of many claims, turned round: from the words that a text has to the few
// phrases that they may be station of. claim/scan.h runs it.
//
// It is derived from claims that are loaded, when a text first asks for it, and is read-only then.
// A Station is what a Node becomes, a Path what a Phrase does. Sets are numbered anew: 0 is the
// empty one, which no text has.
//
// A Lead is the phrase of an assertion that is looked for first (claim/claim.c): the first of
// `all`, or each of `any`. It is tried where all the stations stand that it cannot do without, and
// those of the other phrases which must stand in the same unit; it is thought of where the rarest
// of its own does. After RE2's FilteredRE2, with words for its literals.
#ifndef CLAIM_INDEX_H
#define CLAIM_INDEX_H

#include "claim/index_cell.h"
#include "claim/rule.h"
#include "claim/sieve.h"
#include "syntax/literal_set.h"

// A stretch of one of the arrays below.
typedef struct Stretch {
    uint32_t first, len;
} Stretch;

typedef struct Move {
    uint32_t station;
    uint8_t gap;             // as in a Step
    bool article, optional;
} Move;

typedef struct Path {
    Stretch moves;
    uint16_t skippable;      // moves that are optional, at its beginning
    uint32_t rare;           // of the stations behind the first that must stand, the set of the one
                             // with the fewest words; 0: none must
} Path;

typedef struct Station {
    uint32_t words;          // the set of single tokens
    uint32_t firsts;         // the set of what it begins with
    uint32_t hints;          // the set of its patterns
    uint32_t entries;        // the first of its paths
    uint32_t number;         // among those with more than words, or STATION_OF_WORDS
    bool any_first;
    bool hinted;             // a sentence need not show what it begins with (claim/sieve.h)
    const Node *node;
} Station;

#define STATION_OF_WORDS UINT32_MAX        // Station.number

typedef struct Lead {
    Path path;
    Stretch needs;           // stations: first those of the path, the rarest first
    uint32_t own;            // how many those are
    Stretch others;          // paths that must stand in the same unit
    Stretch choice;          // paths of which one must, where there are any
    Stretch none;            // paths of which none may
    Layer layer;
    bool near;               // all of its assertion is about one unit: these are all of it
} Lead;

// A claim's first lead, and its first pattern.
typedef struct First {
    uint32_t lead, raw;
} First;

typedef struct ClaimIndex {
    const Lexicon *lexicon;
    LIST(Move) moves;
    LIST(Path) paths;
    LIST(Station) stations;
    LIST(uint32_t) needs;
    LIST(Lead) leads;
    LIST(uint32_t) lead_claims;          // of each lead: the number of its claim
    LIST(uint32_t) raw;                  // patterns, over the sentences as they are written
    LIST(uint32_t) raw_claims;
    LiteralSet *raw_literals;            // of these
    First *firsts;                       // of each claim
    bool *codes;                         // of each claim: it looks into code
    size_t claims;
    Sieve *sieve;                        // of the words of `needs`
    LIST(const AtomSet *) sets;
    uint32_t needed;                     // sets below this one are those of `needs`
    uint32_t *set_starts, *atom_sets;    // which of them have atom i: atom_sets[set_starts[i]] ...
    uint32_t wide;                       // stations with more than words
    uint32_t *lead_starts[LAYER_COUNT];  // the leads that needed set i makes one think of:
    uint32_t *set_leads[LAYER_COUNT];    // set_leads[lead_starts[i]] up to those of i + 1
    LIST(uint32_t) always[LAYER_COUNT];  // leads that need nothing
} ClaimIndex;

// Leads stand in the order of the claims and their assertions.
ClaimIndex *index_make(const Lexicon *lexicon, const ClaimList *claims, Arena *keep);

// How many leads an assertion has.
size_t index_leads(const Assertion *assertion);

#endif
