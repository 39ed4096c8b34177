#include "check/measure.h"
#include "check/titles.h"
#include "official/counts.h"
#include "syntax/words.h"

typedef struct Params {
    TextList required;
    unsigned order;
    Range count;
    Text word;
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

static bool is_filled(const Search *search, size_t index)
{
    const Title *title = &search->titles.at[index];
    const Title *next = next_title(&search->titles, index);
    if (has_words(search, index, next) || has_code(judge_outline(search->judge), title, next))
        return true;
    measure_fail(search->judge, title->span,
                 arena_print(search->judge->arena,
                             "section '%.*s' has 0 words, at least 1 asked for",
                             TEXT_ARG(title->text)));
    return false;
}

static bool required_hold(Search *search, const Params *wanted)
{
    const TextList *required = &wanted->required;
    int *found = arena_array(search->judge->arena, int, required->len);
    bool good = titles_require(search->judge, &search->titles, required, (TitleOrder)wanted->order,
                               "section", found);
    bool counted = wanted->count.given && wanted->word.len == 0;     // then all are looked at below
    for (size_t i = 0; i < required->len && !counted; i++)
        good = (found[i] < 0 || is_filled(search, (size_t)found[i])) && good;
    return good;
}

// Sections that are counted are titles of any kind, or those of a word and a number.
static Outcome count_holds(Search *search, const Params *wanted)
{
    Judge *judge = search->judge;
    Range range = wanted->word.len ? measure_range(wanted->count) : wanted->count;
    SpanList places = {0};
    if (wanted->word.len) {
        search->titles.len = 0;
        titles_collect_numbered(judge, wanted->word, &search->titles);
        judge_compare(judge, search->titles.len,
                      official_sections(judge->arena, judge->channel->text, wanted->word),
                      "section", "");
    }
    for (size_t i = 0; i < search->titles.len; i++)
        list_add(judge->arena, &places, search->titles.at[i].span);
    Outcome outcome = measure_text(judge, range, "section", &places);
    for (size_t i = 0; range.given && i < search->titles.len; i++)
        if (!is_filled(search, i))
            outcome = OUTCOME_FAIL;
    return outcome;
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    Search search = {.judge = judge};
    titles_collect(judge, true, &search.titles);
    words_split(judge->arena, judge_outline(judge)->plain, &search.words);
    bool good = required_hold(&search, wanted);
    Outcome counted = count_holds(&search, wanted);
    return good ? counted : OUTCOME_FAIL;
}

const CheckType check_sections = {
    .name = "sections",
    .about = "The answer has the wanted sections, and none of them is empty.",
    .definition = "A section goes from its title, a heading or a paragraph that is bold as a "
                  "whole, to the next title that is not below it, and holds a word or code. With "
                  "`word` its title is the line that begins with the word and a number (2 or IV), "
                  "as a heading, bold or plain, with nothing or a sign behind the number: "
                  "\"Section 2 says\" is a sentence.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "required", .about = "their titles, in upper or lower case",
         .kind = PARAM_TEXTS, .offset = offsetof(Params, required)},
        TITLES_ORDER_PARAM(Params),
        {.name = "count", .about = "how many: titles of any kind or, with a word, those it begins",
         .kind = PARAM_RANGE, .offset = offsetof(Params, count)},
        {.name = "word", .about = "sections are called by this word and a number: Section 2",
         .kind = PARAM_TEXT, .offset = offsetof(Params, word)},
        {0}},
    .any_of = (const char *const[]){"required", "count", "word", NULL},
    .size = sizeof(Params),
    .run = run,
    .example = {"word: Section\ncount: 2",
                "## Section 1\n\nLocks.\n\n**Section 2: Cure**\n\nNone.\n",
                "## Section 1\n\n## Section 2\n\nNone.\n"},
    .other = "## Section 1\n\nAs Section 2 says, it waits.\n",
    .instruction = "detectable_format:multiple_sections",
    .official = "IFEval counts how often the word with a number behind it occurs, in this very "
                "case, also in the middle of a sentence, and is content with more sections than "
                "asked for; empty ones count.",
};
