#include "check/measure.h"
#include "official/counts.h"

typedef struct Params {
    Range count;
} Params;

// Paragraphs that are lists which Markdown does not know: each begins with an item.
static bool *find_lists(const Outline *outline, Arena *arena)
{
    bool *lists = arena_array(arena, bool, outline->markdown.blocks.len);
    for (size_t i = 0; i < outline->items.len; i++) {
        const Item *item = &outline->items.at[i];
        if (item->span.start <= outline->markdown.blocks.at[item->block].span.start)
            lists[item->block] = true;
    }
    return lists;
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    const Outline *outline = judge_outline(judge);
    const bool *lists = find_lists(outline, judge->arena);
    SpanList paragraphs = {0};
    for (size_t i = 0; i < outline->markdown.blocks.len; i++) {
        const Block *block = &outline->markdown.blocks.at[i];
        if (block->kind == BLOCK_PARAGRAPH && block->parent == BLOCK_NONE && !lists[i]
            && !text_is_blank(text_span(outline->plain, outline->leaves.at[i])))
            list_add(judge->arena, &paragraphs, block->span);
    }
    bool gap;
    uint64_t official = official_paragraphs(judge->arena, judge->channel->text, &gap);
    judge_compare(judge, paragraphs.len, official, "paragraph", "");
    return measure_text(judge, wanted->count, "paragraph", &paragraphs);
}

const CheckType check_paragraphs = {
    .name = "paragraphs",
    .about = "The answer has the wanted number of paragraphs.",
    .definition = "Paragraphs of CommonMark that stand by themselves: headings, bullets, "
                  "quotations, tables and code are none, nor is a paragraph that is a list with "
                  "signs such as `\u2022`.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "count", .about = "parted by blank lines, outside lists and quotations",
         .kind = PARAM_RANGE, .offset = offsetof(Params, count), .required = true},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"count: 2", "# Title\n\nOne.\n\nTwo.\n", "One.\nStill one.\n"},
    .other = "One.\n\nTwo.\n",
    .instruction = "length_constraints:number_paragraphs",
    .official = "IFEval counts the parts between `***`, be they headings, lists or rules; an "
                "answer without `***` is one paragraph.",
};
