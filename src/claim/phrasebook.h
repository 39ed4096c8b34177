// A Phrasebook is what the phrases of all rules of one language are made of: flat tables whose rows
// name each other by their numbers.
//
// There is no pointer in a row, so that a book that was made when the program was built is as good
// as one that is made from a person's rules: the tables of the first stand among the constants of
// the program, cost nothing until they are looked at, and are copied when something is added. A
// book grows while rules are loaded and is read-only from then on; its lexicon owns it.
#ifndef CLAIM_PHRASEBOOK_H
#define CLAIM_PHRASEBOOK_H

#include "claim/vocabulary.h"
#include "syntax/pattern.h"

typedef LIST(Pattern *) PatternList;

// What must come next in a phrase: a node says what may stand there.
typedef struct Step {
    uint32_t node;
    uint8_t gap;             // tokens that may stand before it
    bool article;            // an article may
    bool optional;
} Step;

// Steps [steps, steps + step_count) in order.
typedef struct Phrase {
    uint32_t steps;
    uint16_t step_count;
    bool any_first;          // a match begins with one of `firsts`, unless nobody can say
    bool hinted;             // of which some are patterns
    uint32_t firsts;
} Phrase;

// Atoms [at, at + len) in order; also as bits, where these are few or the atoms many.
typedef struct AtomSet {
    uint64_t sign;           // of all of them: what has none of its bits has none of them
    uint32_t at, len;
    uint32_t bits;           // from this word on; none when `words` is 0
    uint32_t word, words;    // the first that has a bit, divided by 64; and how many
} AtomSet;

// An entry of a node that begins with an atom.
typedef struct Start {
    Atom atom;
    uint32_t entry;          // its number in the book
} Start;

// One of several things that may stand in a place. Its number is its place in the table.
typedef struct Node {
    uint32_t words;                  // a set: single tokens
    uint32_t firsts;                 // a set, as in a phrase
    uint32_t entries, entry_count;   // several tokens
    uint32_t starts, start_count;    // of the entries, in the order of their atoms
    uint32_t inside;                 // patterns that match in one token
    uint32_t hints;                  // a set: those of them that have a Hint
    uint16_t inside_count;
    bool blind;                      // one of them has none
    bool any_first, hinted;          // as in a phrase
} Node;

// Which tokens a pattern may match in: those with one of its literals.
typedef struct Hint {
    uint32_t pattern;
    Atom atom;
    uint32_t letters;        // of all of its literals, as in syntax/literal.h
} Hint;

// What is being read: stacks, of which whoever adds to them takes off what he added.
typedef struct Draft {
    LIST(Step) steps;
    LIST(Phrase) entries;
    AtomList atoms;
    PatternList inside;
    LIST(uint32_t) counts;   // no stack: per atom, for a counting sort
    LIST(uint32_t) slots;    // nor this: where the atoms of a set hash to, 1 + its number
} Draft;

typedef struct Phrasebook {
    LIST(Node) nodes;
    LIST(Phrase) entries;
    LIST(Step) steps;
    LIST(Start) starts;
    LIST(AtomSet) sets;      // the first is empty
    AtomList atoms;          // of the sets
    LIST(uint64_t) bits;     // of the sets
    LIST(uint32_t) words;    // per set: 1 + the node of these words alone, or 0
    LIST(Hint) hints;        // each once
    PatternList patterns;
    Draft draft;
} Phrasebook;

// Whether a set without bits has an atom.
bool set_lists(const Phrasebook *book, const AtomSet *set, Atom atom);

// The set of these atoms, which are put in order: each set is there once.
uint32_t atoms_set(Phrasebook *book, Atom *atoms, size_t len, Arena *keep);

// The node of single words, which is there once.
uint32_t words_node(Phrasebook *book, uint32_t set, Arena *keep);

#endif
