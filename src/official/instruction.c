#include "official/instruction.h"

#include "official/python.h"

enum { LOOSE_VARIANTS = 8 };

#define INSTRUCTION(name) extern const Instruction instruction_##name;
#include "official/instructions.def"
#undef INSTRUCTION

const Instruction *const instructions[] = {
#define INSTRUCTION(name) &instruction_##name,
#include "official/instructions.def"
#undef INSTRUCTION
    NULL,
};

const char *const kwarg_relations[] = {"at least", "less than", NULL};

const Instruction *instruction_find(Text id)
{
    for (size_t i = 0; instructions[i]; i++)
        if (text_is(id, text_of(instructions[i]->id)))
            return instructions[i];
    return NULL;
}

const Kwarg *kwarg_get(const KwargList *kwargs, const char *name)
{
    static const Kwarg none = {0};
    for (size_t i = 0; i < kwargs->len; i++)
        if (text_is(kwargs->at[i].name, text_of(name)))
            return &kwargs->at[i];
    return &none;
}

bool kwarg_relation_holds(const KwargList *kwargs, const char *relation, const char *threshold,
                          size_t count)
{
    double number = kwarg_get(kwargs, threshold)->number;
    bool less = text_is(kwarg_get(kwargs, relation)->text, TEXT("less than"));
    return less ? (double)count < number : (double)count >= number;
}

bool instruction_strict(const Instruction *instruction, Text response, const KwargList *kwargs,
                        Arena *scratch)
{
    return py_strip(response).len > 0 && instruction->follows(response, kwargs, scratch);
}

static Text without_asterisks(Arena *arena, Text text)
{
    char *copy = arena_get(arena, text.len ? text.len : 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] != '*')
            copy[len++] = text.at[i];
    return (Text){copy, len};
}

static Text without_first_line(Text text)
{
    return text_behind(text, text_find_char(text, 0, '\n'));
}

static Text without_last_line(Text text)
{
    size_t end = text.len;
    while (end > 0 && text.at[end - 1] != '\n')
        end--;
    return end == 0 ? (Text){0} : text_slice(text, 0, end - 1);
}

bool instruction_loosened(const Instruction *instruction, Text response, const KwargList *kwargs,
                          Arena *scratch)
{
    Text headless = without_first_line(response);
    Text variants[LOOSE_VARIANTS] = {
        response,
        py_strip(headless),
        py_strip(without_last_line(response)),
        py_strip(without_last_line(headless)),
    };
    TextList tried = {variants, LOOSE_VARIANTS / 2, LOOSE_VARIANTS};
    if (text_find_char(response, 0, '*') != TEXT_NONE)
        for (size_t i = 0; i < LOOSE_VARIANTS / 2; i++)
            variants[tried.len++] = without_asterisks(scratch, variants[i]);
    size_t count = tried.len;
    for (tried.len = 1; tried.len < count; tried.len++)
        if (!text_list_has(&tried, variants[tried.len])
            && instruction_strict(instruction, variants[tried.len], kwargs, scratch))
            return true;
    return false;
}

bool instruction_loose(const Instruction *instruction, Text response, const KwargList *kwargs,
                       Arena *scratch)
{
    return instruction_strict(instruction, response, kwargs, scratch)
        || instruction_loosened(instruction, response, kwargs, scratch);
}
