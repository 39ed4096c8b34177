// A Scoring says how well claims agree with texts that people have labelled: how much of what they
// flag is false, how much of what is false they flag, in all and rule by rule.
//
// A pack's topic does not gate here, and checks are no claims. Texts are added one by one; memory
// grows with what was missed or flagged wrongly alone.
#ifndef RUN_SCORING_H
#define RUN_SCORING_H

#include "core/rate.h"
#include "pack/ruleset.h"
#include "run/sample.h"

typedef struct RuleScore {
    const Rule *rule;
    Rate precision;          // of the texts that it flags those that are false
    Rate recall;             // of the false texts on it those that it flags
} RuleScore;

typedef struct KindScore {
    Text kind;
    Rate rate;               // false texts: flagged; true ones: silent
} KindScore;

// A text that was not judged as its label says, or not by the rule that it is on.
typedef struct Case {
    Sample sample;           // its text is an excerpt
    TextList rules;          // that flag it
} Case;

typedef LIST(Case) CaseList;

typedef struct Stranger {
    Text topic;              // of false texts, that no rule is named by
    uint64_t texts;
} Stranger;

typedef struct Scoring {
    const Ruleset *ruleset;
    Arena *keep;
    Rate precision, recall, silent;
    Rate own;                // of the false texts with a topic those flagged by that rule
    LIST(RuleScore) rules;   // one a claim
    LIST(KindScore) kinds[2];    // [true]: of the true texts
    CaseList missed, alarms;
    CaseList others;         // flagged, but not by the rule that they are on
    LIST(Stranger) strangers;
    size_t limits;           // times that a rule gave up
} Scoring;

// No text yet; without a claim in the ruleset there are no rules to score.
void scoring_open(const Ruleset *ruleset, Arena *keep, Scoring *scoring);

void scoring_add(Scoring *scoring, Matcher *matcher, const Sample *sample, Arena *scratch);

uint64_t scoring_texts(const Scoring *scoring);

// F1 in thousandths, halves up; false when nothing is false and nothing was flagged.
bool scoring_f1(const Scoring *scoring, int64_t *f1);

void scoring_put_text(const Scoring *scoring, Out *out);

// The schema "answerlint-score/1".
void scoring_put_json(const Scoring *scoring, Out *out);

#endif
