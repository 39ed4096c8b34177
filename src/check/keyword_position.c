#include "check/keyword.h"
#include "check/measure.h"
#include "syntax/words.h"

typedef enum End {
    END_START,
    END_END,
} End;

static const char instruction[] = "startend:end_checker";

typedef struct Params {
    Text word;
    Range place;
    unsigned in;
} Params;

// The number of words that end at or before a position.
static size_t words_before(const SpanList *words, size_t at)
{
    size_t low = 0, high = words->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (words->at[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// How many words there are up to the match, its first one counted, from the end that is asked for.
static uint64_t distance(const SpanList *words, Span match, unsigned in)
{
    size_t before = words_before(words, match.start), through = words_before(words, match.end);
    bool cut = through < words->len && words->at[through].start < match.end;
    return 1 + (in == END_START ? before : words->len - through - cut);
}

// The match nearest to a place that is asked for, counted from the end that is asked for.
static Span nearest(const SpanList *words, const SpanList *matches, unsigned in, Range range,
                    uint64_t *place)
{
    Span best = {0, 0};
    uint64_t least = UINT64_MAX;
    for (size_t i = 0; i < matches->len; i++) {
        size_t index = in == END_START ? i : matches->len - 1 - i;
        uint64_t there = distance(words, matches->at[index], in);
        uint64_t off = there < range.min ? range.min - there
                     : there > range.max ? there - range.max : 0;
        if (off >= least)
            continue;
        least = off;
        best = matches->at[index];
        *place = there;
    }
    return best;
}

static Outcome judge_place(Judge *judge, const Params *wanted, Range range)
{
    SpanList matches = {0}, words = {0};
    keyword_find(judge->arena, judge_outline(judge)->plain, wanted->word, &matches);
    if (matches.len == 0) {
        measure_fail(judge, (Span){0, 0},
                     measure_times(judge->arena, "the word", wanted->word, 0,
                                   measure_range((Range){0})));
        return OUTCOME_FAIL;
    }
    words_split(judge->arena, judge_outline(judge)->plain, &words);
    uint64_t place = 0;
    Span match = nearest(&words, &matches, wanted->in, range, &place);
    if (range_holds(range, place))
        return OUTCOME_PASS;
    measure_fail(judge, outline_place(judge_outline(judge), match),
                 arena_print(judge->arena, "'%.*s' is word %llu from the %s, %.*s",
                             TEXT_ARG(wanted->word), (unsigned long long)place,
                             wanted->in == END_START ? "start" : "end",
                             TEXT_ARG(measure_limit(judge->arena, range))));
    return OUTCOME_FAIL;
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    Range range = wanted->place.given ? wanted->place : (Range){true, 1, 1};
    Outcome outcome = judge_place(judge, wanted, range);
    bool very_end = wanted->in == END_END && range_holds(range, 1) && !range_holds(range, 2);
    if (very_end)                  // the one place that IFEval knows
        judge_contrast(judge, outcome, instruction, "end_phrase",
                       wanted->word);
    return outcome;
}

const CheckType check_keyword_position = {
    .name = "keyword-position",
    .about = "A word stands at a place counted from the start or the end of the answer.",
    .definition = "Words are those of the check `words`, the first or last one being 1; of a "
                  "phrase its first word is counted from the start and its last one from the end. "
                  "Of several occurrences the one that fits best counts.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "word", .about = "a word or a phrase, in any case, never inside a word",
         .kind = PARAM_TEXT, .offset = offsetof(Params, word), .required = true},
        {.name = "in", .about = "which end to count the words from",
         .kind = PARAM_CHOICE, .offset = offsetof(Params, in), .fallback = END_START,
         .choices = (const char *const[]){"start", "end", NULL}},
        {.name = "place", .about = "which word it is, counted from there; by default 1",
         .kind = PARAM_RANGE, .offset = offsetof(Params, place)},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"word: task\nin: end", "Now await the task", "A task ends there."},
    .other = "Await the *task*.",
    .instruction = instruction,
    .official = "IFEval knows the very end alone: the answer ends with the phrase, also inside a "
                "longer word, and a star or a full stop behind it fails.",
};
