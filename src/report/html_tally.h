// An HtmlTally is what an HTML report remembers of a run: how scores are spread, what each rule
// found, and the worst records whole.
//
// Memory is bounded for any number of results: a counter for each tenth of a score, one entry a
// rule, and as many records as are wanted, together no larger than HTML_BYTES_MOST. Items come in
// input order, so that what is kept depends on nothing but the input.
#ifndef REPORT_HTML_TALLY_H
#define REPORT_HTML_TALLY_H

#include "report/html_record.h"

enum {
    HTML_RECORDS = 2000,             // that are shown whole, unless the user says otherwise
    HTML_BYTES_MOST = 64 << 20,
    HTML_SCORES = 1001,              // a score in tenths
};

typedef struct HtmlRule {
    const Rule *rule;                // NULL: it found nothing
    uint64_t findings, records;
    uint64_t worst, rank;            // the number of the worst record with it
} HtmlRule;

typedef struct HtmlRecord {
    uint64_t rank, number;           // counted from 1, in input order
    Text row, detail, plain;         // JSON, JSON, HTML
} HtmlRecord;

typedef struct HtmlTally {
    uint64_t results;
    uint64_t scores[HTML_SCORES];
    size_t judged;                   // rules, of the record that had most
    HtmlRule *rules;                 // by index
    size_t rules_len;
    HtmlRecord *kept;                // a heap while results come: the least bad one on top
    size_t kept_len, kept_cap, most;
    size_t bytes;                    // of what is kept
} HtmlTally;

HtmlTally *html_tally_open(size_t most);

// What html_item_put wrote, of one result or of several.
void html_tally_add(HtmlTally *tally, Text items);

// Puts the kept records into their order, the worst first; to be called once, when all are there.
void html_tally_sort(HtmlTally *tally);

void html_tally_close(HtmlTally *tally);

// The score in tenths that a share of `part` in `whole` of all scores is not above; false without
// scores.
bool html_tally_quantile(const HtmlTally *tally, uint64_t part, uint64_t whole, int64_t *tenths);

#endif
