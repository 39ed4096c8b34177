// A CheckType is one format check: a const struct at the end of its own file, named by a row of
// checks.def. Nothing else in the program lists checks: the loader, the help, `rules explain` and
// the documentation are made from these structs.
//
// `run` gets what there is to judge and says what it found through judge_fail; it returns PASS,
// FAIL (at least one finding), ERROR or NOT_APPLICABLE, never a pass on nothing. It may be called
// from several threads at once: everything it changes lives in the Judge.
//
// Checks of lists judge the top-level items that are not quoted; without one they do not apply. A
// check that asks for something fails where there is none of it, also on an empty answer: `bullets`
// wants a list, `words` with a least number wants words. Integrity checks judge the document;
// to say each thing once they apply to the channel "answer" alone, but for
// no-hidden-characters, which judges the text of the channel it is given.
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "base/error.h"
#include "check/param.h"
#include "core/outline.h"
#include "core/result.h"

typedef struct Judge {
    const Rule *rule;
    const Document *document;
    Outline *lazy;                // of the channel that is judged: see judge_outline
    const Channel *channel;
    ChannelKind channel_kind;
    Matcher *matcher;             // of this thread
    Arena *arena;                 // of the record
    FindingList *findings;
    Text note;                    // set by judge_compare and judge_contrast
    Text trouble;                 // set by a check that returns ERROR: which limit it met
} Judge;

// A rule's parameters as YAML ("count: 2") and two answers: one that passes, one that fails.
typedef struct CheckExample {
    const char *params, *good, *bad;
} CheckExample;

typedef struct CheckType {
    const char *name;
    const char *about;            // one line: what a good answer does
    const char *definition;       // what exactly is looked at and counted
    Criterion criterion;
    const Param *params;          // ends with a NULL name
    const char *const *any_of;    // NULL, or the parameters of which one must be given, then NULL
    size_t size;                  // of the parameter struct
    Outcome (*run)(Judge *judge, const void *params);
    CheckExample example;         // for docs/checks.md; it is run by the tests
    const char *instruction;      // the id of IFEval's counterpart; NULL: it has none
    const char *official;         // how its convention differs
    const char *other;            // an answer of which it says otherwise, for the example's rule
} CheckType;

extern const CheckType *const check_types[];      // ends with NULL

const CheckType *check_find(Text name);

// The outline of the channel, made when a check first asks: many look at the text alone.
const Outline *judge_outline(const Judge *judge);

// A finding at a span of the channel's text; `item` is an index into outline->items, or -1.
void judge_fail(Judge *judge, Span text, int item, Text message);

// Notes that IFEval counts otherwise: "8 bullets at the top level, 11 by IFEval", where `noun` is
// singular and `rest` may be empty. Nothing when both agree.
void judge_compare(Judge *judge, uint64_t native, uint64_t official, const char *noun,
                   const char *rest);

// Notes that IFEval's verdict on an answer is another one than the outcome: "holds here, not by
// IFEval". The instruction has one text as keyword, or none.
void judge_contrast(Judge *judge, Outcome outcome, const char *instruction, const char *keyword,
                    Text value);

// A finding at a span of source bytes, in the part of the document that it is about; `number`
// counts the top-level items from 1, or is 0.
void judge_fail_source(Judge *judge, ChannelKind channel, Span source, unsigned number,
                       Text message);

// Where in the source an answer that is not there should have been: an empty span.
Span judge_answer_place(const Judge *judge);

#endif
