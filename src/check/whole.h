// What checks share that judge the answer as a whole: counting against a range, and a finding
// where no part of the answer is to blame.
#ifndef CHECK_WHOLE_H
#define CHECK_WHOLE_H

#include "check/check.h"

// Things of one kind that were counted. Zero but for `range` is none.
typedef struct Tally {
    Range range;
    uint64_t count;
    Span place;            // of the first one over the maximum, else of the last one
} Tally;

void tally_add(Tally *tally, Span place);

// Holds the number against the range. `noun` is singular: "code block". Without a range there is
// nothing to judge; a blank answer is judged only when something was asked for.
Outcome tally_judge(Judge *judge, const Tally *tally, const char *noun);

// The channel's text without the white space around it.
Span whole_span(const Judge *judge);
bool whole_is_blank(const Judge *judge);

// A finding at the whole answer, or where it should have been; OUTCOME_FAIL.
Outcome whole_fail(Judge *judge, Text message);

// The length of what is the same as `wanted` at a place of the text, or TEXT_NONE. Letters that
// differ in case are the same when `caseless` says so.
size_t match_at(Text text, size_t at, Text wanted, bool caseless);

// Whether a letter or a number touches the place from the left and another from the right.
bool is_inside_word(Text text, size_t at);

#endif
