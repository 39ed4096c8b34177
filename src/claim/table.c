#include "claim/table.h"

#include "claim/cue.h"

enum { HEAD_WORDS_MOST = 8 };    // a longer head is a statement of its own

static const Block *block_of(const View *view, size_t sentence)
{
    const Outline *outline = view->outline;
    return &outline->markdown.blocks.at[outline->sentences.at[sentence].block];
}

static bool is_body_cell(const View *view, size_t sentence)
{
    const Block *block = block_of(view, sentence);
    return block->kind == BLOCK_CELL && !block->head;
}

static int cells_from(const Markdown *markdown, int first)
{
    int cells = 0;
    while ((size_t)first + (size_t)cells < markdown->blocks.len
           && markdown->blocks.at[first + cells].kind == BLOCK_CELL)
        cells++;
    return cells;
}

// Empty cells are no blocks, so rows of another length than the head have no column heads.
bool table_column_head(const View *view, size_t sentence, size_t *head)
{
    const Markdown *markdown = &view->outline->markdown;
    if (!is_body_cell(view, sentence))
        return false;
    int row = block_of(view, sentence)->parent, head_row = markdown->blocks.at[row].parent + 1;
    int column = view->outline->sentences.at[sentence].block - row;
    return markdown->blocks.at[head_row].head
        && cells_from(markdown, row + 1) == cells_from(markdown, head_row + 1)
        && view_first(view, head_row + column, sentence, head);
}

// The first cell of the row of another one.
static bool row_head(const View *view, size_t sentence, size_t *head)
{
    int first = block_of(view, sentence)->parent + 1;
    return first != view->outline->sentences.at[sentence].block
        && view_first(view, first, sentence, head);
}

static size_t words_in(const View *view, size_t from, size_t to)
{
    size_t words = 0;
    for (size_t i = from; i < to; i++)
        words += view->tokens.at[i].kind == TOKEN_WORD;
    return words;
}

static void lend(View *view, size_t head)
{
    size_t from = view->own.at[head], to = view->sentences.at[head].end;
    if (words_in(view, from, to) > HEAD_WORDS_MOST)
        return;
    for (size_t i = from; i < to; i++) {
        Token token = view->tokens.at[i];
        if (token.kind == TOKEN_WORD)
            list_add(view->arena, &view->tokens, token);
    }
}

// The column's head stands on both sides of the row's: either may be the subject of the other.
void table_lend(View *view, size_t sentence)
{
    size_t row, column;
    if (!is_body_cell(view, sentence) || !row_head(view, sentence, &row))
        return;
    bool under = table_column_head(view, sentence, &column);
    if (under)
        lend(view, column);
    lend(view, row);
    if (under)
        lend(view, column);
}

bool table_answers(const View *view, size_t sentence, bool *denies)
{
    size_t first = view->own.at[sentence], end = view->sentences.at[sentence].end;
    Span place;
    if (!is_body_cell(view, sentence) || words_in(view, first, end) != 1)
        return false;
    while (view->tokens.at[first].kind != TOKEN_WORD)
        first++;
    *denies = cue_within(view, CUE_CORRECTION, first, first + 1, &place)
        || cue_within(view, CUE_NEGATION, first, first + 1, &place)
        || cue_within(view, CUE_BAD_EXAMPLE, first, first + 1, &place);
    return *denies || cue_within(view, CUE_ASSENT, first, first + 1, &place);
}
