#include "check/measure.h"
#include "official/counts.h"

typedef struct Params {
    Range count;
} Params;

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    const Outline *outline = judge_outline(judge);
    SpanList sentences = {0};
    for (size_t i = 0; i < outline->sentences.len; i++)
        list_add(judge->arena, &sentences, outline->sentences.at[i].plain);
    judge_compare(judge, sentences.len, official_sentences(judge->arena, judge->channel->text),
                  "sentence", "");
    return measure_plain(judge, wanted->count, "sentence", &sentences);
}

const CheckType check_sentences = {
    .name = "sentences",
    .about = "The answer has the wanted number of sentences.",
    .definition = "A sentence ends at . ? ! or an ellipsis before white space, but not behind an "
                  "abbreviation (e.g., Dr., U.S.), an initial or a list number, nor in a code "
                  "span. A heading, a bullet and a table cell are one each at least, also without "
                  "a full stop. Code blocks have none.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "count", .about = "sentences; a heading and a bullet are one at least",
         .kind = PARAM_RANGE, .offset = offsetof(Params, count), .required = true},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"count: 2", "It waits, e.g. for a task. Then it returns.", "It waits."},
    .other = "# Tasks\n\nIt waits.\n\n- So does this\n",
    .instruction = "length_constraints:number_sentences",
    .official = "IFEval splits the raw text with NLTK's Punkt, which knows no line ends: headings "
                "and bullets without a full stop melt into the next sentence.",
};
