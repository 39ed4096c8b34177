// A bare choice is "\bfoo|bar\b": each \b holds for one side, though both were meant.
#ifndef SYNTAX_BARE_CHOICE_H
#define SYNTAX_BARE_CHOICE_H

#include "base/text.h"

// Whether a choice somewhere in a regular expression has a side with \b at its start and another
// that starts with a word without one; or the same at the ends.
bool bare_choice(Text expression);

#endif
