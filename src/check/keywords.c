#include "check/keyword.h"

#include <stdlib.h>

#include "check/measure.h"
#include "official/counts.h"

typedef enum Mode {
    MODE_ALL,
    MODE_ANY,
    MODE_NONE,
} Mode;

typedef struct Params {
    TextList words;
    Range count;
    unsigned mode;
    Range present;
} Params;

static Span in_channel(const Judge *judge, Span plain)
{
    return plain.end > plain.start ? outline_place(judge_outline(judge), plain) : plain;
}

// An official keyword is found inside longer words too, a forbidden one is not.
static void compare(Judge *judge, Text word, uint64_t count, Mode mode)
{
    Text text = judge->channel->text;
    uint64_t official = mode == MODE_NONE ? official_forbidden(judge->arena, text, word)
                                          : official_keyword(judge->arena, text, word);
    Text name = arena_print(judge->arena, " of '%.*s'", TEXT_ARG(word));
    judge_compare(judge, count, official, "occurrence", arena_terminated(judge->arena, name));
}

static bool holds(Judge *judge, Text word, Range range, Mode mode)
{
    SpanList matches = {0};
    keyword_find(judge->arena, judge_outline(judge)->plain, word, &matches);
    compare(judge, word, matches.len, mode);
    if (range_holds(range, matches.len))
        return true;
    measure_fail(judge, in_channel(judge, measure_place(range, &matches)),
                 measure_times(judge->arena, "the word", word, matches.len, range));
    return false;
}

static bool each_holds(Judge *judge, const TextList *words, Range range, Mode mode)
{
    bool good = true;
    for (size_t i = 0; i < words->len; i++)
        good = holds(judge, words->at[i], range, mode) && good;
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
        keyword_find(judge->arena, judge_outline(judge)->plain, words->at[i], &matches);
    if (range_holds(range, matches.len))
        return true;
    if (matches.len > 1)
        qsort(matches.at, matches.len, sizeof *matches.at, by_start);
    Text list = list_words(judge->arena, words);
    measure_fail(judge, in_channel(judge, measure_place(range, &matches)),
                 measure_times(judge->arena, "any of", list, matches.len, range));
    return false;
}

// The words that occur as often as wanted, and the names of the others.
static SpanList present_words(Judge *judge, const TextList *words, Range each, TextList *absent)
{
    SpanList firsts = {0};
    for (size_t i = 0; i < words->len; i++) {
        SpanList matches = {0};
        keyword_find(judge->arena, judge_outline(judge)->plain, words->at[i], &matches);
        if (matches.len > 0 && range_holds(each, matches.len))
            list_add(judge->arena, &firsts, matches.at[0]);
        else
            list_add(judge->arena, absent, words->at[i]);
    }
    if (firsts.len > 1)
        qsort(firsts.at, firsts.len, sizeof *firsts.at, by_start);
    return firsts;
}

static bool present_hold(Judge *judge, const TextList *words, Range each, Range range)
{
    TextList absent = {0};
    SpanList firsts = present_words(judge, words, each, &absent);
    if (range_holds(range, firsts.len))
        return true;
    Text names = list_words(judge->arena, &absent);
    bool few = firsts.len < range.min;
    measure_fail(judge, in_channel(judge, measure_place(range, &firsts)),
                 arena_print(judge->arena, "%zu of %zu words occur, %.*s%s%.*s", firsts.len,
                             words->len, TEXT_ARG(measure_limit(judge->arena, range)),
                             few ? "; not: " : "", TEXT_ARG(few ? names : (Text){0})));
    return false;
}

static bool all_hold(Judge *judge, const Params *wanted)
{
    Range range = measure_range(wanted->count);
    if (wanted->present.given)
        return present_hold(judge, &wanted->words, range, wanted->present);
    switch ((Mode)wanted->mode) {
    case MODE_ALL: return each_holds(judge, &wanted->words, range, MODE_ALL);
    case MODE_ANY: return total_holds(judge, &wanted->words, range);
    case MODE_NONE: return each_holds(judge, &wanted->words, (Range){true, 0, 0}, MODE_NONE);
    }
    return false;
}

static Outcome run(Judge *judge, const void *params)
{
    if (!all_hold(judge, params))
        return OUTCOME_FAIL;
    return text_is_blank(judge_outline(judge)->text) ? OUTCOME_NOT_APPLICABLE : OUTCOME_PASS;
}

const CheckType check_keywords = {
    .name = "keywords",
    .about = "The answer has the wanted words, or none of the unwanted ones.",
    .definition = "A keyword matches whole words, in upper or lower case, with any white space "
                  "between its parts: war is in \"war's\" and \"war-torn\", not in \"wars\". It "
                  "is literal, no pattern. Code spans are looked at, code blocks and link targets "
                  "are not.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "words", .about = "words or phrases, literal, in any case, never inside words",
         .kind = PARAM_TEXTS, .offset = offsetof(Params, words), .required = true},
        {.name = "mode", .about = "all: each must occur; any: one at least; none: none may",
         .kind = PARAM_CHOICE, .offset = offsetof(Params, mode), .fallback = MODE_ALL,
         .choices = (const char *const[]){"all", "any", "none", NULL}},
        {.name = "count", .about = "all: how often each; any: all together; by default at least 1",
         .kind = PARAM_RANGE, .offset = offsetof(Params, count)},
        {.name = "present", .about = "how many of the words must occur, whatever the mode says",
         .kind = PARAM_RANGE, .offset = offsetof(Params, present)},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"words: [think, thread pool]", "I THINK of the **thread pool**.", "Rethink it."},
    .other = "I rethink and think of a thread pool.",
    .instruction = "keywords:existence, keywords:frequency, keywords:forbidden_words",
    .official = "IFEval searches the keyword as a regular expression; required words count inside "
                "longer ones (\"ink\" in \"think\"), forbidden ones do not.",
};
