#include "base/utf8.h"
#include "check/whole.h"

static const char instruction[] = "detectable_format:constrained_response";

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
    Text answer = text_span(judge->channel->text, all);
    return whole_fail(judge, arena_print(judge->arena,
                                         "%zu characters, '%.*s' and no more asked for",
                                         utf8_count(answer),
                                         TEXT_ARG(options->at[hit.option - 1])));
}

// The first option that is another one than the first that is said; `count` gets how many different
// ones are.
static Hit find_other(Judge *judge, const TextList *options, Hit first, size_t *count)
{
    Text text = judge->channel->text;
    bool *said = arena_array(judge->arena, bool, options->len + 1);
    Hit other = {0};
    *count = 0;
    for (Hit hit = first; hit.option; hit = next_hit(options, text, hit.span.end)) {
        *count += !said[hit.option];
        said[hit.option] = true;
        if (!other.option && hit.option != first.option)
            other = hit;
    }
    return other;
}

// IFEval's options are always these.
static bool are_official(const TextList *options)
{
    return options->len == 3 && text_list_has(options, TEXT("My answer is yes."))
        && text_list_has(options, TEXT("My answer is no."))
        && text_list_has(options, TEXT("My answer is maybe."));
}

static Outcome judge_options(Judge *judge, const Params *wanted)
{
    const TextList *options = &wanted->options;
    size_t count;
    Hit first = next_hit(options, judge->channel->text, 0);
    if (!first.option)
        return whole_fail(judge, arena_print(judge->arena,
                                             "0 of %zu options said, exactly 1 asked for: %.*s",
                                             options->len, TEXT_ARG(names(judge->arena, options))));
    Hit other = find_other(judge, options, first, &count);
    if (!other.option)
        return wanted->alone ? judge_alone(judge, options, first) : OUTCOME_PASS;
    judge_fail(judge, other.span, -1,
               arena_print(judge->arena, "%zu of %zu options said, exactly 1 asked for: '%.*s' "
                                         "besides '%.*s'", count, options->len,
                           TEXT_ARG(options->at[other.option - 1]),
                           TEXT_ARG(options->at[first.option - 1])));
    return OUTCOME_FAIL;
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    Outcome outcome = judge_options(judge, wanted);
    if (are_official(&wanted->options) && !wanted->alone)
        judge_contrast(judge, outcome, instruction, NULL, (Text){0});
    return outcome;
}

const CheckType check_one_of = {
    .name = "one-of",
    .about = "The answer says exactly one of several options, in whole words.",
    .definition = "Options match whole words anywhere in the answer, code included, in upper or "
                  "lower case; where one contains another the longer one is meant. The same "
                  "option may be said again.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "options", .about = "the options, in upper or lower case", .kind = PARAM_TEXTS,
         .offset = offsetof(Params, options), .required = true},
        {.name = "alone", .about = "true: and nothing else", .kind = PARAM_BOOL,
         .offset = offsetof(Params, alone)},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"options: [My answer is yes., My answer is no., My answer is maybe.]",
                "My answer is yes. It scales.", "It depends."},
    .other = "my answer is YES.",
    .instruction = instruction,
    .official = "The options are always \"My answer is yes.\", \"My answer is no.\" and \"My "
                "answer is maybe.\"; case counts, and an answer that says several passes.",
};
