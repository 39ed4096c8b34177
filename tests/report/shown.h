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
    Shortlist shortlist = {.cap = writer->cap};
    writer->result(report, result, &entries);
    shortlist_add(&shortlist, out_text(&entries));
    shortlist_put(&shortlist, writer->separator, out);
    shortlist_free(&shortlist);
    out_free(&entries);
}

#endif
