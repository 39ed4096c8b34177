// A Decision is what a reviewer said of a finding on the HTML report, exported as a label, a line
// of JSON each (docs/html-report.md). What was called a false alarm becomes entries of a baseline;
// what was agreed with stays a finding.
//
// An entry counts how often that is in one answer, the most of any. A baseline knows a finding by
// its content alone: where that is agreed with in one answer and a false alarm in another, or
// either at the same place, the labels contradict each other, which is an error.
#ifndef RUN_DECISION_H
#define RUN_DECISION_H

#include "run/baseline.h"
#include "run/listing.h"

// Adds the entries, in no order, of labels that were opened as a listing of anything; false with
// its error, which names the line. Everything lives in its `keep`.
bool decisions_read(Listing *listing, KnownList *entries);

#endif
