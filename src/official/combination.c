#include "official/instruction.h"

#include "official/python.h"

// Two responses stand between "******"; only the first and the last part may be empty.
static bool has_two_responses(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    TextList parts = {0}, given = {0};
    py_split_at(scratch, response, TEXT("******"), &parts);
    for (size_t i = 0; i < parts.len; i++) {
        Text part = py_strip(parts.at[i]);
        if (part.len > 0)
            list_add(scratch, &given, part);
        else if (i > 0 && i + 1 < parts.len)
            return false;
    }
    return given.len == 2 && !text_is(given.at[0], given.at[1]);
}

const Instruction instruction_two_responses = {
    .id = "combination:two_responses",
    .kwargs = (const KwargSpec[]){{0}},
    .follows = has_two_responses,
};

static bool repeats_prompt(Text response, const KwargList *kwargs, Arena *scratch)
{
    Text prompt = py_strip(kwarg_get(kwargs, "prompt_to_repeat")->text);
    return text_starts(py_lower(scratch, py_strip(response)), py_lower(scratch, prompt));
}

const Instruction instruction_repeat_prompt = {
    .id = "combination:repeat_prompt",
    .kwargs = (const KwargSpec[]){{.name = "prompt_to_repeat", .kind = KWARG_TEXT}, {0}},
    .follows = repeats_prompt,
};
