// A label is how a writer names a result: the words that several writers share.
#ifndef REPORT_LABEL_H
#define REPORT_LABEL_H

#include "base/put.h"
#include "core/summary.h"

// A path that may stand at the start of a line: "./" goes before one that begins like an option,
// white space, or a command for a CI runner ("::error", "--- group").
void put_path(Out *out, Text path);

// ", record 41" and ", id q-0041", as far as they are known; `before` stands in front of the first.
// True when there was anything.
bool put_record(Out *out, const Document *document, const char *before);

const char *outcome_name(Outcome outcome);       // "pass", "not-applicable"
const char *status_name(Status status);
const char *verdict_name(const Result *result);  // what could not be judged did not pass

// The mean score in tenths, half to even; false when nothing was scored.
bool summary_mean(const Summary *summary, int64_t *tenths);

#endif
