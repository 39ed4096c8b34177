#include "check/items.h"
#include "syntax/words.h"

typedef struct Params {
    Range words;
} Params;

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    const Outline *outline = judge_outline(judge);
    uint64_t *counts = arena_array(judge->arena, uint64_t, outline->items.len);
    ItemWalk walk = {.outline = outline};
    while (items_next(&walk))
        counts[walk.index] = words_count(judge->arena, text_span(outline->plain, walk.item->plain));
    return items_measure(judge, wanted->words, "word", counts);
}

const CheckType check_item_words = {
    .name = "item-words",
    .about = "Every top-level bullet with all in it has the wanted number of words.",
    .definition = "A word is a run that holds a letter or a digit, between white space: \"don't\" "
                  "and \"I/O-bound\" are one each. Bullets are those of the check `bullets` at "
                  "the top level and outside quotations; the words of nested bullets belong to "
                  "the bullet around them.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "words", .about = "words of a bullet, markup and code blocks not counted",
         .kind = PARAM_RANGE, .offset = offsetof(Params, words), .required = true},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"words: {max: 3}", "- One **two** three\n- One\n", "- One two three four\n"},
};
