// An Account says what a claim made of a sentence, and why: which phrases of an entry of `match`
// it holds and where, which are missing, and what kept it from being flagged.
//
// For people who write rules: it costs much more than judging. Spans lie in outline->plain, but for
// those of code (Account.in_code), which lie in the channel.
#ifndef CLAIM_ACCOUNT_H
#define CLAIM_ACCOUNT_H

#include "claim/part.h"

typedef enum Standing {
    STANDING_PART,           // something of the entry is missing
    STANDING_EXCUSED,        // all of it is there, but a guard or an `unless` holds
    STANDING_FLAGGED,
} Standing;

typedef enum Whereabouts {
    WHERE_MISSING,
    WHERE_FOUND,
    WHERE_OTHER_CLAUSE,      // in the sentence, but not in the clause, or across two
    WHERE_CONTRAST,          // in what the sentence sets itself off from: "unlike ..."
    WHERE_OTHER_SUBJECT,     // a subject that the entry does not ask for
} Whereabouts;

typedef struct WordAccount {
    Text source;             // an element of a phrase: claim/element.h
    Whereabouts where;
    Span plain;
} WordAccount;

typedef struct PhraseAccount {
    PartKind kind;           // all, any, none, subject, context
    Text source;
    Place place;
    bool negated;            // a subject: any but this
    Whereabouts where;
    Span plain;              // empty: a context, a subject without a name
    LIST(WordAccount) words; // of a phrase that is missing, as far as they could be looked for
} PhraseAccount;

typedef struct Account {
    Standing standing;
    size_t sentence, entry;
    bool in_code;            // of a code block: the sentence is TEXT_NONE
    Place place;             // of the entry
    unsigned share;          // of what the entry asks for, in thousandths
    Span plain;              // what is pointed at
    LIST(PhraseAccount) phrases;
    Text reason;             // excused: as in ClaimSilence
    PhraseAccount unless;    // its source is empty: a guard
    const char *scope;       // of `unless`: "clause", "sentence", ...
    SpanList cues;           // words of the guard's tables in the sentence
} Account;

typedef LIST(Account) AccountList;

// In the order of sentences. A sentence that is flagged has an account for each entry that flags
// it; else one for each entry that something excused; else one for the entry that it holds most of,
// if it holds anything. OUTCOME_ERROR with `trouble` when a limit was met.
Outcome claim_account(const Claim *claim, const View *view, Arena *arena, AccountList *accounts,
                      Text *trouble);

#endif
