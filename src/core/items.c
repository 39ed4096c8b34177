#include "core/items.h"

static Item *item_of(Items *items, const OpenItem *open)
{
    return &items->outline->items.at[open->item];
}

static OpenItem *innermost(Items *items)
{
    return items->open.len ? &items->open.at[items->open.len - 1] : NULL;
}

static void close_one(Items *items)
{
    Item *item = item_of(items, innermost(items));
    items->open.len--;
    size_t end = items->outline->plain.len;
    if (item->plain.start == TEXT_NONE)
        item->plain.start = end;
    item->plain.end = end;
    item->own.start = item->plain.start;
    if (item->own.end == TEXT_NONE)
        item->own.end = end;
    if (item->own.end < item->own.start)
        item->own.end = item->own.start;
    item->body.end = item->span.end;
    if (item->body.start > item->body.end)
        item->body.start = item->body.end;
    OpenItem *around = innermost(items);
    if (around && around->level && item_of(items, around)->span.end < item->span.end)
        item_of(items, around)->span.end = item->span.end;
}

static void open_one(Items *items, Item item, unsigned section, unsigned level)
{
    OpenItem *around = innermost(items);
    item.parent = around ? around->item : -1;
    item.plain.start = item.own.end = TEXT_NONE;
    if (around && item_of(items, around)->own.end == TEXT_NONE)
        item_of(items, around)->own.end = items->outline->plain.len;
    if (item.level == 1 && !item.quoted)
        item.place = (unsigned)++items->outline->top_items;
    OpenItem open = {(int)items->outline->items.len, section, level};
    list_add(items->arena, &items->outline->items, item);
    list_add(items->arena, &items->open, open);
}

static bool is_box(Text body)
{
    return body.len >= 3 && body.at[0] == '[' && body.at[2] == ']' &&
           (body.at[1] == ' ' || body.at[1] == 'x' || body.at[1] == 'X') &&
           (body.len == 3 || char_is_space(body.at[3]));
}

static size_t skip_space(Text text, size_t at, size_t end)
{
    while (at < end && char_is_space(text.at[at]))
        at++;
    return at;
}

// Where the text of an item begins: behind its marker and the box of a task.
static size_t body_start(Text text, const Block *block)
{
    size_t at = block->span.start;
    while (at < block->span.end && char_is_digit(text.at[at]))
        at++;
    at = skip_space(text, at + 1, block->span.end);
    if (is_box(text_slice(text, at, block->span.end)))
        at = skip_space(text, at + 3, block->span.end);
    return at;
}

static void open_markdown(Items *items, int index)
{
    const Markdown *markdown = &items->outline->markdown;
    const Block *block = &markdown->blocks.at[index];
    open_one(items,
             (Item){.style = ITEM_MARKDOWN,
                    .block = index,
                    .level = block->level,
                    .ordered = block->ordered,
                    .quoted = items->quoted[index],
                    .number = block->number,
                    .list = (unsigned)block->parent,
                    .span = block->span,
                    .body.start = body_start(markdown->text, block)},
             0, 0);
}

static bool is_inside(const Items *items, const OpenItem *open, int block, const MarkLine *line)
{
    if (open->level)
        return line && line->mark.found && line->mark.section == open->section;
    // In document order a block is inside the item before it unless its parent stands before that.
    return items->outline->markdown.blocks.at[block].parent >=
           items->outline->items.at[open->item].block;
}

void items_enter(Items *items, int block, const MarkLine *line)
{
    while (items->open.len && !is_inside(items, innermost(items), block, line))
        close_one(items);
    if (items->outline->markdown.blocks.at[block].kind == BLOCK_ITEM)
        open_markdown(items, block);
}

void items_mark(Items *items, const MarkLine *line)
{
    const Mark *mark = &line->mark;
    while (items->open.len && innermost(items)->level >= mark->level)
        close_one(items);
    const OpenItem *around = innermost(items);
    bool ordered = mark->style != ITEM_BULLET_SIGN && mark->style != ITEM_DASH_SIGN;
    unsigned lists = (unsigned)items->outline->markdown.blocks.len;
    open_one(items,
             (Item){.style = mark->style,
                    .block = line->block,
                    .level = around ? item_of(items, around)->level + 1 : 1,
                    .ordered = ordered,
                    .number = mark->number,
                    .list = lists + mark->list,
                    .span = {mark->start, mark->end},
                    .body.start = mark->end},
             mark->section, mark->level);
}

void items_prose(Items *items, size_t start)
{
    for (size_t i = items->open.len; i-- > 0;) {
        Item *item = item_of(items, &items->open.at[i]);
        if (item->plain.start != TEXT_NONE)
            return;
        item->plain.start = start;
    }
}

void items_line_end(Items *items, size_t end)
{
    OpenItem *open = innermost(items);
    if (open && open->level && item_of(items, open)->span.end < end)
        item_of(items, open)->span.end = end;
}

int items_innermost(const Items *items)
{
    return items->open.len ? items->open.at[items->open.len - 1].item : -1;
}

int items_top(const Items *items)
{
    if (!items->open.len)
        return -1;
    int top = items->open.at[0].item;
    return items->outline->items.at[top].place ? top : -1;
}

// An item without prose that was closed before any prose of the item around it came.
static void settle_empty(Outline *outline)
{
    for (size_t i = 0; i < outline->items.len; i++) {
        Item *item = &outline->items.at[i];
        if (item->parent < 0)
            continue;
        size_t start = outline->items.at[item->parent].plain.start;
        if (item->plain.start < start)
            item->plain = item->own = (Span){start, start};
    }
}

void items_close(Items *items)
{
    while (items->open.len)
        close_one(items);
    settle_empty(items->outline);
}
