// Elements are the pieces of a phrase, each by itself: its words, terms and choices; gaps are left
// out.
//
// A phrase matches or it does not; its elements tell how near a sentence came to it, and what it
// has in common with another phrase.
#ifndef CLAIM_ELEMENT_H
#define CLAIM_ELEMENT_H

#include "claim/phrase.h"

typedef struct Element {
    Text source;             // as written
    Phrase alone;            // what it is made into: shares all with the phrase
} Element;

typedef LIST(Element) ElementList;

// The elements of a phrase that must be there, to be sought one by one. None of a phrase of one
// element, nor of one whose steps are not its elements.
void elements_of(const Phrasebook *book, Text source, const Phrase *phrase, Arena *arena,
                 ElementList *elements);

// Their sources alone, also where there is only one; none of what begins with "re:".
void elements_split(Text source, Arena *arena, TextList *sources);

// The same with those that may be missing, without their "?".
void elements_all(Text source, Arena *arena, TextList *sources);

// The sides of a choice, "(a|b c)": none of what is no choice.
void element_sides(Text element, Arena *arena, TextList *sides);

#endif
