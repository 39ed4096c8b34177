// The shell of an HTML page: what all of them begin and end with, whatever they show.
//
// A page is one file that asks the network for nothing: its style and its script stand in it, and
// the policy in its head allows these and no others.
#ifndef REPORT_HTML_SHELL_H
#define REPORT_HTML_SHELL_H

#include "base/put.h"
#include "report/html/assets.h"

// Up to <body>, and from the script to the end.
void html_put_head(const HtmlScript *script, const char *title, Out *out);
void html_put_foot(const HtmlScript *script, Out *out);

// What a reader may rely on, as a sentence.
void html_put_promise(Out *out);

// "12,345": so that large counts can be read.
void html_put_number(uint64_t number, Out *out);

// "<b>12,345</b> records".
void html_put_counted(uint64_t number, const char *one, const char *many, Out *out);

// The same as one of the counts in the bar on top.
void html_put_count(const char *class, uint64_t number, const char *one, const char *many,
                    Out *out);

// In tenths of a percent, halves up; of nothing a dash.
void html_put_percent(uint64_t part, uint64_t whole, Out *out);

// "95 % interval 41.2 to 58.8", as a line of a tile (core/rate.h); of nothing none.
void html_put_interval(uint64_t part, uint64_t whole, Out *out);

#endif
