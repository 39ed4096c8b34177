#include "base/utf8.h"
#include "check/items.h"

typedef struct Params {
    Range chars;
} Params;

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    const Outline *outline = judge_outline(judge);
    uint64_t *counts = arena_array(judge->arena, uint64_t, outline->items.len);
    ItemWalk walk = {.outline = outline};
    while (items_next(&walk))
        counts[walk.index] = utf8_count(text_trim(text_span(outline->plain, walk.item->plain)));
    return items_measure(judge, wanted->chars, "character", counts);
}

const CheckType check_item_chars = {
    .name = "item-chars",
    .about = "Every top-level bullet with all in it has the wanted number of characters.",
    .definition = "Characters are Unicode code points of the text without its markup and without "
                  "the white space around it; nested bullets belong to their bullet.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "chars", .about = "characters (code points) of a bullet, markup not counted",
         .kind = PARAM_RANGE, .offset = offsetof(Params, chars), .required = true},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"chars: {max: 10}", "- It `waits`\n", "- It waits for long\n"},
};
