// Sentences, by the Punkt algorithm (Kiss and Strunk 2006, as NLTK 3.8 implements it) with its English
// list of abbreviations and sentence starters, but without its table of orthographic contexts.
//
// SENTENCES_OFFICIAL is what IFEval counts. SENTENCES_NATIVE knows abbreviations which that list lacks
// ("e.g.", "i.e.", "cf.", "approx.", ...), since a person does not end a sentence there, and takes the
// closing quotes U+201D and U+2019 and the full stops of CJK and Devanagari text for what they are.
// Spans hold neither the white space before nor after the sentence.
#ifndef SYNTAX_SENTENCE_H
#define SYNTAX_SENTENCE_H

#include "base/list.h"

typedef enum SentenceStyle {
    SENTENCES_NATIVE,
    SENTENCES_OFFICIAL,
} SentenceStyle;

void sentences_split(Arena *arena, Text text, SentenceStyle style, SpanList *sentences);

#endif
