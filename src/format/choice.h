// Choices are the answers that a model gave to one prompt: members of a list in a whole answer;
// in a stream, each in pieces over many chunks that are told apart by their index.
#ifndef FORMAT_CHOICE_H
#define FORMAT_CHOICE_H

#include "format/wire.h"

typedef struct Choice {
    uint64_t index;
    size_t order;  // in which they came
    const JsonNode *node;
    bool alone;  // holds a whole message: the next one of its index is another choice
} Choice;

typedef LIST(Choice) ChoiceList;

// The pieces of one choice, in the order in which they came.
typedef struct Pieces {
    const Choice *at;
    size_t len;
} Pieces;

// Adds the members of a list; those without an index are known by their place in it.
void choices_add(ChoiceList *choices, Arena *arena, const JsonNode *list);
void choices_sort(ChoiceList *choices);

// The pieces of the sorted choice that starts at `start`, before the end of the list.
Pieces choices_pieces(const ChoiceList *choices, size_t start);

// Gives id and model to every document from `before` on. True when there is only one, whose
// figures are those of the whole; else they are left out, with a note.
bool choices_name(Record *record, size_t before, const JsonNode *id, const JsonNode *model);

#endif
