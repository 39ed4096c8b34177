#include "check/whole.h"

typedef struct Params {
    Text text;
    bool caseless;
} Params;

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    Text text = judge->channel->text, expected = text_trim(wanted->text), rest, line = {0};
    Span all = whole_span(judge);
    if (!whole_is_blank(judge)
        && match_at(text, all.start, expected, wanted->caseless) != TEXT_NONE)
        return OUTCOME_PASS;
    Text message = arena_print(judge->arena, "the answer does not begin with '%.*s'",
                               TEXT_ARG(expected));
    if (whole_is_blank(judge))
        return whole_fail(judge, message);
    rest = text_span(text, all);
    text_next_line(&rest, &line);
    judge_fail(judge, (Span){all.start, all.start + text_trim_right(line).len}, -1, message);
    return OUTCOME_FAIL;
}

const CheckType check_starts_with = {
    .name = "starts-with",
    .about = "The answer begins with a text.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "text", .about = "the first words; white space before them is ignored",
         .kind = PARAM_TEXT, .offset = offsetof(Params, text), .required = true},
        {.name = "caseless", .about = "true: upper and lower case are the same",
         .kind = PARAM_BOOL, .offset = offsetof(Params, caseless)},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"text: My answer is", "My answer is yes.", "Yes is my answer."},
};
