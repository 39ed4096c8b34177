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
    const View *view;        // NULL: there is nothing to judge
    Arena *arena;
} Trial;

Trial *trial_make(const Lexicon *lexicon, Matcher *matcher, Text text, Arena *arena);

// As claim_judge; a text without prose is not applicable, one that is too long an error.
Outcome trial_judge(const Trial *trial, const Claim *claim, ClaimHitList *hits, Text *trouble);

#endif
