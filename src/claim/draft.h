// Nodes as they are made of entries: what claim/phrase.c reads goes onto the stacks of the draft of
// the phrasebook, and from there into its tables. Private to it.
#ifndef CLAIM_DRAFT_H
#define CLAIM_DRAFT_H

#include "claim/phrase.h"

// Puts the atoms of a set on their stack.
void draft_atoms(const PhraseReader *reader, uint32_t set);

// The set of the atoms that the stack has from `from` on; takes them off.
uint32_t draft_set(const PhraseReader *reader, size_t from);

// An entry of the node that is being made: a word of it, when it is one.
void draft_entry(const PhraseReader *reader, const Phrase *entry);

#endif
