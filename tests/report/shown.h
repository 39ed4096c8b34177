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

// A whole report of one result, whether its writer chooses among results or not.
static inline void put_whole(const Writer *writer, const Report *report, const Result *result, Out *out)
{
    Report told = *report;
    Summary summary = {0};
    Out rendered = {0};
    summary_add(&summary, result);
    told.summary = &summary;
    told.collection = writer->open ? writer->open(&told) : NULL;
    put_shown(writer, &told, result, &rendered);
    writer->begin(&told, out);
    if (writer->collect)
        writer->collect(&told, out_text(&rendered));
    else
        put_raw(out, out_text(&rendered));
    writer->end(&told, &summary, out);
    if (writer->close)
        writer->close(told.collection);
    out_free(&rendered);
}

#endif
