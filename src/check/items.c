#include "check/items.h"

#include "check/measure.h"

bool items_next(ItemWalk *walk)
{
    while (walk->next < walk->outline->items.len) {
        walk->index = walk->next++;
        walk->item = &walk->outline->items.at[walk->index];
        if (walk->item->level == 1 && !walk->item->quoted) {
            walk->number++;
            return true;
        }
    }
    return false;
}

void items_fail(Judge *judge, const ItemWalk *walk, Text message)
{
    Span source = channel_source(judge->channel, walk->item->span);
    judge_fail_source(judge, judge->channel_kind, source, walk->number, message);
}

static Text complaint(Judge *judge, const ItemWalk *walk, Range range, const char *noun,
                      uint64_t count)
{
    Text words = measure_words(judge->arena, count, noun, range);
    return arena_print(judge->arena, "bullet %u of %zu has %.*s", walk->number,
                       judge_outline(judge)->top_items, TEXT_ARG(words));
}

Outcome items_measure(Judge *judge, Range range, const char *noun, const uint64_t *counts)
{
    Outcome outcome = OUTCOME_NOT_APPLICABLE;
    ItemWalk walk = {.outline = judge_outline(judge)};
    while (items_next(&walk)) {
        uint64_t count = counts[walk.index];
        if (!range_holds(range, count)) {
            items_fail(judge, &walk, complaint(judge, &walk, range, noun, count));
            outcome = OUTCOME_FAIL;
        } else if (outcome == OUTCOME_NOT_APPLICABLE) {
            outcome = OUTCOME_PASS;
        }
    }
    return outcome;
}
