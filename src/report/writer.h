// A Writer renders results in one format: a const struct at the end of its own file, and a row of
// writers.def.
//
// `result` is a pure function from a Result to bytes: it runs in the workers, in any order. What
// comes before the first, between two, and after the last is written by the one thread that keeps
// the order.
// Everything that is not ours goes through base/put.h.
#ifndef REPORT_WRITER_H
#define REPORT_WRITER_H

#include "core/summary.h"
#include "report/shortlist.h"

struct Repeats;

typedef struct Report {
    bool color;
    bool quiet;                  // findings only
    bool errors_told;            // troubles are told elsewhere: writers for people leave them out
    bool nameless;               // JSON: without path and record, which say nothing of a stream
    const char *version;
    Text ruleset;                // digest of the rules, hexadecimal
    size_t details;              // records that are shown whole, for writers that choose; 0: theirs
    void *collection;            // what `open` made: for `collect`, `end` and `close` alone
    const struct Repeats *repeats;   // how answers are grouped; NULL: they are not
    Arena *arena;                // scratch of the calling thread
    const Rule *const *rules;    // of the ruleset, in its order
    size_t rule_count;
    Text folder;                 // the working folder, absolute; empty: not known
    const Summary *summary;      // for a writer with a cap, when it begins; else NULL
    uint64_t hidden;             // entries that its cap leaves out
} Report;

typedef struct Writer {
    const char *name;
    const char *about;
    const char *separator;       // between two results that are not empty, or between two entries
    bool countless;              // shows no words, sentences and items: they need no counting
    bool texts;                  // shows more of a text than excerpts
    const char *summary;         // environment variable with a file that gets a Markdown report too
    const Cap *cap;              // `result` puts entries (report/shortlist.h), and `begin` waits
                                 // until all are known; NULL: everything is shown as it comes
    bool without_ruleset;        // it does not tell the digest of the rules
    void (*begin)(const Report *report, Out *out);
    void (*result)(const Report *report, const Result *result, Out *out);
    void (*end)(const Report *report, const Summary *summary, Out *out);
    // What a person is told when all is done, on standard error; NULL: nothing.
    void (*closing)(const Report *report, const Summary *summary, Out *out);
    // For a writer that chooses among all results before it writes one; NULL: they go out as they
    // come. `collect` gets what `result` made of one or more, in input order, in the thread that
    // keeps the order; `end` writes what was chosen.
    void *(*open)(const Report *report);
    void (*collect)(const Report *report, Text results);
    void (*close)(void *collection);
} Writer;

// For writers that have nothing to say before or behind their results, and what most of them tell.
void begin_nothing(const Report *report, Out *out);
void end_nothing(const Report *report, const Summary *summary, Out *out);
void put_closing(const Report *report, const Summary *summary, Out *out);

extern const Writer *const writers[];             // ends with NULL

const Writer *writer_find(Text name);

#endif
