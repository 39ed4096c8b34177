// A Lockstep runs the word wrap of Ollama's client over a text that may have come out of it,
// and notes the bytes that the client put in.
//
// The client keeps the columns of the line and the word it is writing. When the next character
// would pass width - 5 columns: if the word takes more than width - 10, it writes the word
// again and starts to count anew; else it goes back over the word, clears it, breaks the line,
// and writes the word and the character; the word stays what it was, without that character.
#ifndef FORMAT_LOCKSTEP_H
#define FORMAT_LOCKSTEP_H

#include "base/list.h"
#include "format/wrap_trace.h"

enum {
    CLIENT_MARGIN = 5,       // the client wraps at the width less this
    CLIENT_WIDTH_LEAST = 11, // at 10 and below it does not wrap, or writes each character twice
};

typedef struct Lockstep {
    Text text;
    TraceKind kind;
    Arena *arena;
    size_t width;
    size_t at, end;          // end: where only line breaks follow
    size_t columns;
    LIST(char) word;
    SpanList cuts;           // what the client put in
    size_t undone, doubled;
    size_t cut;              // those of the wraps that cut a word
    size_t points;           // evidence that a wrap it was: see the .c
} Lockstep;

Lockstep lockstep_of(Text text, TraceKind kind, Arena *arena);

// Runs from the start, at most `budget` characters, which it takes off the budget. False: the
// client of this width did not write this text, or the budget is used up.
bool lockstep_run(Lockstep *step, size_t width, size_t *budget);

#endif
