// Stress is a text on which looking for a pattern takes more than its length should, found by
// trial: what the pattern lets repeat is repeated, twice as often each time, behind what leads up
// to it and before what cannot match.
//
// Work is counted in steps (pattern_steps), not measured in time: the same on every machine. No
// text may take more than STRESS_PER_BYTE for each of its bytes. A sentence is looked at in pieces
// of 4 KiB, as long as the longest text here: more there cannot be. A pattern for whole texts has
// no such end, and must take about twice the steps for twice the text. That nothing is found is no
// proof. Attacks on nested and on adjacent repeats after Davis, "The Impact of Regular Expression
// Denial of Service (ReDoS) in Practice", 2018.
#ifndef SYNTAX_STRESS_H
#define SYNTAX_STRESS_H

#include "syntax/pattern.h"

enum {
    STRESS_FIRST = 64,           // bytes that repeat in the first text,
    STRESS_LENGTHS = 7,          // and twice as many in each further one
    STRESS_PER_BYTE = 512,       // steps of some 3 ns, in machine code: a MiB in two seconds
};

typedef enum StressReach {
    STRESS_PIECES,               // what the pattern looks at is at most 4 KiB long
    STRESS_WHOLE,
} StressReach;

typedef struct Stress {
    Text before, pump, behind;
    size_t count;                // of texts that were tried
    struct {
        size_t bytes;
        uint64_t steps;
        bool cut;                // it took more, and was stopped
    } at[STRESS_LENGTHS];
} Stress;

// Fills `at` for the three parts: up to the first text that is cut.
void stress_grow(const Pattern *counted, Matcher *matcher, Stress *stress);

// Whether it takes more than it should.
bool stress_is_steep(const Stress *stress, StressReach reach);

// Tries what the expression suggests. True: it has been found, and `stress` says how it grows.
bool stress_find(const Pattern *pattern, StressReach reach, Matcher *matcher, Arena *arena,
                 Stress *stress);

#endif
