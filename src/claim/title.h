// Titles are what stands above a sentence and says what it is: the headings over it, the line that
// leads to its list ("Common myths:"), the head of its column.
#ifndef CLAIM_TITLE_H
#define CLAIM_TITLE_H

#include "claim/view.h"

enum { TITLES_MOST = 8 };

// Indexes into outline->sentences, nearest first; returns how many there are.
size_t titles_above(const View *view, size_t sentence, size_t titles[TITLES_MOST]);

// For view_complete: what leads to each sentence, and to each heading.
void titles_find(View *view);

#endif
