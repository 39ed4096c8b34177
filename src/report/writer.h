// A Writer renders results in one format: a const struct at the end of its own file, and a row of
// writers.def.
//
// `result` is a pure function from a Result to bytes: it runs in the workers, in any order. What
// comes before the first, between two, and after the last is written by the one thread that keeps
// the order.
// Everything that is not ours goes through base/put.h.
#ifndef REPORT_WRITER_H
#define REPORT_WRITER_H

#include "base/put.h"
#include "core/summary.h"

typedef struct Report {
    bool color;
    bool quiet;                  // findings only
    bool errors_told;            // troubles are told elsewhere: writers for people leave them out
    bool nameless;               // JSON: without path and record, which say nothing of a stream
    const char *version;
    Text ruleset;                // digest of the rules, hexadecimal
    Arena *arena;                // scratch of the calling thread
} Report;

typedef struct Writer {
    const char *name;
    const char *about;
    const char *separator;       // between two results
    void (*begin)(const Report *report, Out *out);
    void (*result)(const Report *report, const Result *result, Out *out);
    void (*end)(const Report *report, const Summary *summary, Out *out);
    // What a person is told when all is done, on standard error; NULL: nothing.
    void (*closing)(const Report *report, const Summary *summary, Out *out);
} Writer;

extern const Writer *const writers[];             // ends with NULL

const Writer *writer_find(Text name);

#endif
