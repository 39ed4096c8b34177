#include "syntax/words.h"
#include "check/measure.h"
#include "official/counts.h"

typedef struct Params {
    Range count;
} Params;

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    SpanList words = {0};
    words_split(judge->arena, judge_outline(judge)->plain, &words);
    judge_compare(judge, words.len, official_words(judge->arena, judge->channel->text), "word",
                  "");
    return measure_plain(judge, wanted->count, "word", &words);
}

const CheckType check_words = {
    .name = "words",
    .about = "The answer has the wanted number of words.",
    .definition = "A word is a run that holds a letter or a digit, between white space, without "
                  "the punctuation around it: \"don't\", \"well-known\", \"3.14\" and \"e.g.\" "
                  "are one each. In Chinese, Japanese and Thai each word of UAX 29 is one. "
                  "Markup, code blocks, HTML and link targets are no words; code spans and link "
                  "texts are.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "count", .about = "words as a person counts them, without markup and code blocks",
         .kind = PARAM_RANGE, .offset = offsetof(Params, count), .required = true},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"count: {max: 5}", "It's a **well-known** fact.", "One two three four five six."},
    .other = "It's a fact.",
    .instruction = "length_constraints:number_words",
    .official = "IFEval counts runs of letters, digits and _ in the raw text: \"don't\" and "
                "\"well-known\" are two words each, and code, URLs and list numbers count.",
};
