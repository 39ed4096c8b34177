#include "claim/around.h"

#include "claim/table.h"
#include "claim/title.h"

// In one block, or in one item of the outermost list.
static bool together(const Outline *outline, size_t a, size_t b)
{
    const Sentence *one = &outline->sentences.at[a], *other = &outline->sentences.at[b];
    return one->block == other->block
        || (one->top_item >= 0 && one->top_item == other->top_item);
}

// Blocks and items around the wanted sentences: what is found there may be found in any of them.
static Span group_of(const Outline *outline, size_t sentence)
{
    Span group = {sentence, sentence + 1};
    while (group.start > 0 && together(outline, group.start - 1, group.start))
        group.start--;
    while (group.end < outline->sentences.len && together(outline, group.end - 1, group.end))
        group.end++;
    return group;
}

// The sentence behind may answer a question.
static void add_neighbours(const View *view, size_t sentence, bool *around)
{
    size_t titles[TITLES_MOST], count = titles_above(view, sentence, titles);
    around[sentence] = true;
    if (sentence + 1 < view->outline->sentences.len)
        around[sentence + 1] = true;
    for (size_t i = 0; i < count; i++)
        around[titles[i]] = true;
}

// The heads of a cell come before it.
static void add_heads(const Outline *outline, bool *around)
{
    for (size_t i = outline->sentences.len; i > 0; i--) {
        size_t heads[HEADS_MOST];
        size_t count = around[i - 1] ? table_heads(outline, i - 1, heads) : 0;
        for (size_t j = 0; j < count; j++)
            around[heads[j]] = true;
    }
}

void around_sentences(const View *view, const bool *wanted, bool *around)
{
    const Outline *outline = view->outline;
    for (size_t i = 0; i < outline->sentences.len;) {
        if (!wanted[i]) {
            i++;
            continue;
        }
        Span group = group_of(outline, i);
        for (size_t j = group.start; j < group.end; j++)
            add_neighbours(view, j, around);
        i = group.end;
    }
    add_heads(outline, around);
}
