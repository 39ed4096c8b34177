// The rows of a phrasebook by their numbers. In a header, since a text of claims asks for them some
// hundred times a byte.
#ifndef CLAIM_ROWS_H
#define CLAIM_ROWS_H

#include "claim/phrasebook.h"

// One of 64 bits: those of a few atoms are told from most others by one look.
static inline uint64_t atom_sign(Atom atom)
{
    return (uint64_t)1 << (atom * 0x9E3779B97F4A7C15u >> 58);
}

static inline bool set_has(const Phrasebook *book, const AtomSet *set, Atom atom)
{
    uint32_t word = atom / 64 - set->word;       // huge when it is before the first
    if (set->words)
        return word < set->words && (book->bits.at[set->bits + word] >> atom % 64 & 1);
    return (set->sign & atom_sign(atom)) && set_lists(book, set, atom);
}

static inline const Step *phrase_step(const Phrasebook *book, const Phrase *phrase, size_t step)
{
    return &book->steps.at[phrase->steps + step];
}

static inline const Node *step_node(const Phrasebook *book, const Step *step)
{
    return &book->nodes.at[step->node];
}

static inline const AtomSet *book_set(const Phrasebook *book, uint32_t set)
{
    return &book->sets.at[set];
}

#endif
