// What a claim is made of, once it is compiled. Private to the claim family.
#ifndef CLAIM_RULE_H
#define CLAIM_RULE_H

#include "claim/claim.h"
#include "claim/guard.h"

typedef enum Scope {
    SCOPE_CLAUSE,
    SCOPE_SENTENCE,
    SCOPE_ITEM,           // the sentences of a list item, or of a paragraph
    SCOPE_CODE,           // re: over a line of a code block
    SCOPE_RAW,            // re: over the sentence as it is written
} Scope;

typedef struct Expression {
    Phrase phrase;
    uint32_t pattern;     // instead of a phrase, in SCOPE_RAW and SCOPE_CODE: 1 + its place among
                          // the patterns of the book
    Text source;          // as written, for `explain`
    Place place;
} Expression;

typedef LIST(Expression) ExpressionList;

// One way to say the claim: all of `all`, at least one of `any`, none of `none`, within one scope;
// of a subject (claim/subject.c) that `subject` matches, or does not match; where all of `context`
// occurs in the item around or above it. With a predicate, which is the first of `all`, a negation
// only counts where it governs that; what it then means is for the claim to say, or for the
// assertion.
typedef struct Assertion {
    Scope scope;
    bool has_predicate, has_negation;
    Negation negation;
    ExpressionList all, any, none;
    ExpressionList context;
    Place place;
    ExpressionList subject;
    bool other_subject;
} Assertion;

typedef enum ExcuseScope {
    EXCUSE_CLAUSE,
    EXCUSE_SENTENCE,
    EXCUSE_ITEM,
    EXCUSE_BEFORE,        // a sentence shortly before it, in the same block
    EXCUSE_HEADING,
} ExcuseScope;

typedef struct Excuse {
    ExcuseScope scope;
    unsigned sentences;   // EXCUSE_BEFORE: how many of them are looked at
    Expression expression;
} Excuse;

struct Claim {
    LIST(Assertion) assertions;
    LIST(Excuse) excuses;
    Negation negation;
    Quantifier quantifier;
    bool guard_off[GUARD_COUNT];
    const Technology *technology;
};

enum {
    ITEM_SENTENCES_MOST = 40,     // what an item-wide rule looks at around a sentence
    ITEM_WORDS_MOST = 2 * ITEM_SENTENCES_MOST * SPAN_MOST,    // of which none is too long
    PHRASES_MOST = 16,            // of one assertion
    RAW_MOST = 4096,              // bytes of a sentence that a raw pattern sees
    BEFORE_MOST = 10,             // sentences before one that an `unless` may look at
    TRIES_MOST = 8,               // excused matches in one unit before the next unit is looked at
};

#endif
