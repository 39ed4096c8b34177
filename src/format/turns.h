// Turns are the stretches of an interactive transcript, one a prompt line: found first, so that
// it is known which one is the last that was answered.
#ifndef FORMAT_TURNS_H
#define FORMAT_TURNS_H

#include "format/cutter.h"

typedef struct Turn {
    size_t start, end;   // with its prompt line; up to the next one
    size_t reply;        // where the reply starts
    bool is_chat;        // false: a command, a placeholder, an empty line
} Turn;

typedef LIST(Turn) TurnList;

// The index of the turn to judge: the last one with a reply that is not blank, else the last one
// that is a chat; TEXT_NONE if there is none.
size_t turns_judged(const TurnList *turns, Text source);

#endif
