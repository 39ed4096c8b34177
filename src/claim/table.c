#include "claim/table.h"

#include "claim/cue.h"

enum { HEAD_WORDS_MOST = 8 };    // a longer head is a statement of its own

static const Block *block_of(const Outline *outline, size_t sentence)
{
    return &outline->markdown.blocks.at[outline->sentences.at[sentence].block];
}

static bool is_body_cell(const Outline *outline, size_t sentence)
{
    const Block *block = block_of(outline, sentence);
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
bool table_column_head(const Outline *outline, size_t sentence, size_t *head)
{
    const Markdown *markdown = &outline->markdown;
    if (!is_body_cell(outline, sentence))
        return false;
    int row = block_of(outline, sentence)->parent, head_row = markdown->blocks.at[row].parent + 1;
    int column = outline->sentences.at[sentence].block - row;
    return markdown->blocks.at[head_row].head
        && cells_from(markdown, row + 1) == cells_from(markdown, head_row + 1)
        && outline_first_in(outline, head_row + column, sentence, head);
}

// The first cell of the row of another one.
static bool row_head(const Outline *outline, size_t sentence, size_t *head)
{
    int first = block_of(outline, sentence)->parent + 1;
    return first != outline->sentences.at[sentence].block
        && outline_first_in(outline, first, sentence, head);
}

size_t table_heads(const Outline *outline, size_t sentence, size_t heads[HEADS_MOST])
{
    if (!is_body_cell(outline, sentence) || !row_head(outline, sentence, &heads[0]))
        return 0;
    return 1 + table_column_head(outline, sentence, &heads[1]);
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
    size_t heads[HEADS_MOST], count = table_heads(view->outline, sentence, heads);
    if (count > 1)
        lend(view, heads[1]);
    if (count > 0)
        lend(view, heads[0]);
    if (count > 1)
        lend(view, heads[1]);
}

bool table_answers(const View *view, size_t sentence, bool *denies)
{
    size_t first = view->own.at[sentence], end = view->sentences.at[sentence].end;
    Span place;
    if (!is_body_cell(view->outline, sentence) || words_in(view, first, end) != 1)
        return false;
    while (view->tokens.at[first].kind != TOKEN_WORD)
        first++;
    *denies = cue_within(view, CUE_CORRECTION, first, first + 1, &place)
        || cue_within(view, CUE_NEGATION, first, first + 1, &place)
        || cue_within(view, CUE_BAD_EXAMPLE, first, first + 1, &place);
    return *denies || cue_within(view, CUE_ASSENT, first, first + 1, &place);
}
