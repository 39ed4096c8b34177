#include "official/counts.h"
#include "official/instruction.h"

#include "official/detect.h"
#include "official/python.h"

static const char note[] = "officially langdetect, which is random; here what it says most often";

static bool is_english(Text text, Arena *scratch)
{
    const char *language = detect_language(scratch, text);
    return !language || text_is(text_of(language), TEXT("en"));
}

static bool is_capital(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    return py_is_upper(response) && is_english(response, scratch);
}

const Instruction instruction_english_capital = {
    .id = "change_case:english_capital",
    .note = note,
    .kwargs = (const KwargSpec[]){{0}},
    .follows = is_capital,
};

static bool is_lowercase(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    return py_is_lower(response) && is_english(response, scratch);
}

const Instruction instruction_english_lowercase = {
    .id = "change_case:english_lowercase",
    .note = note,
    .kwargs = (const KwargSpec[]){{0}},
    .follows = is_lowercase,
};

size_t official_capital_words(Arena *scratch, Text response)
{
    TextList tokens = {0};
    size_t count = 0;
    py_tokens(scratch, response, &tokens);
    for (size_t i = 0; i < tokens.len; i++)
        count += py_is_upper(tokens.at[i]);
    return count;
}

static bool has_capital_words(Text response, const KwargList *kwargs, Arena *scratch)
{
    return kwarg_relation_holds(kwargs, "capital_relation", "capital_frequency",
                                official_capital_words(scratch, response));
}

const Instruction instruction_capital_word_frequency = {
    .id = "change_case:capital_word_frequency",
    .kwargs = (const KwargSpec[]){{.name = "capital_frequency", .kind = KWARG_NUMBER},
                                  {.name = "capital_relation", .kind = KWARG_TEXT,
                                   .choices = kwarg_relations},
                                  {0}},
    .follows = has_capital_words,
};
