#include "check/measure.h"
#include "check/titles.h"
#include "syntax/words.h"

typedef struct Params {
    TextList required;
} Params;

typedef struct Search {
    Judge *judge;
    TitleList titles;
    SpanList words;        // of the plain text
} Search;

// Where a section ends: at the next title that is not below its own.
static const Title *next_title(const TitleList *titles, size_t index)
{
    for (size_t i = index + 1; i < titles->len; i++)
        if (titles->at[i].level <= titles->at[index].level)
            return &titles->at[i];
    return NULL;
}

// The words of titles inside the section are none of its own.
static bool has_words(const Search *search, size_t index, const Title *next)
{
    size_t end = next ? next->plain.start : SIZE_MAX;
    const TitleList *titles = &search->titles;
    for (size_t i = 0; i < search->words.len && search->words.at[i].start < end; i++) {
        size_t start = search->words.at[i].start;
        while (index + 1 < titles->len && titles->at[index + 1].plain.start <= start)
            index++;
        if (start >= titles->at[index].plain.end)
            return true;
    }
    return false;
}

static bool has_code(const Outline *outline, const Title *title, const Title *next)
{
    size_t end = next ? next->span.start : SIZE_MAX;
    for (size_t i = 0; i < outline->markdown.blocks.len; i++) {
        const Block *block = &outline->markdown.blocks.at[i];
        if (block->kind == BLOCK_CODE && block->run_count > 0 && block->span.start < end
            && block->span.start >= title->span.end)
            return true;
    }
    return false;
}

static bool is_filled(const Search *search, int index)
{
    const Title *title = &search->titles.at[index];
    const Title *next = next_title(&search->titles, (size_t)index);
    if (has_words(search, (size_t)index, next) || has_code(search->judge->outline, title, next))
        return true;
    measure_fail(search->judge, title->span,
                 arena_print(search->judge->arena,
                             "section '%.*s' has 0 words, at least 1 asked for",
                             TEXT_ARG(title->text)));
    return false;
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    Search search = {.judge = judge};
    titles_collect(judge, true, &search.titles);
    words_split(judge->arena, judge->outline->plain, &search.words);
    int *found = arena_array(judge->arena, int, wanted->required.len);
    bool good = titles_require(judge, &search.titles, &wanted->required, "section", found);
    for (size_t i = 0; i < wanted->required.len; i++)
        good = (found[i] < 0 || is_filled(&search, found[i])) && good;
    return good ? OUTCOME_PASS : OUTCOME_FAIL;
}

const CheckType check_sections = {
    .name = "sections",
    .about = "The answer has the wanted sections, in order, and none of them is empty.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "required", .about = "their titles: headings or bold lines, in any case",
         .kind = PARAM_TEXTS, .offset = offsetof(Params, required), .required = true},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"required: [Causes, Cure]", "## Causes\n\nLocks.\n\n**Cure:**\n\nNone.\n",
                "## Causes\n\n## Cure\n\nNone.\n"},
    .official = "IFEval counts how often the section word with a number behind it occurs, also in "
                "the middle of a sentence, and is content with more sections than asked for.",
};
