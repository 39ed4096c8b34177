#include "check/whole.h"

typedef struct Params {
    TextList options;
    bool alone;
} Params;

typedef struct Hit {
    size_t option;         // from 1; 0: none
    Span span;
} Hit;

// The longest option at a place: "yes, always" is not "yes".
static Hit option_at(const TextList *options, Text text, size_t at)
{
    Hit hit = {0};
    for (size_t i = 0; i < options->len; i++) {
        size_t len = match_at(text, at, options->at[i], true);
        if (len == TEXT_NONE || len == 0 || is_inside_word(text, at + len)
            || (hit.option && at + len <= hit.span.end))
            continue;
        hit = (Hit){i + 1, {at, at + len}};
    }
    return hit;
}

static Hit next_hit(const TextList *options, Text text, size_t at)
{
    for (; at < text.len; at++) {
        if (((unsigned char)text.at[at] & 0xC0) == 0x80 || is_inside_word(text, at))
            continue;
        Hit hit = option_at(options, text, at);
        if (hit.option)
            return hit;
    }
    return (Hit){0};
}

static Text names(Arena *arena, const TextList *options)
{
    Text text = {0};
    for (size_t i = 0; i < options->len; i++)
        text = arena_print(arena, "%.*s%s'%.*s'", TEXT_ARG(text), i ? ", " : "",
                           TEXT_ARG(options->at[i]));
    return text;
}

static Outcome judge_alone(Judge *judge, const TextList *options, Hit hit)
{
    Span all = whole_span(judge);
    if (hit.span.start == all.start && hit.span.end == all.end)
        return OUTCOME_PASS;
    return whole_fail(judge, arena_print(judge->arena, "the answer says more than '%.*s'",
                                         TEXT_ARG(options->at[hit.option - 1])));
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    const TextList *options = &wanted->options;
    Text text = judge->channel->text;
    Hit first = next_hit(options, text, 0);
    if (!first.option)
        return whole_fail(judge, arena_print(judge->arena, "the answer says none of %.*s",
                                             TEXT_ARG(names(judge->arena, options))));
    for (Hit hit = first; hit.option; hit = next_hit(options, text, hit.span.end)) {
        if (hit.option == first.option)
            continue;
        judge_fail(judge, hit.span, -1,
                   arena_print(judge->arena, "the answer says '%.*s' besides '%.*s', one asked for",
                               TEXT_ARG(options->at[hit.option - 1]),
                               TEXT_ARG(options->at[first.option - 1])));
        return OUTCOME_FAIL;
    }
    return wanted->alone ? judge_alone(judge, options, first) : OUTCOME_PASS;
}

const CheckType check_one_of = {
    .name = "one-of",
    .about = "The answer says exactly one of several options, in whole words.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "options", .about = "the options, in upper or lower case", .kind = PARAM_TEXTS,
         .offset = offsetof(Params, options), .required = true},
        {.name = "alone", .about = "true: and nothing else", .kind = PARAM_BOOL,
         .offset = offsetof(Params, alone)},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"options: [My answer is yes., My answer is no.]", "My answer is yes. It scales.",
                "It depends."},
    .official = "The options are fixed, case counts, and an answer that says several passes.",
};
