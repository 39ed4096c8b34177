// An Ending is the marks that may end a sentence, with the closing quotes and brackets behind them.
// Private to syntax/sentence.c, which says whether they do.
#ifndef SYNTAX_SENTENCE_ENDING_H
#define SYNTAX_SENTENCE_ENDING_H

#include "base/text.h"

typedef struct Ending {
    size_t mark, end;
    bool strong;    // ? or !
    bool wide;      // a full stop of a script that puts no space behind it
    bool ellipsis;
    bool closed;    // by a quote or a bracket
} Ending;

// The ending whose first mark stands at `at`.
Ending ending_at(Text text, size_t at);

// Whether the character is a mark: a full stop of some script, '?', '!' or an ellipsis.
bool mark_is(uint32_t c);

// The next byte that may begin a mark: one of ".!?", or one that is not ASCII. The end if there is
// none.
size_t mark_next(Text text, size_t at);

// The length of the character at `at`, 0 at the end. A byte that is none counts as U+FFFD.
size_t character_at(Text text, size_t at, uint32_t *character);

#endif
