#include "check/items.h"

typedef enum Allow {
    ALLOW_NONE,
    ALLOW_INTRO,
    ALLOW_ANY,
} Allow;

typedef struct Params {
    unsigned allow;
} Params;

typedef struct Search {
    Judge *judge;
    ItemWalk walk;
    bool more;             // the walk stands at an item
    bool intro, intro_allowed;     // one may stand before the list; it has not come yet
    Outcome outcome;
} Search;

static const char *block_noun(BlockKind kind)
{
    switch (kind) {
    case BLOCK_HEADING: return "a heading";
    case BLOCK_CODE: return "a code block";
    case BLOCK_HTML: return "HTML";
    case BLOCK_QUOTE: return "a quotation";
    case BLOCK_TABLE:
    case BLOCK_ROW:
    case BLOCK_CELL: return "a table";
    case BLOCK_PARAGRAPH:
    case BLOCK_LIST:
    case BLOCK_ITEM:
    case BLOCK_BREAK: break;
    }
    return "text";
}

static void outside(Search *search, BlockKind kind, Span span)
{
    Text text = text_span(judge_outline(search->judge)->text, span);
    Text right = text_trim_right(text);
    size_t end = span.start + right.len, start = end - text_trim(right).len;
    if (start >= end)
        return;
    bool before = search->more && search->walk.number == 1 && start < search->walk.item->span.start;
    bool intro = before && search->intro && (kind == BLOCK_PARAGRAPH || kind == BLOCK_HEADING);
    if (intro && search->intro_allowed) {
        search->intro_allowed = false;
        return;
    }
    const char *where = before ? "before the first bullet"
                      : search->more ? "between the bullets" : "after the last bullet";
    judge_fail(search->judge, (Span){start, end}, -1,
               arena_print(search->judge->arena, "%s stands %s, outside the list, %d allowed",
                           block_noun(kind), where, intro));
    search->outcome = OUTCOME_FAIL;
}

// What is left of a block when the items are taken out: an item may be found inside a paragraph.
static void subtract_items(Search *search, const Block *block)
{
    size_t at = block->span.start;
    while (search->more && search->walk.item->span.start < block->span.end) {
        Span item = search->walk.item->span;
        if (at < item.start)
            outside(search, block->kind, (Span){at, item.start});
        if (item.end > at)
            at = item.end;
        if (item.end > block->span.end)
            break;
        search->more = items_next(&search->walk);
    }
    if (at < block->span.end)
        outside(search, block->kind, (Span){at, block->span.end});
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    Search search = {.judge = judge, .walk.outline = judge_outline(judge), .outcome = OUTCOME_PASS,
                     .intro = wanted->allow == ALLOW_INTRO};
    search.intro_allowed = search.intro;
    search.more = items_next(&search.walk);
    if (!search.more)
        return OUTCOME_NOT_APPLICABLE;
    if (wanted->allow == ALLOW_ANY)
        return OUTCOME_PASS;
    const Markdown *markdown = &judge_outline(judge)->markdown;
    for (size_t i = 0; i < markdown->blocks.len; i++) {
        const Block *block = &markdown->blocks.at[i];
        if (block->parent == BLOCK_NONE && block->kind != BLOCK_BREAK)
            subtract_items(&search, block);
    }
    return search.outcome;
}

const CheckType check_outside_list = {
    .name = "outside-list",
    .about = "Nothing but the list: no text, heading, code or table outside its bullets.",
    .definition = "All blocks that are not inside a bullet of the top level: paragraphs, "
                  "headings, code, quotations, tables, HTML. Rules (`---`) are not looked at.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "allow", .about = "intro: a paragraph or a heading may stand before the list",
         .kind = PARAM_CHOICE, .offset = offsetof(Params, allow), .fallback = ALLOW_NONE,
         .choices = (const char *const[]){"none", "intro", "any", NULL}},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"allow: intro", "Here they are:\n\n- One\n- Two\n",
                "- One\n- Two\n\nThat is all.\n"},
};
