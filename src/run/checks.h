// The page on checks, docs/checks.md: made from the structs, so that it cannot lie.
#ifndef RUN_CHECKS_H
#define RUN_CHECKS_H

#include "base/put.h"

// Markdown: every check with its parameters, an example of a rule, an answer that passes and
// one that fails.
void checks_put(Out *out);

#endif
