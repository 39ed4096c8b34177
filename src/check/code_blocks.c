#include "check/whole.h"

typedef struct Params {
    Range count;
    Text language;
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

static bool judge_language(Judge *judge, const Block *block, uint64_t number, Text wanted)
{
    Text language = language_of(block);
    if (wanted.len == 0 || text_is_caseless(language, wanted))
        return true;
    Arena *arena = judge->arena;
    Text found = language.len ? arena_print(arena, "says '%.*s'", TEXT_ARG(language))
                              : TEXT("names no language");
    judge_fail(judge, block->span, -1,
               arena_print(arena, "code block %llu %.*s, '%.*s' asked for",
                           (unsigned long long)number, TEXT_ARG(found), TEXT_ARG(wanted)));
    return false;
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    const Markdown *markdown = &judge->outline->markdown;
    Tally tally = {.range = wanted->count};
    bool good = true;
    for (size_t i = 0; i < markdown->blocks.len; i++) {
        const Block *block = &markdown->blocks.at[i];
        if (block->kind != BLOCK_CODE)
            continue;
        tally_add(&tally, block->span);
        good &= judge_language(judge, block, tally.count, wanted->language);
    }
    Outcome counted = tally_judge(judge, &tally, "code block");
    if (!good)
        return OUTCOME_FAIL;
    bool judged = wanted->language.len > 0 && tally.count > 0;
    return counted == OUTCOME_NOT_APPLICABLE && judged ? OUTCOME_PASS : counted;
}

const CheckType check_code_blocks = {
    .name = "code-blocks",
    .about = "The answer has the wanted number of code blocks, each in the wanted language.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "count", .about = "how many, fenced or indented", .kind = PARAM_RANGE,
         .offset = offsetof(Params, count)},
        {.name = "language", .about = "what each fence must name, in upper or lower case",
         .kind = PARAM_TEXT, .offset = offsetof(Params, language)},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"count: 1\nlanguage: c", "Like this:\n\n```c\nint x;\n```\n",
                "Like this:\n\n```python\nx = 1\n```\n"},
};
