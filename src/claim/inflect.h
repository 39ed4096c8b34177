// The forms of an English word: "wrap" gives wrap, wraps, wrapped, wrapping.
//
// Verb and noun forms alike are made by rule, both spellings where British and American differ
// ("cancelled", "canceled"; "-ise", "-ize"), irregular ones from the lexicon's table. A form
// too many does no harm: nobody writes it. Words that hold a capital, a digit or a sign are
// names: they only take "s".
#ifndef CLAIM_INFLECT_H
#define CLAIM_INFLECT_H

#include "base/list.h"

typedef struct Irregular {
    TextList forms;          // the base form first
} Irregular;

typedef LIST(Irregular) IrregularList;

typedef struct Inflection {
    IrregularList irregular;
    TextList fixed;          // words that never change: of, to, the, ...
} Inflection;

// Adds the word itself first, then its other forms, none twice.
void inflect(const Inflection *inflection, Text word, Arena *arena, TextList *forms);

#endif
