// A label is how a writer names a result: the words that several writers share.
#ifndef REPORT_LABEL_H
#define REPORT_LABEL_H

#include "report/writer.h"

// A path that may stand at the start of a line: "./" goes before one that begins like an option,
// white space, or a command for a CI runner ("::error", "--- group").
void put_path(Out *out, Text path);

// The path as CI servers want it: relative to the working folder where it lies below it, without
// "./" before it.
Text path_below(const Report *report, Text path);

// ", record 41" and ", id q-0041", as far as they are known; `before` stands in front of the first.
// True when there was anything.
bool put_record(Out *out, const Document *document, const char *before);

// "record 41, id q-0041", as it stands: foreign text. Empty for a file that holds one answer.
Text record_name(const Document *document, Arena *arena);

// "sha256:..."; empty: the digest of the rules is not known.
Text ruleset_name(const Report *report);

const char *outcome_name(Outcome outcome);       // "pass", "not-applicable"
const char *status_name(Status status);
const char *verdict_name(const Result *result);  // what could not be judged did not pass

// "1 rule", "2 rules".
void put_counted(Out *out, uint64_t count, const char *one, const char *many);

// The mean score in tenths, half to even; false when nothing was scored.
bool summary_mean(const Summary *summary, int64_t *tenths);

#endif
