// An HtmlItem is what one result tells an HTML report: what the totals need of it, JSON for the
// list of records and for the view of the record, and a row of the table that needs no script.
//
// It is bytes: the struct, its hits, then these three. So a worker can make it, and the thread that
// keeps the order can keep it or drop it. Texts and findings of a record are bounded: what is left
// out is counted.
#ifndef REPORT_HTML_RECORD_H
#define REPORT_HTML_RECORD_H

#include "report/writer.h"

// A rule that found something, and how often.
typedef struct HtmlHit {
    const Rule *rule;
    uint64_t findings;
} HtmlHit;

typedef struct HtmlItem {
    uint64_t rank;           // the worse, the higher
    int64_t score;           // tenths; below 0: not scored
    size_t rules;            // that were judged
    size_t hits;             // HtmlHits behind this struct
    size_t row, detail;      // bytes of JSON behind them: the members of an object, an object
    size_t plain;            // bytes of HTML behind those: the cells of a row
} HtmlItem;

void html_item_put(const Report *report, const Result *result, Out *out);

#endif
