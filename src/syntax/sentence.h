// Sentences, as IFEval counts them or as a person does.
//
// SENTENCES_OFFICIAL is the Punkt algorithm of NLTK 3.8 (see syntax/punkt.h), which IFEval counts
// with.
//
// SENTENCES_NATIVE is what a person counts. A sentence ends at ".", "?", "!" or an ellipsis with
// its closing quotes, brackets and emphasis, and only before white space; the full stops of CJK,
// Devanagari and a few other scripts need none. A dot does not end it behind an abbreviation
// ("e.g.", "Dr.", "U.S." before what is no typical first word), an initial or a list number ("1."
// at the start of a line), nor an ellipsis before a lower-case letter, nor a mark in quotes or
// brackets before one ("Stop!" he said). What holds no letter and no digit is part of a neighbour
// sentence.
//
// In both styles line ends count as any white space. Spans hold neither the white space before
// nor after the sentence; together they hold every other byte of the text.
#ifndef SYNTAX_SENTENCE_H
#define SYNTAX_SENTENCE_H

#include "base/list.h"

typedef enum SentenceStyle {
    SENTENCES_NATIVE,
    SENTENCES_OFFICIAL,
} SentenceStyle;

void sentences_split(Arena *arena, Text text, SentenceStyle style, SpanList *sentences);

#endif
