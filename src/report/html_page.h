// The parts of an HTML report that need no script: totals, the spread of the scores, what each rule
// found, and the worst records as a table.
#ifndef REPORT_HTML_PAGE_H
#define REPORT_HTML_PAGE_H

#include "report/html_tally.h"

void html_put_header(const Summary *summary, Out *out);
void html_put_overview(const HtmlTally *tally, const Summary *summary, Out *out);
void html_put_rules(const HtmlTally *tally, Out *out);
void html_put_records(const HtmlTally *tally, Out *out);
void html_put_footer(const Report *report, const HtmlTally *tally, Out *out);

#endif
