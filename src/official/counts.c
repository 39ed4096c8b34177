#include "official/counts.h"

#include "official/instruction.h"
#include "official/python.h"

static size_t words(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    return official_words(scratch, response);
}

static size_t sentences(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    return official_sentences(scratch, response);
}

static size_t paragraphs(Text response, const KwargList *kwargs, Arena *scratch)
{
    bool gap;
    (void)kwargs;
    return official_paragraphs(scratch, response, &gap);
}

static size_t placeholders(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    (void)scratch;
    return official_placeholders(response);
}

static size_t bullets(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    (void)scratch;
    return official_bullets(response);
}

static size_t highlights(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    (void)scratch;
    return official_highlights(response);
}

static size_t capital_words(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    return official_capital_words(scratch, response);
}

static size_t sections(Text response, const KwargList *kwargs, Arena *scratch)
{
    return official_sections(scratch, response, kwarg_get(kwargs, "section_spliter")->text);
}

static size_t keyword(Text response, const KwargList *kwargs, Arena *scratch)
{
    return official_keyword(scratch, response, py_strip(kwarg_get(kwargs, "keyword")->text));
}

static size_t letter(Text response, const KwargList *kwargs, Arena *scratch)
{
    return official_letter(scratch, response, kwarg_get(kwargs, "letter")->text);
}

typedef struct Row {
    const char *id;
    size_t (*count)(Text response, const KwargList *kwargs, Arena *scratch);
} Row;

static const Row rows[] = {
    {"length_constraints:number_words", words},
    {"length_constraints:number_sentences", sentences},
    {"length_constraints:number_paragraphs", paragraphs},
    {"detectable_content:number_placeholders", placeholders},
    {"detectable_format:number_bullet_lists", bullets},
    {"detectable_format:number_highlighted_sections", highlights},
    {"detectable_format:multiple_sections", sections},
    {"change_case:capital_word_frequency", capital_words},
    {"keywords:frequency", keyword},
    {"keywords:letter_frequency", letter},
};

bool official_count(const Instruction *instruction, const KwargList *kwargs, Text response,
                    Arena *scratch, size_t *count)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (text_is(text_of(instruction->id), text_of(rows[i].id))) {
            *count = rows[i].count(response, kwargs, scratch);
            return true;
        }
    return false;
}
