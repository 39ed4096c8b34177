#include "check/measure.h"
#include "official/counts.h"

typedef struct Params {
    Range count;
} Params;

// Nothing to fill in: "[]", "[x]" of a task, "[12]" and "[^1]" of a source.
static bool is_placeholder(Text inner)
{
    inner = text_trim(inner);
    bool citation = true;
    for (size_t i = 0; i < inner.len; i++)
        citation = citation && (char_is_digit(inner.at[i]) || char_is_one_of(inner.at[i], ", -"));
    return !citation && inner.at[0] != '^' && !text_is_caseless(inner, TEXT("x"));
}

static bool is_prose(const Outline *outline, size_t plain)
{
    const PlainPiece *piece = &outline->pieces.at[outline_piece(outline, plain)];
    return !piece->code && !(piece->style & STYLE_LINK);
}

static void find(Judge *judge, SpanList *places)
{
    const Outline *outline = judge_outline(judge);
    Text plain = outline->plain;
    size_t open = TEXT_NONE;
    for (size_t i = 0; i < plain.len; i++) {
        char c = plain.at[i];
        if (c == '[')
            open = is_prose(outline, i) ? i : TEXT_NONE;
        if (c == ']' && open != TEXT_NONE && is_prose(outline, i)
            && is_placeholder(text_slice(plain, open + 1, i)))
            list_add(judge->arena, places, (Span){open, i + 1});
        if (c == '\n' || c == ']')
            open = TEXT_NONE;
    }
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    SpanList places = {0};
    find(judge, &places);
    judge_compare(judge, places.len, official_placeholders(judge->channel->text), "placeholder",
                  "");
    return measure_plain(judge, measure_range(wanted->count), "placeholder", &places);
}

const CheckType check_placeholders = {
    .name = "placeholders",
    .about = "The answer has the wanted number of placeholders in square brackets.",
    .definition = "Square brackets with something to fill in, on one line of prose: no link, no "
                  "box of a task (`[x]`), no citation (`[1]`, `[^1]`), no code.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "count", .about = "`[name]`, no link, no citation; by default at least 1",
         .kind = PARAM_RANGE, .offset = offsetof(Params, count)},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"count: {min: 2}", "Dear [name], welcome to [place].",
                "Dear [name], see [this](https://example.org) and `a[i]` [1]."},
    .other = "Dear [name], see [this](https://example.org).",
    .instruction = "detectable_content:number_placeholders",
    .official = "IFEval counts every pair of square brackets on a line: links, boxes of tasks, "
                "citations, code and `[]` count.",
};
