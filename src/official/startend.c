#include "official/instruction.h"

#include "official/python.h"

static Text without_quotes(Text text)
{
    size_t start = 0, end = text.len;
    while (start < end && text.at[start] == '"')
        start++;
    while (end > start && text.at[end - 1] == '"')
        end--;
    return text_slice(text, start, end);
}

static bool ends_with_phrase(Text response, const KwargList *kwargs, Arena *scratch)
{
    Text phrase = py_strip(kwarg_get(kwargs, "end_phrase")->text);
    Text text = without_quotes(py_strip(response));
    return text_ends(py_lower(scratch, text), py_lower(scratch, phrase));
}

const Instruction instruction_end_checker = {
    .id = "startend:end_checker",
    .kwargs = (const KwargSpec[]){{.name = "end_phrase", .kind = KWARG_TEXT}, {0}},
    .follows = ends_with_phrase,
};

static bool is_quoted(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    (void)scratch;
    Text text = py_strip(response);
    return text.len > 1 && text.at[0] == '"' && text.at[text.len - 1] == '"';
}

const Instruction instruction_quotation = {
    .id = "startend:quotation",
    .kwargs = (const KwargSpec[]){{0}},
    .follows = is_quoted,
};
