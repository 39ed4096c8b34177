#include "check/items.h"

// A list may go on with the numbers of the one before it: "1. a", a paragraph, "2. b".
static Outcome run(Judge *judge, const void *params)
{
    (void)params;
    Outcome outcome = OUTCOME_NOT_APPLICABLE;
    uint64_t expected = 1;
    unsigned list = 0;
    ItemWalk walk = {.outline = judge_outline(judge)};
    while (items_next(&walk)) {
        const Item *item = walk.item;
        if (!item->ordered)
            continue;
        bool restarts = item->number == 1 && item->list != list;
        if (outcome == OUTCOME_NOT_APPLICABLE)
            outcome = OUTCOME_PASS;
        if (item->number != expected && !restarts) {
            items_fail(judge, &walk,
                       arena_print(judge->arena,
                                   "bullet %u of %zu has the number %llu, expected %llu",
                                   walk.number, judge_outline(judge)->top_items,
                                   (unsigned long long)item->number,
                                   (unsigned long long)expected));
            outcome = OUTCOME_FAIL;
        }
        expected = item->number + 1;
        list = item->list;
    }
    return outcome;
}

const CheckType check_numbering = {
    .name = "numbering",
    .about = "Numbered lists count 1, 2, 3 as written, without a gap or a repeated number.",
    .definition = "Every numbered item at the top level has the number behind the one before it, "
                  "as written in the text; the first has 1. A new list may start again with 1 or "
                  "go on.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){{0}},
    .run = run,
    .example = {NULL, "1. One\n2. Two\n", "1. One\n3. Three\n"},
};
