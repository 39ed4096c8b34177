#include "check/measure.h"
#include "check/titles.h"

enum { LEVEL_ANY };

typedef struct Params {
    Range count;
    TextList required;
    unsigned level;
} Params;

static void keep_level(TitleList *titles, unsigned level)
{
    size_t kept = 0;
    for (size_t i = 0; i < titles->len; i++)
        if (level == LEVEL_ANY || titles->at[i].level == level)
            titles->at[kept++] = titles->at[i];
    titles->len = kept;
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    TitleList titles = {0};
    titles_collect(judge, false, &titles);
    keep_level(&titles, wanted->level);
    SpanList places = {0};
    for (size_t i = 0; i < titles.len; i++)
        list_add(judge->arena, &places, titles.at[i].span);
    Range range = wanted->required.len ? wanted->count : measure_range(wanted->count);
    Outcome outcome = measure_text(judge, range, "heading", &places);
    int *found = arena_array(judge->arena, int, wanted->required.len);
    if (!titles_require(judge, &titles, &wanted->required, "heading", found))
        outcome = OUTCOME_FAIL;
    return outcome;
}

const CheckType check_headings = {
    .name = "headings",
    .about = "The answer has the wanted headings.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "count", .about = "how many; by default at least 1, or those that are required",
         .kind = PARAM_RANGE, .offset = offsetof(Params, count)},
        {.name = "level", .about = "any, or 1 to 6: headings of this level alone",
         .kind = PARAM_CHOICE, .offset = offsetof(Params, level), .fallback = LEVEL_ANY,
         .choices = (const char *const[]){"any", "1", "2", "3", "4", "5", "6", NULL}},
        {.name = "required", .about = "headings that must occur, in this order, in any case",
         .kind = PARAM_TEXTS, .offset = offsetof(Params, required)},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"required: [Summary, Details]\nlevel: 2",
                "## Summary\n\nA.\n\n## 2. details:\n\nB.\n", "## Details\n\nB.\n"},
    .official = "IFEval has no headings; it counts how often the section word with a number behind "
                "it occurs, in this very case, anywhere in the text.",
};
