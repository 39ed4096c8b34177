// An Explained says what one rule made of one channel of a document, and why: for `answerlint
// explain`.
//
// A claim has an account of every sentence that holds something of what it looks for, whether or
// not its pack's topic occurs. A check has its findings and what it counted, which it is asked for
// by the wish for a number that no answer has: a check that counts says then what there is.
#ifndef RUN_EXPLAIN_H
#define RUN_EXPLAIN_H

#include "base/put.h"
#include "claim/account.h"
#include "run/grade.h"

typedef struct Explained {
    const Rule *rule;
    const Document *document;
    ChannelKind channel;
    bool present;            // false: the document has no such channel
    bool applies;            // whether the topic of the rule's pack occurs
    Outcome outcome;
    Text trouble;            // OUTCOME_ERROR: what happened
    Outline outline;         // of the channel
    AccountList accounts;    // claims
    FindingList findings;    // checks; at most EXPLAIN_FINDINGS
    TextList counted;        // checks: "8 bullets at the top level"
    Text note;               // checks: as in Judgement
} Explained;

enum { EXPLAIN_FINDINGS = 100 };

void explain_document(const Grader *grader, const Rule *rule, const Document *document,
                      ChannelKind channel, Arena *arena, Explained *explained);

// A sentence that is flagged or excused is always worth telling; of others those that hold at least
// half of an entry.
bool account_matters(const Account *account);

// A stretch of what an account is of, and its words: as a finding of the rule, whose message they
// are.
Finding explained_at(const Explained *explained, const Account *account, Span span);

typedef struct ExplainStyle {
    bool color;
    bool all;                // also the sentences that hold less than half of an entry
    Arena *arena;            // scratch
} ExplainStyle;

// The rule, once; then each channel of each document.
void explain_put_rule(const Rule *rule, const ExplainStyle *style, Out *out);
void explain_put_text(const Explained *explained, const ExplainStyle *style, Out *out);

// JSON of the schema "answerlint-explain/1": a head with the rule, an element of "documents", and
// what closes the head.
void explain_put_json_head(const Rule *rule, Out *out);
void explain_put_json(const Explained *explained, Arena *arena, Out *out);
extern const char *const explain_json_end;

#endif
