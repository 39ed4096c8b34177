#include "check/part_pattern.h"

static SpanList lines_of(Arena *arena, Text text)
{
    SpanList lines = {0};
    Text rest = text, line;
    while (text_next_line(&rest, &line)) {
        size_t start = (size_t)(line.at - text.at);
        if (!text_is_blank(line))
            list_add(arena, &lines, (Span){start, start + line.len});
    }
    return lines;
}

static Outcome run(Judge *judge, const void *params)
{
    SpanList lines = lines_of(judge->arena, judge->channel->text);
    return part_pattern_judge(judge, params, &lines, "line");
}

const CheckType check_line_pattern = {
    .name = "line-pattern",
    .about = "Every line of the answer, any, none, the first or the last matches a pattern.",
    .definition = "Lines of the raw text that are not blank, markup and code included; the "
                  "pattern is PCRE2 and looked for anywhere in the line, `^` and `$` being its "
                  "ends.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){PATTERN_PARAMS("line"), {0}},
    .size = sizeof(PatternParams),
    .run = run,
    .example = {"pattern: '^\\d+: '\nwhich: every", "1: one\n2: two\n", "1: one\ntwo\n"},
};
