#include "claim/title.h"

#include "claim/table.h"

enum {
    LEADS_MOST = 4,          // lists within lists whose leads count
    TITLE_WORDS_MOST = 8,    // of a paragraph that is a title although no colon says so
    LEVELS = 7,              // heading levels, and none
};

static const Block *block_of(const View *view, size_t sentence)
{
    const Outline *outline = view->outline;
    return &outline->markdown.blocks.at[outline->sentences.at[sentence].block];
}

static bool same_block(const Outline *outline, size_t a, size_t b)
{
    return outline->sentences.at[a].block == outline->sentences.at[b].block;
}

// Its tokens are not there yet.
static size_t words_of(const View *view, size_t sentence)
{
    const Outline *outline = view->outline;
    TokenList tokens = {0};
    size_t words = 0;
    tokens_split(view->arena, outline->plain, outline->sentences.at[sentence].plain, &tokens);
    for (size_t i = 0; i < tokens.len; i++)
        words += tokens.at[i].kind == TOKEN_WORD;
    return words;
}

// "The following is wrong:", or a short paragraph that ends without a stop: "**Common myths**".
static bool leads_on(const View *view, size_t sentence)
{
    const Outline *outline = view->outline;
    Text text = text_trim(text_span(outline->plain, outline->sentences.at[sentence].plain));
    if (text.len == 0 || block_of(view, sentence)->kind != BLOCK_PARAGRAPH)
        return false;
    char last = text.at[text.len - 1];
    if (last == ':')
        return true;
    bool alone = sentence == 0 || !same_block(outline, sentence - 1, sentence);
    return alone && (char_is_alpha(last) || char_is_digit(last))
        && words_of(view, sentence) <= TITLE_WORDS_MOST;
}

// Whether the sentence before stands around this one, and not in an item that has ended.
static bool is_around(const Outline *outline, size_t sentence)
{
    int above = outline->sentences.at[sentence - 1].item;
    int here = outline->sentences.at[sentence].item;
    return above < 0 || above == here || (here >= 0 && outline->items.at[here].parent == above);
}

static size_t lead_before(const View *view, size_t sentence)
{
    return sentence > 0 && !same_block(view->outline, sentence - 1, sentence)
            && is_around(view->outline, sentence) && leads_on(view, sentence - 1)
        ? sentence - 1
        : TEXT_NONE;
}

// The items of a list share what leads to it; a list in an item also that of the list around it.
static size_t lead_of_list(const View *view, size_t sentence, size_t *leads, bool *seen)
{
    const Outline *outline = view->outline;
    const Item *item = &outline->items.at[outline->sentences.at[sentence].item];
    if (seen[item->list])
        return leads[item->list];
    seen[item->list] = true;
    size_t lead = lead_before(view, sentence);
    if (lead == TEXT_NONE && item->parent >= 0 && seen[outline->items.at[item->parent].list])
        lead = leads[outline->items.at[item->parent].list];
    return leads[item->list] = lead;
}

// A heading's own title is the heading of the level above; that of the whole text (level 1) does
// not count.
static size_t lead_of_heading(size_t sentence, unsigned level, size_t *open)
{
    size_t lead = TEXT_NONE;
    for (unsigned i = 2; i < level && i < LEVELS; i++)
        if (open[i] != TEXT_NONE)
            lead = open[i];
    for (unsigned i = level; i < LEVELS; i++)
        open[i] = TEXT_NONE;
    if (level < LEVELS)
        open[level] = sentence;
    return lead;
}

void titles_find(View *view)
{
    const Outline *outline = view->outline;
    size_t lists = 1, open[LEVELS];
    for (size_t i = 0; i < outline->items.len; i++)
        if (outline->items.at[i].list >= lists)
            lists = outline->items.at[i].list + 1;
    size_t *leads = arena_array(view->arena, size_t, lists);
    bool *seen = arena_array(view->arena, bool, lists);
    for (size_t i = 0; i < LEVELS; i++)
        open[i] = TEXT_NONE;
    for (size_t i = 0; i < outline->sentences.len; i++) {
        const Block *block = block_of(view, i);
        size_t lead;
        if (block->kind == BLOCK_HEADING)
            lead = lead_of_heading(i, block->level, open);
        else if (outline->sentences.at[i].item >= 0)
            lead = lead_of_list(view, i, leads, seen);
        else if (i > 0 && same_block(outline, i - 1, i))
            lead = view->leads.at[i - 1];
        else
            lead = lead_before(view, i);
        list_add(view->arena, &view->leads, lead);
    }
}

bool view_heading(const View *view, size_t sentence, size_t *heading)
{
    int block = view->outline->sentences.at[sentence].heading;
    return block != BLOCK_NONE && outline_first_in(view->outline, block, sentence, heading);
}

size_t titles_above(const View *view, size_t sentence, size_t titles[TITLES_MOST])
{
    size_t count = 0;
    if (table_column_head(view->outline, sentence, &titles[count]))
        count++;
    size_t lead = sentence;
    for (unsigned i = 0; i < LEADS_MOST && (lead = view->leads.at[lead]) != TEXT_NONE; i++)
        titles[count++] = lead;
    if (view_heading(view, sentence, &titles[count])) {
        size_t outer = view->leads.at[titles[count++]];
        if (outer != TEXT_NONE)
            titles[count++] = outer;
    }
    return count;
}
