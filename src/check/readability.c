#include "base/number.h"
#include "check/measure.h"
#include "check/whole.h"
#include "syntax/syllables.h"
#include "syntax/words.h"

enum {
    WORDS = 20,            // fewer say nothing of how a text reads
    EASE_MOST = 100,
};

typedef struct Params {
    Range ease;
    uint64_t words;
} Params;

static uint64_t count_syllables(Judge *judge, size_t *words)
{
    SpanList spans = {0};
    Text plain = judge_outline(judge)->plain;
    uint64_t syllables = 0;
    words_split(judge->arena, plain, &spans);
    for (size_t i = 0; i < spans.len; i++)
        syllables += syllables_count(text_span(plain, spans.at[i]));
    *words = spans.len;
    return syllables;
}

// Flesch, "A new readability yardstick" (1948).
static uint64_t reading_ease(double words, double sentences, double syllables)
{
    int64_t ease = number_round(206.835 - 1.015 * (words / sentences)
                                - 84.6 * (syllables / words));
    return ease < 0 ? 0 : ease > EASE_MOST ? EASE_MOST : (uint64_t)ease;
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    size_t words = 0, sentences = judge_outline(judge)->sentences.len;
    uint64_t syllables = count_syllables(judge, &words);
    if (words == 0 || sentences == 0 || words < wanted->words)
        return OUTCOME_NOT_APPLICABLE;
    uint64_t ease = reading_ease((double)words, (double)sentences, (double)syllables);
    if (range_holds(wanted->ease, ease))
        return OUTCOME_PASS;
    Text range = measure_limit(judge->arena, wanted->ease);
    return whole_fail(judge, arena_print(judge->arena,
                                         "reading ease %llu, %.*s: %zu words, "
                                         "%zu sentence%s, %llu syllables",
                                         (unsigned long long)ease, TEXT_ARG(range), words,
                                         sentences, sentences == 1 ? "" : "s",
                                         (unsigned long long)syllables));
}

const CheckType check_readability = {
    .name = "readability",
    .about = "The answer has the wanted Flesch reading ease: 100 is easy, 0 is hard. English only.",
    .definition = "Flesch reading ease (1948): 206.835 - 1.015 x words / sentences - 84.6 x "
                  "syllables / words, rounded and kept within 0 and 100. Words and sentences are "
                  "those of the checks of this name. Syllables are counted by rule, not by a "
                  "dictionary: runs of vowels, less a silent e (wise, used, makes), plus one for "
                  "vowels that are spoken apart (ia, eo, going); \"idea\" and \"create\" come out "
                  "wrong. It says nothing of other languages.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "ease", .about = "0 to 100, rounded; syllables are counted by rule",
         .kind = PARAM_RANGE, .offset = offsetof(Params, ease), .required = true,
         .most = EASE_MOST},
        {.name = "words", .about = "an answer with fewer words is not judged",
         .kind = PARAM_NUMBER, .offset = offsetof(Params, words), .fallback = WORDS},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"ease: {min: 60}\nwords: 5", "The cat sat on the mat. It was warm. It slept.",
                "Organizational methodologies necessitate interdepartmental communication."},
};
