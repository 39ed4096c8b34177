// The guards, each in the file of what it looks at. Private to the claim family.
#ifndef CLAIM_GUARD_PART_H
#define CLAIM_GUARD_PART_H

#include "claim/guard.h"

// claim/speech.c
bool guard_question(const Candidate *candidate);
bool guard_attribution(const Candidate *candidate);
bool guard_condition(const Candidate *candidate);

// claim/setting.c
bool guard_version(const Candidate *candidate);
bool guard_other_language(const Candidate *candidate);
bool guard_counter_example(const Candidate *candidate);

#endif
