// Inputs are the files that the paths of a command line stand for, one at a time and in a fixed
// order: paths as given, folders walked (base/tree.h), "-" for standard input.
#ifndef RUN_INPUT_H
#define RUN_INPUT_H

#include "base/list.h"
#include "base/tree.h"

typedef struct Inputs {
    const TextList *paths;
    size_t next;
    Tree *tree;              // of the folder that is walked
    size_t found_in_tree;
} Inputs;

typedef struct Input {
    Text path;               // as it is shown
    Text why;                // not empty: this path cannot be read, for this reason
    bool may_wait;           // a pipe, a terminal: reading it can take for ever
} Input;

// The next input, in the arena; false at the end.
bool input_next(Inputs *inputs, Arena *arena, Input *input);

#endif
