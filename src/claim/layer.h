// Makes the layers of a view: sentence by sentence, in their order.
#ifndef CLAIM_LAYER_H
#define CLAIM_LAYER_H

#include "base/put.h"
#include "claim/view.h"

typedef struct LayerMaker {
    LayerText *layer;
    Out out;
    Arena *arena;
    bool pieces;             // what is put is longer than a unit
} LayerMaker;

// The words of a sentence, with what it sets itself off from or without.
void layer_sentence(LayerMaker *maker, const View *view, size_t sentence, bool contrasts);

// The words of each of its clauses, once the tokens know theirs.
void layer_clauses(LayerMaker *maker, const View *view, size_t sentence, unsigned clauses);

void layer_finish(LayerMaker *maker);

#endif
