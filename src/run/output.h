// An Output is one report of a run: a writer, and where its bytes go.
//
// Workers render; the thread that keeps the order begins, gives and ends. Results of a writer
// without a cap go through; those of one with a cap (report/shortlist.h), or of one that collects
// them, wait until all are known.
#ifndef RUN_OUTPUT_H
#define RUN_OUTPUT_H

#include "base/sink.h"
#include "report/writer.h"

typedef struct Output {
    const Writer *writer;
    Sink *sink;
    bool to_people;                  // standard output: troubles are told on standard error instead
    bool written;                    // some result, so that the next needs a separator
    Shortlist shortlist;
    void *collection;                // of a writer that chooses
    uint64_t hidden;                 // entries that the cap left out, when the output has ended
} Output;

typedef LIST(Output) OutputList;

// Appends what the writer says of a result to those before it.
void output_render(const Output *output, const Report *report, const Result *result, Out *out);

// Whether it writes nothing before all results are known.
bool output_waits(const Output *output);

void output_begin(Output *output, const Report *report);
// Instead of that, for one that does not wait and whose file has `length` bytes already.
void output_go_on(Output *output, const Report *report, uint64_t length);
void output_give(Output *output, const Report *report, Text rendered);
void output_end(Output *output, const Report *report, const Summary *summary);
void output_drop(Output *output);      // in its place, when it has no end

#endif
