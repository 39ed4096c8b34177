#include <stdlib.h>

#include "check/whole.h"

static const char instruction[] = "combination:two_responses";

typedef struct Params {
    Range count;
    Text separator;
    bool distinct;
} Params;

typedef struct Part {
    Span span;             // without the white space around it
    Text text;
    size_t number;         // from 1
} Part;

typedef LIST(Part) PartList;

// "*******" is not "******" with a star behind it.
static bool is_separator(Text text, size_t at, Text separator)
{
    size_t end = at + separator.len;
    bool longer = (at > 0 && text.at[at - 1] == separator.at[0])
        || (end < text.len && text.at[end] == separator.at[separator.len - 1]);
    return !longer || separator.at[0] != separator.at[separator.len - 1];
}

static void add_part(Judge *judge, PartList *parts, Span span)
{
    Text text = text_span(judge->channel->text, span), right = text_trim_right(text);
    size_t end = span.start + right.len, start = end - text_trim(right).len;
    Part part = {{start, end}, text_trim(right), parts->len + 1};
    list_add(judge->arena, parts, part);
}

static PartList split(Judge *judge, Text separator)
{
    PartList parts = {0};
    Text text = judge->channel->text;
    size_t start = 0, at = 0;
    while ((at = text_find(text, at, separator)) != TEXT_NONE) {
        bool real = is_separator(text, at, separator);
        if (real && !(parts.len == 0 && text_is_blank(text_slice(text, 0, at))))
            add_part(judge, &parts, (Span){start, at});
        start = real ? at + separator.len : start;
        at += separator.len;
        while (!real && at < text.len && text.at[at] == separator.at[0])
            at++;
    }
    if (!text_is_blank(text_from(text, start)))
        add_part(judge, &parts, (Span){start, text.len});
    return parts;
}

static int by_text(const void *a, const void *b)
{
    const Part *one = a, *other = b;
    int order = text_compare(one->text, other->text);
    return order ? order : (one->number > other->number) - (one->number < other->number);
}

static bool judge_distinct(Judge *judge, PartList *parts)
{
    bool good = true;
    if (parts->len > 1)
        qsort(parts->at, parts->len, sizeof *parts->at, by_text);
    for (size_t i = 1; i < parts->len; i++) {
        const Part *part = &parts->at[i];
        if (part->text.len == 0 || !text_is(part->text, part[-1].text))
            continue;
        judge_fail(judge, part->span, -1,
                   arena_print(judge->arena, "response %zu says the same as response %zu",
                               part->number, part[-1].number));
        good = false;
    }
    return good;
}

static bool judge_empty(Judge *judge, const PartList *parts)
{
    bool good = true;
    for (size_t i = 0; i < parts->len; i++) {
        if (parts->at[i].text.len > 0)
            continue;
        judge_fail(judge, parts->at[i].span, -1,
                   arena_print(judge->arena, "response %zu of %zu is empty", i + 1, parts->len));
        good = false;
    }
    return good;
}

static Outcome judge_parts(Judge *judge, const Params *wanted, Text separator)
{
    Tally tally = {.range = wanted->count};
    PartList parts = split(judge, separator);
    for (size_t i = 0; i < parts.len; i++)
        tally_add(&tally, parts.at[i].span);
    Outcome outcome = tally_judge(judge, &tally, "response");
    bool good = judge_empty(judge, &parts);
    if (wanted->distinct)
        good = judge_distinct(judge, &parts) && good;
    return good ? outcome : OUTCOME_FAIL;
}

// IFEval knows two responses between six stars.
static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    Text stars = TEXT("******"), separator = wanted->separator.len ? wanted->separator : stars;
    Outcome outcome = judge_parts(judge, wanted, separator);
    if (text_is(separator, stars) && wanted->count.min == 2 && wanted->count.max == 2)
        judge_contrast(judge, outcome, instruction, NULL, (Text){0});
    return outcome;
}

const CheckType check_responses = {
    .name = "responses",
    .about = "The answer is the wanted number of responses with a separator between them.",
    .definition = "Parts between separators, white space around them aside; an empty part between "
                  "two others is a fault. A longer row of the separator's own sign (`*******`) is "
                  "no separator.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "count", .about = "how many responses", .kind = PARAM_RANGE,
         .offset = offsetof(Params, count), .required = true},
        {.name = "separator", .about = "what stands between them; `******` when absent",
         .kind = PARAM_TEXT, .offset = offsetof(Params, separator)},
        {.name = "distinct", .about = "true: no response may be the same as another",
         .kind = PARAM_BOOL, .offset = offsetof(Params, distinct)},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"count: 2\ndistinct: true", "Yes, it can.\n******\nNo, it cannot.",
                "Yes, it can.\n\nNo, it cannot."},
    .other = "Yes, it can.\n*******\nNo, it cannot.",
    .instruction = instruction,
    .official = "Always two that differ, between `******`; a longer row of stars separates too.",
};
