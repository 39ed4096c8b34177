// A Stage is a unit in which many phrases are sought at once (claim/scan.h). Private to the claim
// family.
//
// What is found out about it when somebody asks is kept until the next unit: what has another stamp
// is left over from an earlier one.
#ifndef CLAIM_STAGE_H
#define CLAIM_STAGE_H

#include "claim/scan.h"

// Where something of several tokens that a station matches begins, and where it ends.
typedef struct Reach {
    uint32_t next;           // of the same station; 0 is none
    uint8_t from;
    Places ends;
} Reach;

// What is known of a station with more than words, in a unit.
typedef struct Wide {
    uint32_t stamp;
    uint32_t reach;
    Places words;
    Places tried;            // where its patterns were sought, or need not be
} Wide;

// What was found in a unit, for the next one that says the same: found numbers [first, end).
typedef struct Said {
    Text text;
    bool both;               // the unit of a sentence, which is its only clause
    uint32_t first, end;
} Said;

enum { SAID = 128 };         // a power of two; newer ones take the place of older ones

typedef struct Stage {
    Scan *scan;
    const ClaimIndex *index;
    const View *view;
    Arena *arena;
    Layer layer;             // of its refs
    size_t base, count;
    size_t lead_base;        // the same in the layer of the leads that are tried
    uint32_t stamp;
    bool unsure;             // a pattern met its limit: places that are found may be none
    Places all, articles;    // `all`: with what ends with the last token
    uint64_t *atom_bits;     // the atoms that the unit has, one bit each
    Places *atoms;           // where each of these stands
    AtomList has;            // they once more
    uint64_t sign;           // of all of them, as in a set
    uint64_t *set_bits;      // the needed sets that it has; of others, those that were looked for
    Places *sets;            // where words of each of these stand
    uint32_t *seen;          // the needed sets that it has
    size_t seen_count;
    Wide *wide;
    LIST(Reach) reaches;     // number 0 is not used
    uint32_t *last;          // of each lead: the last of its chain
    Said *said[LAYER_COUNT];
} Stage;

// Reads the tokens of a unit: `layer`, `base` and `count` are set.
void stage_open(Stage *stage);

// Whether a station may stand there, and all that a path cannot do without.
bool stage_has(Stage *stage, const Station *station);

// Where a path may match: quick, and all the places where it does are among them.
Places stage_may(Stage *stage, const Path *path);

// Where a path matches.
Places stage_find(Stage *stage, const Path *path);

#endif
