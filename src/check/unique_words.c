#include "check/whole.h"
#include "check/word_hash.h"

typedef struct Params {
    Range percent;
    uint64_t words;
} Params;

static size_t count_distinct(Judge *judge, const HashedWords *words)
{
    size_t len = words->spans.len, distinct = 0;
    HashPlace *places = arena_array(judge->arena, HashPlace, len + 1);
    for (size_t i = 0; i < len; i++)
        places[i] = (HashPlace){words->hashes[i], i};
    hash_places_sort(places, len);
    for (size_t i = 0; i < len; i++)
        distinct += i == 0 || places[i].hash != places[i - 1].hash;
    return distinct;
}

// The bounds are held against the exact share, not against the rounded one: 49.6 % is below 50.
static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    HashedWords words = hashed_words(judge);
    uint64_t count = words.spans.len;
    if (count == 0 || count < wanted->words)
        return OUTCOME_NOT_APPLICABLE;
    uint64_t distinct = count_distinct(judge, &words), share = 100 * distinct;
    Range range = wanted->percent;
    bool low = range.min > 100 || share < range.min * count;
    bool high = range.max < 100 && share > range.max * count;
    if (!low && !high)
        return OUTCOME_PASS;
    Text message = arena_print(judge->arena, "%llu of %llu words differ (%llu.%llu %%), %.*s %% %s",
                               (unsigned long long)distinct, (unsigned long long)count,
                               (unsigned long long)(share / count),
                               (unsigned long long)(share % count * 10 / count),
                               TEXT_ARG(range_words(judge->arena, range)), range_verb(range));
    return whole_fail(judge, message);
}

const CheckType check_unique_words = {
    .name = "unique-words",
    .about = "The wanted share of the answer's words are different ones.",
    .definition = "Different words by all words of the prose (see the check `words`), case "
                  "ignored. The share is exact, not rounded.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "percent", .about = "different words of all words, case ignored",
         .kind = PARAM_RANGE, .offset = offsetof(Params, percent), .required = true, .most = 100},
        {.name = "words", .about = "an answer with fewer words is not judged",
         .kind = PARAM_NUMBER, .offset = offsetof(Params, words)},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"percent: {min: 60}", "All these words differ.", "No no no no yes."},
    .official = "IFEval has no such instruction; IFBench (`count:unique_word_count`) counts the "
                "different words, lone punctuation among them.",
};
