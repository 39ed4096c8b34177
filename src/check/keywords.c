#include "check/keyword.h"

#include <stdlib.h>

#include "check/measure.h"

typedef enum Mode {
    MODE_ALL,
    MODE_ANY,
    MODE_NONE,
} Mode;

typedef struct Params {
    TextList words;
    Range count;
    unsigned mode;
} Params;

static Span in_channel(const Judge *judge, Span plain)
{
    return plain.end > plain.start ? outline_place(judge->outline, plain) : plain;
}

static bool holds(Judge *judge, Text word, Range range)
{
    SpanList matches = {0};
    keyword_find(judge->arena, judge->outline->plain, word, &matches);
    if (range_holds(range, matches.len))
        return true;
    measure_fail(judge, in_channel(judge, measure_place(range, &matches)),
                 measure_times(judge->arena, "the word", word, matches.len, range));
    return false;
}

static bool each_holds(Judge *judge, const TextList *words, Range range)
{
    bool good = true;
    for (size_t i = 0; i < words->len; i++)
        good = holds(judge, words->at[i], range) && good;
    return good;
}

static Text list_words(Arena *arena, const TextList *words)
{
    Text text = {0};
    for (size_t i = 0; i < words->len; i++)
        text = arena_print(arena, "%.*s%s%.*s", TEXT_ARG(text), i ? ", " : "",
                           TEXT_ARG(words->at[i]));
    return text;
}

static int by_start(const void *a, const void *b)
{
    size_t left = ((const Span *)a)->start, right = ((const Span *)b)->start;
    return (left > right) - (left < right);
}

static bool total_holds(Judge *judge, const TextList *words, Range range)
{
    SpanList matches = {0};
    for (size_t i = 0; i < words->len; i++)
        keyword_find(judge->arena, judge->outline->plain, words->at[i], &matches);
    if (range_holds(range, matches.len))
        return true;
    if (matches.len > 1)
        qsort(matches.at, matches.len, sizeof *matches.at, by_start);
    Text list = list_words(judge->arena, words);
    measure_fail(judge, in_channel(judge, measure_place(range, &matches)),
                 measure_times(judge->arena, "any of", list, matches.len, range));
    return false;
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    Range range = measure_range(wanted->count);
    bool good = false;
    switch ((Mode)wanted->mode) {
    case MODE_ALL: good = each_holds(judge, &wanted->words, range); break;
    case MODE_ANY: good = total_holds(judge, &wanted->words, range); break;
    case MODE_NONE: good = each_holds(judge, &wanted->words, (Range){true, 0, 0}); break;
    }
    if (!good)
        return OUTCOME_FAIL;
    return text_is_blank(judge->outline->text) ? OUTCOME_NOT_APPLICABLE : OUTCOME_PASS;
}

const CheckType check_keywords = {
    .name = "keywords",
    .about = "The answer has the wanted words, or none of the unwanted ones.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "words", .about = "words or phrases, literal, in any case, never inside words",
         .kind = PARAM_TEXTS, .offset = offsetof(Params, words), .required = true},
        {.name = "mode", .about = "all: each must occur; any: one at least; none: none may",
         .kind = PARAM_CHOICE, .offset = offsetof(Params, mode), .fallback = MODE_ALL,
         .choices = (const char *const[]){"all", "any", "none", NULL}},
        {.name = "count", .about = "all: how often each; any: all together; by default at least 1",
         .kind = PARAM_RANGE, .offset = offsetof(Params, count)},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"words: [think, thread pool]", "I THINK of the **thread pool**.", "Rethink it."},
    .official = "IFEval searches the keyword as a regular expression; required words count inside "
                "longer ones (\"ink\" in \"think\"), forbidden ones do not.",
};
