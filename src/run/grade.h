// Grading: one document against a ruleset gives one Result.
//
// A Grader belongs to one thread; the ruleset and the policy are shared and only read.
#ifndef RUN_GRADE_H
#define RUN_GRADE_H

#include "core/score.h"
#include "pack/ruleset.h"
#include "run/profile.h"

typedef struct Grader {
    const Ruleset *ruleset;
    const Policy *policy;
    Matcher *matcher;
    Profile *profile;            // NULL: nobody asks for one
    bool counts;                 // words, sentences and items are wanted in every result
} Grader;

// Everything in the result lives in the arena, and points at the document and the ruleset.
void grade(const Grader *grader, const Document *document, Arena *arena, Result *result);

// A result that says why there is nothing to grade.
void grade_error(Text why, const Document *document, Result *result);

// One rule on one text that is no transcript, whatever the pack's topic: for the tests that
// rules carry.
Outcome grade_text(const Grader *grader, const Rule *rule, Text text, Arena *arena,
                   FindingList *findings, Text *trouble);

#endif
