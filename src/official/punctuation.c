#include "official/counts.h"
#include "official/instruction.h"

size_t official_commas(Text response)
{
    size_t count = 0;
    for (size_t i = 0; i < response.len; i++)
        count += response.at[i] == ',';
    return count;
}

static bool has_no_comma(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    (void)scratch;
    return text_find_char(response, 0, ',') == TEXT_NONE;
}

const Instruction instruction_no_comma = {
    .id = "punctuation:no_comma",
    .kwargs = (const KwargSpec[]){{0}},
    .follows = has_no_comma,
};
