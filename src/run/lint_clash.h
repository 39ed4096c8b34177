// Rules of different checks, or of one check in different ways, that no answer can pass together.
#ifndef RUN_LINT_CLASH_H
#define RUN_LINT_CLASH_H

#include "core/rule.h"

// A word that one asks for and the other forbids, all in capitals and all in small letters, more
// bullets at the top level than at all levels, more sentences or paragraphs than words. Two ranges
// of one check are not looked at.
bool rules_clash(const Rule *a, const Rule *b);

#endif
