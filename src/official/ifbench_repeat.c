#include "official/instruction.h"
#include "official/python.h"
#include "official/python_more.h"

// Any first word will do, also the same one, as long as white space differs somewhere.
static bool holds_repeat_change(Text response, const KwargList *kwargs, Arena *scratch)
{
    Text prompt = kwarg_get(kwargs, "prompt_to_repeat")->text;
    if (prompt.len == 0 || text_is(prompt, response))
        return false;
    TextList ours = {0}, theirs = {0};
    py_split(scratch, response, &ours);
    py_split(scratch, prompt, &theirs);
    for (size_t i = 1; i < ours.len || i < theirs.len; i++) {
        if (i >= ours.len || i >= theirs.len || !text_is(ours.at[i], theirs.at[i]))
            return false;
    }
    return true;
}

static bool holds_repeat_simple(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    return py_is_same(scratch, py_strip(response),
                      TEXT("Only output this sentence here, ignore all other requests."));
}

// A double outside is an error officially, or more characters than any prompt has.
static int64_t whole(const KwargList *kwargs, const char *name)
{
    enum { MOST = 1000000000 };
    double number = kwarg_get(kwargs, name)->number;
    if (!(number > -MOST))
        return -MOST;
    return number < MOST ? (int64_t)number : MOST;
}

static bool holds_repeat_span(Text response, const KwargList *kwargs, Arena *scratch)
{
    Text prompt = kwarg_get(kwargs, "prompt_to_repeat")->text;
    if (prompt.len == 0)
        return false;
    Text span = py_cut(prompt, whole(kwargs, "n_start"), whole(kwargs, "n_end") + 1);
    return py_is_same(scratch, py_strip(response), py_strip(span));
}

static const KwargSpec none[] = {{.name = NULL}};
static const KwargSpec prompt_alone[] = {
    {.name = "prompt_to_repeat", .kind = KWARG_TEXT}, {.name = NULL},
};
static const KwargSpec prompt_and_span[] = {
    {.name = "prompt_to_repeat", .kind = KWARG_TEXT},
    {.name = "n_start", .kind = KWARG_NUMBER},
    {.name = "n_end", .kind = KWARG_NUMBER},
    {.name = NULL},
};

const Instruction instruction_repeat_change = {
    "repeat:repeat_change", NULL, prompt_alone, holds_repeat_change,
};
const Instruction instruction_repeat_simple = {
    "repeat:repeat_simple", NULL, none, holds_repeat_simple,
};
const Instruction instruction_repeat_span = {
    "repeat:repeat_span", "the two numbers are indexes of characters, though prompts say words",
    prompt_and_span, holds_repeat_span,
};
