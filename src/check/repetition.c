#include "check/word_hash.h"

#include "base/utf8.h"
#include "check/measure.h"

// A rolling hash over the words' hashes, as in Karp and Rabin (1987), modulo 2 to the power of 64.
static const uint64_t roll_factor = 0x9E3779B97F4A7C15;

enum {
    WORDS = 8,             // of a phrase, unless the pack says otherwise
    TIMES = 2,
    SHOWN_MOST = 60,       // bytes of a phrase that a message shows
};

typedef struct Params {
    uint64_t words;
    Range times;
} Params;

// A phrase: how often it is said, where first, and where for the first time too many, else where
// for the last time.
typedef struct Loop {
    uint64_t count;
    size_t first, last;
} Loop;

static HashPlace *roll(Arena *arena, const HashedWords *words, size_t size)
{
    size_t len = words->spans.len;
    HashPlace *places = arena_array(arena, HashPlace, len - size + 1);
    uint64_t hash = 0, oldest = 1;
    for (size_t i = 1; i < size; i++)
        oldest *= roll_factor;
    for (size_t i = 0; i < len; i++) {
        if (i >= size)
            hash -= oldest * words->hashes[i - size];
        hash = hash * roll_factor + words->hashes[i];
        if (i + 1 >= size)
            places[i + 1 - size] = (HashPlace){hash, i + 1 - size};
    }
    return places;
}

// Occurrences that overlap are one: "no no no" says "no no" once.
static Loop count_group(const HashPlace *group, size_t len, uint64_t words, Range times)
{
    Loop loop = {.first = group[0].index};
    size_t next = 0;
    for (size_t i = 0; i < len; i++) {
        if (group[i].index < next)
            continue;
        if (loop.count++ <= times.max)
            loop.last = group[i].index;
        next = group[i].index + words;
    }
    return loop;
}

// The phrase that is said most often; of several the first in the text.
static Loop find_worst(const HashPlace *places, size_t len, uint64_t words, Range times)
{
    Loop worst = {0};
    for (size_t start = 0, end; start < len; start = end) {
        for (end = start + 1; end < len && places[end].hash == places[start].hash;)
            end++;
        Loop loop = count_group(places + start, end - start, words, times);
        if (loop.count > worst.count || (loop.count == worst.count && loop.first < worst.first))
            worst = loop;
    }
    return worst;
}

static Text on_one_line(Arena *arena, Text text)
{
    char *copy = arena_terminated(arena, text);
    for (size_t i = 0; i < text.len; i++)
        if (copy[i] == '\n')
            copy[i] = ' ';
    return (Text){copy, text.len};
}

static Outcome fail(Judge *judge, const HashedWords *words, const Loop *loop, uint64_t size,
                    Range times)
{
    Span plain = {words->spans.at[loop->last].start, words->spans.at[loop->last + size - 1].end};
    Text phrase = text_span(judge_outline(judge)->plain, plain);
    bool cut = phrase.len > SHOWN_MOST;
    phrase = on_one_line(judge->arena, utf8_cut(phrase, SHOWN_MOST));
    judge_fail(judge, outline_place(judge_outline(judge), plain), -1,
               arena_print(judge->arena, "says '%.*s%s' %llu time%s, %.*s", TEXT_ARG(phrase),
                           cut ? " ..." : "", (unsigned long long)loop->count,
                           loop->count == 1 ? "" : "s",
                           TEXT_ARG(measure_limit(judge->arena, times))));
    return OUTCOME_FAIL;
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    Range times = wanted->times.given ? wanted->times : (Range){true, 0, TIMES};
    HashedWords words = hashed_words(judge);
    size_t len = words.spans.len, size = (size_t)wanted->words;
    if (len < wanted->words)
        return OUTCOME_NOT_APPLICABLE;
    HashPlace *places = roll(judge->arena, &words, size);
    hash_places_sort(places, len - size + 1);
    Loop worst = find_worst(places, len - size + 1, wanted->words, times);
    return range_holds(times, worst.count) ? OUTCOME_PASS
                                           : fail(judge, &words, &worst, wanted->words, times);
}

const CheckType check_repetition = {
    .name = "repetition",
    .about = "The answer says no phrase again and again.",
    .definition = "A phrase is so many words in a row in the prose, case and punctuation ignored, "
                  "also over the ends of sentences; overlapping occurrences are one. An answer "
                  "with fewer words than a phrase is not judged.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "words", .about = "words of a phrase", .kind = PARAM_NUMBER,
         .offset = offsetof(Params, words), .fallback = WORDS, .least = 1},
        {.name = "times", .about = "how often the most frequent one is said; by default at most 2",
         .kind = PARAM_RANGE, .offset = offsetof(Params, times)},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"words: 3\ntimes: {max: 2}", "It waits for it. It waits for you.",
                "It waits for it. It waits for it. It waits for it."},
};
