// A Trial is a text that is no transcript, laid out once so that many claims can be judged on it:
// the sentences that rules carry as their tests, and those that somebody has labelled.
//
// A pack's topic does not matter here. Belongs to one thread; everything lives in its arena.
#ifndef RUN_TRIAL_H
#define RUN_TRIAL_H

#include "core/document.h"
#include "pack/ruleset.h"

typedef struct Trial {
    Document document;       // the text as its answer
    Outline outline;
    LIST(View *) views;      // one a lexicon, made when a claim asks
    Matcher *matcher;
    Arena *arena;
} Trial;

Trial *trial_make(Matcher *matcher, Text text, Arena *arena);

// As claim_judge, by a claim of a rule, or by one that was made of it; a text with nothing to look
// at is not applicable, one that is too long an error.
Outcome trial_judge(Trial *trial, const Rule *rule, const Claim *claim, ClaimHitList *hits,
                    Text *trouble);

#endif
