// A table is read as people read it: a cell says something of the head of its row, under the head
// of its column. "| await | Blocks the thread |" and, below a column "await", "| Blocks? | Yes |"
// both say that await blocks.
//
// The words of short heads are put before those of the cell. A cell that only answers (yes, no, a
// mark) asserts or denies what its heads say together.
#ifndef CLAIM_TABLE_H
#define CLAIM_TABLE_H

#include "claim/view.h"

enum { HEADS_MOST = 2 };

// The head of the column of a cell; false when it has none, or is no cell of the table's body.
bool table_column_head(const Outline *outline, size_t sentence, size_t *head);

// The sentences whose words a cell is lent, its row's first; returns how many there are.
size_t table_heads(const Outline *outline, size_t sentence, size_t heads[HEADS_MOST]);

// For view_complete: adds the words of the heads of a cell to view->tokens, before its own are read.
void table_lend(View *view, size_t sentence);

// Whether the sentence is a cell that only answers; `denies` says how.
bool table_answers(const View *view, size_t sentence, bool *denies);

#endif
