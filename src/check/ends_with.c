#include "check/whole.h"

static const char instruction[] = "startend:end_checker";

typedef struct Params {
    Text text;
    bool caseless;
} Params;

// Where the last of so many characters begin: letters that differ in case may differ in length.
static size_t tail_start(Text text, size_t end, Text wanted)
{
    for (size_t i = 0; i < wanted.len && end > 0; i++) {
        if (((unsigned char)wanted.at[i] & 0xC0) == 0x80)
            continue;
        end--;
        while (end > 0 && ((unsigned char)text.at[end] & 0xC0) == 0x80)
            end--;
    }
    return end;
}

static Outcome judge_end(Judge *judge, const Params *wanted)
{
    Text text = judge->channel->text, expected = text_trim(wanted->text);
    Span all = whole_span(judge);
    size_t at = tail_start(text, all.end, expected);
    if (!whole_is_blank(judge) && at >= all.start
        && match_at(text, at, expected, wanted->caseless) == all.end - at)
        return OUTCOME_PASS;
    if (whole_is_blank(judge))
        return whole_fail(judge, arena_print(judge->arena,
                                             "no answer, '%.*s' asked for at its end",
                                             TEXT_ARG(expected)));
    size_t start = all.end;
    while (start > all.start && text.at[start - 1] != '\n')
        start--;
    while (at > start && !char_is_space(text.at[at - 1]))      // whole words
        at--;
    judge_fail(judge, (Span){start, all.end}, -1,
               arena_print(judge->arena, "ends with '%.*s', '%.*s' asked for",
                           TEXT_ARG(text_slice(text, at > start ? at : start, all.end)),
                           TEXT_ARG(expected)));
    return OUTCOME_FAIL;
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    Outcome outcome = judge_end(judge, wanted);
    judge_contrast(judge, outcome, instruction, "end_phrase", wanted->text);
    return outcome;
}

const CheckType check_ends_with = {
    .name = "ends-with",
    .about = "The answer ends with a text.",
    .definition = "The answer, white space behind it aside, ends with this text, markup and "
                  "punctuation included.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "text", .about = "the last words; white space behind them is ignored",
         .kind = PARAM_TEXT, .offset = offsetof(Params, text), .required = true},
        {.name = "caseless", .about = "true: upper and lower case are the same",
         .kind = PARAM_BOOL, .offset = offsetof(Params, caseless)},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"text: Is there anything else?", "Done. Is there anything else?",
                "Is there anything else? No."},
    .other = "Done. IS THERE ANYTHING ELSE?",
    .instruction = instruction,
    .official = "IFEval ignores case, and double quotes at the ends of the answer.",
};
