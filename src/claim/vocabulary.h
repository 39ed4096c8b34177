// A Vocabulary knows the words that phrases are made of, so that a token is looked up once for all
// phrases of all rules.
//
// Each word of a phrase is an Atom: a number, shared by all phrases that have the same word. A
// token is what its text is the form of: "threw" is the atoms "throw" and "=threw", and a name also
// what it goes by without its qualifier and its type arguments ("System.Task.Run<T>" is "Task.Run",
// "Run" and ".Run"). Letters of ASCII are compared without case. A pattern within one token is an
// Atom, too: of the tokens in which it may match. A vocabulary grows while rules are loaded and is
// read-only from then on; its lexicon owns it.
#ifndef CLAIM_VOCABULARY_H
#define CLAIM_VOCABULARY_H

#include "claim/inflect.h"

typedef uint32_t Atom;

typedef LIST(Atom) AtomList;

// A form of a word, in lower case; or a word of phrases.
typedef struct Spelling {
    uint32_t at, len;          // in its letters
    uint32_t first, last;      // of its uses, which are chained; 1 is the first of all
} Spelling;

// What a form is a form of, and how it may stand in a token.
typedef struct Use {
    Atom atom;
    uint32_t next;             // of the same form; 0: it is the last
    uint32_t stand;
} Use;

// In the slot that a text hashes to stands 1 + its place in the list, or behind it where that is
// taken.
typedef struct SpellingTable {
    LIST(Spelling) list;
    LIST(uint32_t) slots;      // their number is a power of two
} SpellingTable;

typedef struct Vocabulary {
    LIST(char) letters;
    LIST(Use) uses;
    SpellingTable forms;
    SpellingTable words;           // of phrases: the place of one is its atom
    LIST(uint32_t) compounds;      // forms that are more than a run of letters and digits
    size_t atoms;                  // how many there are
} Vocabulary;

// The atom of a word of a phrase, which is new or the one that it is already. `inflection` NULL:
// the word as it stands.
Atom vocabulary_atom(Vocabulary *vocabulary, Text word, const Inflection *inflection, Arena *keep);

// The atom of a pattern: one without forms, which no look-up finds (claim/atoms.c).
Atom vocabulary_pattern(Vocabulary *vocabulary, Text source, Arena *keep);

// What is spelled so, in lower case, or NULL.
const Spelling *vocabulary_form(const Vocabulary *vocabulary, Text form);

// The same of a run of letters and digits, in upper or lower case; `hash` is that of run_hash.
const Spelling *vocabulary_run(const Vocabulary *vocabulary, Text run, uint64_t hash);

// `room`: how many bytes may be read from its first on.
uint64_t run_hash(Text run, size_t room);

// Whether two runs are the same without case.
bool run_is(const char *lower, Text run);

// Adds the atoms that a token is, each once.
void vocabulary_look_up(const Vocabulary *vocabulary, Text token, Arena *arena, AtomList *atoms);

#endif
