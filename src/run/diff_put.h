// A diff for people (text, Markdown, HTML) and for programs (JSON, answerlint-diff/1:
// docs/compare.md).
#ifndef RUN_DIFF_PUT_H
#define RUN_DIFF_PUT_H

#include "base/put.h"
#include "run/diff.h"

// Nothing, when nothing differs.
void diff_put_text(const Diff *diff, bool color, Out *out);
void diff_put_markdown(const Diff *diff, Out *out);
// One page that needs nothing else, also when nothing differs.
void diff_put_html(const Diff *diff, Out *out);
void diff_put_json(const Diff *diff, Out *out);

// "20 answers in both: 2 fixed, 1 broken, ...": a few lines, each with its end.
void diff_put_sums(const Diff *diff, const char *before_line, Out *out);

#endif
