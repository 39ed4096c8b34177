#include "check/measure.h"
#include "check/titles.h"

enum { LEVEL_ANY };

typedef struct Params {
    Range count;
    TextList required;
    unsigned level, order;
    Range depth;
} Params;

static void keep_level(TitleList *titles, unsigned level)
{
    size_t kept = 0;
    for (size_t i = 0; i < titles->len; i++)
        if (level == LEVEL_ANY || titles->at[i].level == level)
            titles->at[kept++] = titles->at[i];
    titles->len = kept;
}

static bool depths_hold(Judge *judge, const TitleList *titles, Range depth)
{
    bool good = true;
    for (size_t i = 0; i < titles->len; i++) {
        const Title *title = &titles->at[i];
        if (range_holds(depth, title->level))
            continue;
        Text limit = measure_limit(judge->arena, depth);
        judge_fail(judge, title->span, -1,
                   arena_print(judge->arena, "heading '%.*s' has level %u, %.*s",
                               TEXT_ARG(text_trim(title->text)), title->level, TEXT_ARG(limit)));
        good = false;
    }
    return good;
}

// What is asked for beside a depth; headings that have to be somewhere have to be there.
static Range count_of(const Params *wanted)
{
    bool other = wanted->required.len > 0 || wanted->depth.given;
    return other ? wanted->count : measure_range(wanted->count);
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    TitleList titles = {0};
    titles_collect(judge, false, &titles);
    keep_level(&titles, wanted->level);
    if (titles.len == 0 && wanted->required.len == 0 && !count_of(wanted).given)
        return OUTCOME_NOT_APPLICABLE;
    SpanList places = {0};
    for (size_t i = 0; i < titles.len; i++)
        list_add(judge->arena, &places, titles.at[i].span);
    Outcome outcome = measure_text(judge, count_of(wanted), "heading", &places);
    int *found = arena_array(judge->arena, int, wanted->required.len);
    bool complete = titles_require(judge, &titles, &wanted->required, (TitleOrder)wanted->order,
                                   "heading", found);
    return depths_hold(judge, &titles, wanted->depth) && complete ? outcome : OUTCOME_FAIL;
}

const CheckType check_headings = {
    .name = "headings",
    .about = "The answer has the wanted headings.",
    .definition = "Headings of CommonMark, those with `#` and underlined ones, outside lists and "
                  "quotations. One is called what is asked for when both agree but for case, "
                  "markup, a number before it (\"2. Scope\") and a colon or full stop behind it.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "count", .about = "how many; by default at least 1, unless others are asked for",
         .kind = PARAM_RANGE, .offset = offsetof(Params, count)},
        {.name = "level", .about = "any, or 1 to 6: headings of this level alone",
         .kind = PARAM_CHOICE, .offset = offsetof(Params, level), .fallback = LEVEL_ANY,
         .choices = (const char *const[]){"any", "1", "2", "3", "4", "5", "6", NULL}},
        {.name = "required", .about = "headings that must occur, in upper or lower case",
         .kind = PARAM_TEXTS, .offset = offsetof(Params, required)},
        TITLES_ORDER_PARAM(Params),
        {.name = "depth", .about = "the level of each heading: 1 is `#`, 6 is `######`",
         .kind = PARAM_RANGE, .offset = offsetof(Params, depth), .most = 6},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"required: [Summary, Details]\nlevel: 2",
                "## Summary\n\nA.\n\n## 2. details:\n\nB.\n", "## Details\n\nB.\n"},
};
