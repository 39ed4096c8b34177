#include "check/measure.h"
#include "check/whole.h"

typedef enum Others {
    OTHERS_FORBIDDEN,
    OTHERS_ALLOWED,
} Others;

typedef struct Params {
    Range count;
    Text language;
    unsigned others;
} Params;

// The language is the first word of the fence's info string.
static Text language_of(const Block *block)
{
    Text info = text_trim(block->info);
    size_t end = 0;
    while (end < info.len && !char_is_space(info.at[end]))
        end++;
    return text_slice(info, 0, end);
}

static bool is_wanted(const Block *block, Text language)
{
    return language.len == 0 || text_is_caseless(language_of(block), language);
}

static bool judge_language(Judge *judge, const Block *block, uint64_t number, Text wanted)
{
    Text language = language_of(block);
    if (is_wanted(block, wanted))
        return true;
    Arena *arena = judge->arena;
    Text found = language.len ? arena_print(arena, "says '%.*s'", TEXT_ARG(language))
                              : TEXT("names no language");
    judge_fail(judge, block->span, -1,
               arena_print(arena, "code block %llu %.*s, '%.*s' asked for",
                           (unsigned long long)number, TEXT_ARG(found), TEXT_ARG(wanted)));
    return false;
}

// Blocks of other languages are faults, or they are none of those that are counted.
static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    const Markdown *markdown = &judge_outline(judge)->markdown;
    bool others = wanted->others == OTHERS_ALLOWED, good = true;
    Tally tally = {.range = others ? measure_range(wanted->count) : wanted->count};
    for (size_t i = 0; i < markdown->blocks.len; i++) {
        const Block *block = &markdown->blocks.at[i];
        if (block->kind != BLOCK_CODE || (others && !is_wanted(block, wanted->language)))
            continue;
        tally_add(&tally, block->span);
        good &= judge_language(judge, block, tally.count, wanted->language);
    }
    const char *noun = "code block";
    if (others && wanted->language.len)
        noun = arena_terminated(judge->arena,
                                arena_join(judge->arena, wanted->language, TEXT(" code block")));
    Outcome counted = tally_judge(judge, &tally, noun);
    if (!good)
        return OUTCOME_FAIL;
    bool judged = wanted->language.len > 0 && tally.count > 0;
    return counted == OUTCOME_NOT_APPLICABLE && judged ? OUTCOME_PASS : counted;
}

const CheckType check_code_blocks = {
    .name = "code-blocks",
    .about = "The answer has the wanted number of code blocks, each in the wanted language.",
    .definition = "Code blocks of CommonMark, fenced or indented, in lists and quotations too. "
                  "The language is the first word behind the fence; an indented block names none.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "count", .about = "how many, fenced or indented", .kind = PARAM_RANGE,
         .offset = offsetof(Params, count)},
        {.name = "language", .about = "what each fence must name, in upper or lower case",
         .kind = PARAM_TEXT, .offset = offsetof(Params, language)},
        {.name = "others", .about = "allowed: blocks of other languages may stand there uncounted",
         .kind = PARAM_CHOICE, .offset = offsetof(Params, others), .fallback = OTHERS_FORBIDDEN,
         .choices = (const char *const[]){"forbidden", "allowed", NULL}},
        {0}},
    .any_of = (const char *const[]){"count", "language", NULL},
    .size = sizeof(Params),
    .run = run,
    .example = {"count: 1\nlanguage: c", "Like this:\n\n```c\nint x;\n```\n",
                "Like this:\n\n```python\nx = 1\n```\n"},
};
