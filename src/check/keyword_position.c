#include "check/keyword.h"
#include "check/measure.h"
#include "syntax/words.h"

typedef enum End {
    END_START,
    END_END,
} End;

typedef struct Params {
    Text word;
    uint64_t within;
    unsigned in;
} Params;

// How many words there are up to the match, its first one counted, from the end that is asked for.
static uint64_t distance(const SpanList *words, Span match, unsigned in)
{
    uint64_t before = 0, behind = 0;
    for (size_t i = 0; i < words->len; i++) {
        if (words->at[i].end <= match.start)
            before++;
        else if (words->at[i].start >= match.end)
            behind++;
    }
    return 1 + (in == END_START ? before : behind);
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    bool start = wanted->in == END_START;
    SpanList matches = {0}, words = {0};
    keyword_find(judge->arena, judge->outline->plain, wanted->word, &matches);
    if (matches.len == 0) {
        measure_fail(judge, (Span){0, 0},
                     measure_times(judge->arena, "the word", wanted->word, 0,
                                   (Range){true, 1, UINT64_MAX}));
        return OUTCOME_FAIL;
    }
    Span match = matches.at[start ? 0 : matches.len - 1];
    words_split(judge->arena, judge->outline->plain, &words);
    uint64_t place = distance(&words, match, wanted->in);
    if (place <= wanted->within)
        return OUTCOME_PASS;
    measure_fail(judge, outline_place(judge->outline, match),
                 arena_print(judge->arena, "'%.*s' is word %llu from the %s, at most %llu allowed",
                             TEXT_ARG(wanted->word), (unsigned long long)place,
                             start ? "start" : "end", (unsigned long long)wanted->within));
    return OUTCOME_FAIL;
}

const CheckType check_keyword_position = {
    .name = "keyword-position",
    .about = "A word stands near the start or the end of the answer.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "word", .about = "a word or a phrase, in any case, never inside a word",
         .kind = PARAM_TEXT, .offset = offsetof(Params, word), .required = true},
        {.name = "in", .about = "start: among the first words; end: among the last",
         .kind = PARAM_CHOICE, .offset = offsetof(Params, in), .fallback = END_START,
         .choices = (const char *const[]){"start", "end", NULL}},
        {.name = "within", .about = "how many words to look at; 1: it must be the first or last",
         .kind = PARAM_NUMBER, .offset = offsetof(Params, within), .fallback = 1},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"word: task\nin: end\nwithin: 2", "Await the *task* now.", "A task ends there."},
    .official = "IFEval wants the answer to end with the very phrase, and a star or a full stop "
                "behind it fails.",
};
