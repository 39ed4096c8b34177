#include "check/whole.h"

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

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    Text text = judge->channel->text, expected = text_trim(wanted->text);
    Span all = whole_span(judge);
    size_t at = tail_start(text, all.end, expected);
    if (!whole_is_blank(judge) && at >= all.start
        && match_at(text, at, expected, wanted->caseless) == all.end - at)
        return OUTCOME_PASS;
    Text message = arena_print(judge->arena, "the answer does not end with '%.*s'",
                               TEXT_ARG(expected));
    if (whole_is_blank(judge))
        return whole_fail(judge, message);
    size_t start = all.end;
    while (start > all.start && text.at[start - 1] != '\n')
        start--;
    judge_fail(judge, (Span){start, all.end}, -1, message);
    return OUTCOME_FAIL;
}

const CheckType check_ends_with = {
    .name = "ends-with",
    .about = "The answer ends with a text.",
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
    .official = "Case and double quotes at the ends of the answer are ignored.",
};
