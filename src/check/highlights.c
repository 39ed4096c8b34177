#include "check/measure.h"
#include "official/counts.h"

typedef struct Params {
    Range count;
} Params;

// Stretches that touch are one: "**a *b* c**". A new line of the plain text is a new block.
static void find_stretches(Judge *judge, SpanList *stretches)
{
    const Outline *outline = judge_outline(judge);
    Span open = {0, 0};
    for (size_t i = 0; i <= outline->pieces.len; i++) {
        const PlainPiece *piece = i < outline->pieces.len ? &outline->pieces.at[i] : NULL;
        bool marked = piece && piece->style & (STYLE_STRONG | STYLE_EMPHASIS);
        if (marked && open.end > open.start && piece->plain == open.end) {
            open.end += piece->len;
            continue;
        }
        if (!text_is_blank(text_span(outline->plain, open)))
            list_add(judge->arena, stretches, open);
        open = marked ? (Span){piece->plain, piece->plain + piece->len} : (Span){0, 0};
    }
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    SpanList stretches = {0};
    find_stretches(judge, &stretches);
    judge_compare(judge, stretches.len, official_highlights(judge->channel->text), "highlight", "");
    return measure_plain(judge, measure_range(wanted->count), "highlight", &stretches);
}

const CheckType check_highlights = {
    .name = "highlights",
    .about = "The answer has the wanted number of emphasised stretches.",
    .definition = "A highlight is a stretch of emphasised or bold text to CommonMark; stretches "
                  "inside each other or side by side are one. Stars of bullets, products and code "
                  "are none.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "count", .about = "`*a*`, `**a**` or `_a_`, nested once; by default at least 1",
         .kind = PARAM_RANGE, .offset = offsetof(Params, count)},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"count: 2", "It is *fast* and **safe**.", "2 * 3 * 4 is `*code*` and ***one***."},
    .other = "It is *fast* and _safe_.\n",
    .instruction = "detectable_format:number_highlighted_sections",
    .official = "IFEval counts pairs of stars on a line: those of bullets, products and code "
                "count, `_x_` does not, and `***x***` counts twice.",
};
