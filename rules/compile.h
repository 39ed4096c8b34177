// Writes what is loaded as C: the tables of pack/compiled.h. Part of the program that the build runs,
// rules/compile.c; nothing of it is in the binary.
//
// Arrays are named by a letter and a number, which the functions that write one give back; 0 is the
// empty one, which is not written.
#ifndef RULES_COMPILE_H
#define RULES_COMPILE_H

#include "base/put.h"
#include "pack/compiled.h"

typedef struct Writing {
    Out out;
    unsigned arrays;         // that have been written
} Writing;

// A "string" of any bytes.
void put_string(Out *out, Text text);

// Initialisers: {"...", 3}; {{"...", 3}, 2, 1}; {x12, 3, 0}.
void put_text(Out *out, Text text);
void put_place(Out *out, Place place);
void put_list(Out *out, const char *type, unsigned array, size_t len);

unsigned write_texts(Writing *writing, const TextList *texts);
unsigned write_patterns(Writing *writing, const PatternList *patterns);

// Writes what a lexicon holds and gives back the number in whose name its technologies are:
// technologies_N; its row goes to `rows`.
unsigned write_lexicon(Writing *writing, Text language, bool full, const Lexicon *lexicon, Out *rows);

// Writes a rule's claim, or fails with NULL where the rule is none; gives back its row.
void write_rule(Writing *writing, const Rule *rule, unsigned lexicon, Out *rows);

#endif
