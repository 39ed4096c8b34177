// A Result is what was found in one document: findings, counts, outcomes and the score they make.
//
// It lives in the arena of its record and is complete when it reaches a writer, which
// only renders.
#ifndef CORE_RESULT_H
#define CORE_RESULT_H

#include "core/document.h"
#include "core/rule.h"

// What a saved result tells of a place whose source is not at hand.
typedef struct Quoted {
    size_t line, column;
    Text excerpt;
} Quoted;

typedef struct Finding {
    const Rule *rule;
    ChannelKind channel;
    unsigned item, items;      // "bullet 7 of 8"; 0 when it belongs to no top-level item
    unsigned sentence;         // claims: index in outline->sentences plus 1; else 0
    Span span;                 // source bytes
    bool in_channel;           // it points into the text of its channel ...
    Span text;                 // ... here
    Text message;              // what this answer did: lower case, no full stop
    const Quoted *quoted;      // of a saved result; NULL: the document has its source
    Text reason;               // why it is suppressed; often nobody said
} Finding;

typedef LIST(Finding) FindingList;

// What a rule said of the answer. Empty input is no success: a rule that had nothing to judge says
// NOT_APPLICABLE; a rule that met a limit says ERROR, which makes the whole run end with status 2.
typedef enum Outcome {
    OUTCOME_NOT_APPLICABLE,
    OUTCOME_PASS,
    OUTCOME_FAIL,
    OUTCOME_ERROR,
} Outcome;

typedef struct Judgement {
    const Rule *rule;
    Outcome outcome;
    Text trouble;              // OUTCOME_ERROR: what happened
    Text note;                 // another convention counts otherwise; mostly empty
} Judgement;

typedef enum Status {
    STATUS_OK,
    STATUS_INPUT_ERROR,        // could not be judged: see error
} Status;

typedef struct CriterionScore {
    bool applicable;
    int64_t tenths;            // 0 to 1000
    uint64_t part, whole;      // to recompute it by hand: facts in half points, else rule weights
    unsigned weight;           // in the score
} CriterionScore;

typedef struct Result {
    const Document *document;
    Status status;
    Text error;
    struct { Text answer, prompt; } digests;     // of a saved result, which has no texts
    struct { size_t words; } thinking;
    struct { size_t words, sentences, items; } answer;
    FindingList findings;      // sorted by span, then rule id
    FindingList suppressed;    // known before: they cost points, but count for no verdict
    LIST(Judgement) judgements;    // one a selected rule that applies to the channel "answer"
    size_t points;             // what facts are counted over: top-level items, else sentences
    const char *point_name;    // "bullets" or "sentences"
    CriterionScore criteria[CRITERION_COUNT];
    bool scored;               // false: nothing applicable
    int64_t score;             // tenths
    char grade;                // 'A' to 'F'
    bool failed;               // the verdict
} Result;

#endif
