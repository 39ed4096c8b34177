#include "base/utf8.h"
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
    if (whole_is_blank(judge))
        return whole_fail(judge, arena_print(judge->arena,
                                             "no answer, '%.*s' asked for at its start",
                                             TEXT_ARG(expected)));
    rest = text_span(text, all);
    text_next_line(&rest, &line);
    line = text_trim_right(line);
    Text words = utf8_cut(line, expected.len);
    while (words.len < line.len && !char_is_space(line.at[words.len]))
        words.len++;
    judge_fail(judge, (Span){all.start, all.start + line.len}, -1,
               arena_print(judge->arena, "begins with '%.*s', '%.*s' asked for",
                           TEXT_ARG(words), TEXT_ARG(expected)));
    return OUTCOME_FAIL;
}

const CheckType check_starts_with = {
    .name = "starts-with",
    .about = "The answer begins with a text.",
    .definition = "The answer, white space before it aside, begins with this text, markup "
                  "included.",
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
