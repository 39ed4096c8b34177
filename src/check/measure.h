// What checks that count share: how a count is said beside its limit, and where it is pointed at.
//
// Too much points at the first thing too many, too little at the last one there is; nothing at all
// points at the first line, and in an empty answer at its place.
#ifndef CHECK_MEASURE_H
#define CHECK_MEASURE_H

#include "check/check.h"

// The range itself, or "at least 1" when the pack gives none.
Range measure_range(Range range);

// "at most 5 allowed", "exactly 2 asked for", "0 allowed"
Text measure_limit(Arena *arena, Range range);

// "9 sentences, at most 5 allowed"
Text measure_words(Arena *arena, uint64_t count, const char *noun, Range range);

// "the word 'war' occurs 1 time, at least 3 asked for"
Text measure_times(Arena *arena, const char *what, Text name, uint64_t count, Range range);

// The place to point at, or an empty span.
Span measure_place(Range range, const SpanList *places);

// A finding at a span of the channel; at the first line when it is empty.
void measure_fail(Judge *judge, Span text, Text message);

// Holds the number of places, spans of the plain text, against the range. A blank answer is judged
// only where the range asks for something.
Outcome measure_plain(Judge *judge, Range range, const char *noun, const SpanList *places);

// The same for spans of the channel.
Outcome measure_text(Judge *judge, Range range, const char *noun, const SpanList *places);

#endif
