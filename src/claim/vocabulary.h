// A Vocabulary knows the words that phrases are made of, so that a token is looked up once for all
// phrases of all rules.
//
// Each word of a phrase is an Atom: a number, shared by all phrases that have the same word. A
// token is what its text is the form of: "threw" is the atoms "throw" and "=threw", and a name also
// what it goes by without its qualifier and its type arguments ("System.Task.Run<T>" is "Task.Run",
// "Run" and ".Run"). Letters of ASCII are compared without case. A vocabulary grows while rules are
// loaded and is read-only from then on; its lexicon owns it.
#ifndef CLAIM_VOCABULARY_H
#define CLAIM_VOCABULARY_H

#include "claim/inflect.h"

typedef uint32_t Atom;

typedef LIST(Atom) AtomList;

typedef struct Vocabulary {
    struct Slot *slots;
    size_t room, used;         // slots, a power of two
    size_t atoms;              // how many there are
    uint32_t nodes;            // of phrases, how many there are
    size_t volume;             // atoms in the sets of all phrases: they are bounded together
} Vocabulary;

// The atom of a word of a phrase, which is new or the one that it is already. `inflection` NULL:
// the word as it stands.
Atom vocabulary_atom(Vocabulary *vocabulary, Text word, const Inflection *inflection, Arena *keep);

// Adds the atoms that a token is, each once.
void vocabulary_look_up(const Vocabulary *vocabulary, Text token, Arena *arena, AtomList *atoms);

#endif
