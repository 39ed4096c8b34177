// The summary of a run as JSON, schema "answerlint-summary/1", and as text for people.
//
// The JSON has integers only, scores in tenths, and one order of everything: two totals with the
// same counts are the same bytes. What is written can be read back without loss.
#ifndef REPORT_TOTALS_H
#define REPORT_TOTALS_H

#include "base/put.h"
#include "core/totals.h"

void totals_put_json(const Totals *totals, Out *out);

// Totals, a histogram, the rules that fail most, models, the worst answers.
void totals_put_text(const Totals *totals, bool color, Out *out);

// Reads what totals_put_json wrote; false with an error. Texts are in the arena, the totals is the
// caller's to close.
bool totals_read(Text bytes, Text path, Arena *arena, Totals *totals, Error *error);

#endif
