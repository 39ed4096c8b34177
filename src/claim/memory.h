// A Memory keeps what was found out about a view, since it is asked again: terms stand in many
// phrases; and the rest of an assertion is sought around every match of its first phrase, in a text
// full of words that rules know the same few phrases in the same units.
//
// It is a cache and no more: newer things take the place of older ones, and what is not remembered
// is found out once more. Its size goes with that of the text.
#ifndef CLAIM_MEMORY_H
#define CLAIM_MEMORY_H

#include "claim/match.h"

// What a node matches where.
typedef struct Memo {
    uint64_t key;            // of the node, the ref and the layer; 0: nothing is remembered
    uint64_t lengths;
} Memo;

// Where a phrase was found in a unit.
typedef struct Recall {
    uint32_t steps;          // of the phrase, as in it
    uint16_t step_count;     // 0: nothing is remembered
    uint8_t layer;
    uint8_t answer;          // a MatchAnswer
    size_t start;            // ref: the first of the unit
    Span hit;
} Recall;

typedef struct Memory {
    Memo *memos;
    size_t memo_count;       // powers of two
    Recall *recalls;         // NULL: the text is too short for them
    size_t recall_count;
    uint64_t *groups[LAYER_COUNT];   // what each group of units has: see claim/presence.h
} Memory;

// Of a view that has its tokens.
Memory *memory_make(const View *view);

// Where a thing that is known by its key is kept, or another.
Memo *memory_memo(const Memory *memory, uint64_t key);

// Where the answer for a stretch is kept, or another; NULL: it is none to remember.
Recall *memory_recall(const View *view, const Phrase *phrase, Layer layer, Span refs);

// Whether it is kept there.
bool recall_has(const Recall *recall, const Phrase *phrase, Layer layer, Span refs);

#endif
