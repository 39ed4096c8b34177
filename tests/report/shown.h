// What a writer shows of one result: its bytes, or the entries that its cap leaves.
#ifndef TESTS_REPORT_SHOWN_H
#define TESTS_REPORT_SHOWN_H

#include "report/writer.h"

static inline void put_shown(const Writer *writer, const Report *report, const Result *result, Out *out)
{
    if (!writer->cap) {
        writer->result(report, result, out);
        return;
    }
    Out entries = {0};
    Selection selection = {.cap = writer->cap};
    writer->result(report, result, &entries);
    selection_add(&selection, out_text(&entries));
    selection_put(&selection, writer->separator, out);
    selection_free(&selection);
    out_free(&entries);
}

#endif
