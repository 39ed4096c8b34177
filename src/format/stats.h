// A footer is the block of statistics that `ollama run --verbose` writes behind an answer.
//
// Its lines stand together, in order, each at most once, nothing but blank lines behind them, and
// "total duration" or "eval rate" is among them; lines whose value would be zero are absent. What
// looks like a footer and is not exactly one belongs to the answer. Facts: Metrics.Summary of
// ollama's api/types.go and the String method of Go's time.Duration.
#ifndef FORMAT_STATS_H
#define FORMAT_STATS_H

#include "core/document.h"

// Nanoseconds of what Go prints for a duration ("15µs", "4.8s", "1h0m0s"): nothing that Go would
// not print, except that µ may be U+00B5, U+03BC or the letter u.
bool duration_parse(Text text, uint64_t *nanoseconds);

// Where the footer that ends the source starts, or TEXT_NONE.
size_t footer_find(Text source, Stats *stats);

#endif
