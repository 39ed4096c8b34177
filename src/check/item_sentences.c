#include "check/items.h"

typedef struct Params {
    Range sentences;
} Params;

// "**Await.** It waits." is a label and one sentence: a lead in bold is what a colon would make it.
static bool is_label(const Outline *outline, const Sentence *sentence)
{
    Span plain = sentence->plain;
    if (sentence->top_item < 0 || plain.start >= plain.end)
        return false;
    const Item *item = &outline->items.at[sentence->top_item];
    if (!text_is_blank(text_slice(outline->plain, item->plain.start, plain.start)))
        return false;
    if (text_is_blank(text_slice(outline->plain, plain.end, item->plain.end)))
        return false;
    for (size_t i = outline_piece(outline, plain.start); i < outline->pieces.len; i++) {
        const PlainPiece *piece = &outline->pieces.at[i];
        if (piece->plain >= plain.end)
            break;
        if (!(piece->style & STYLE_STRONG)
            && !text_is_blank(text_slice(outline->plain, piece->plain, piece->plain + piece->len)))
            return false;
    }
    return true;
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    const Outline *outline = judge_outline(judge);
    uint64_t *counts = arena_array(judge->arena, uint64_t, outline->items.len);
    for (size_t i = 0; i < outline->sentences.len; i++) {
        const Sentence *sentence = &outline->sentences.at[i];
        if (sentence->top_item >= 0 && !is_label(outline, sentence))
            counts[sentence->top_item]++;
    }
    return items_measure(judge, wanted->sentences, "sentence", counts);
}

const CheckType check_item_sentences = {
    .name = "item-sentences",
    .about = "Every top-level bullet with all in it has the wanted number of sentences.",
    .definition = "Sentences are those of the check `sentences`; nested bullets belong to their "
                  "bullet, and a lead in bold before the text (`**Await.** It waits.`) is a label "
                  "and no sentence.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "sentences", .about = "sentences of a bullet; a lead in bold is a label",
         .kind = PARAM_RANGE, .offset = offsetof(Params, sentences), .required = true},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"sentences: 1", "- **Await.** It waits.\n", "- It waits. It returns.\n"},
};
