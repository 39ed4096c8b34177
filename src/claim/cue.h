// Cues are where the words of a lexicon table stand in a view.
//
// They are looked for once, when a table is first asked for, in all of the view. What stands in a
// contrast ("unlike in JavaScript, ...") is not said of the sentence and is left out; so is a
// negation that is part of a phrase that negates nothing ("not only").
#ifndef CLAIM_CUE_H
#define CLAIM_CUE_H

#include "claim/view.h"

// Sets what the tokens open: view_make does so before the sentences are divided.
void cues_mark(View *view);

// The places of a cue, tokens [start, end), in order.
const SpanList *cue_places(const View *view, Cue cue);

// The first place that begins in [from, to); false when there is none.
bool cue_within(const View *view, Cue cue, size_t from, size_t to, Span *place);

bool cue_in_sentence(const View *view, Cue cue, size_t sentence);

// Whether the sentence speaks of a technology.
bool cue_speaks_of(const View *view, const Technology *technology, size_t sentence);

// Whether the sentence begins with the cue, marks and quotes aside.
bool cue_begins(const View *view, Cue cue, size_t sentence, Span *place);

#endif
