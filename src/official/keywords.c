#include "official/instruction.h"

#include "base/utf8.h"
#include "official/python.h"

static bool has_all(Text response, const KwargList *kwargs, Arena *scratch)
{
    TextList keywords = kwarg_get(kwargs, "keywords")->texts;
    for (size_t i = 0; i < keywords.len; i++)
        if (py_find_all(scratch, keywords.at[i], true, response) == 0)
            return false;
    return true;
}

const Instruction instruction_existence = {
    .id = "keywords:existence",
    .kwargs = (const KwargSpec[]){{.name = "keywords", .kind = KWARG_TEXTS}, {0}},
    .follows = has_all,
};

static bool is_often_enough(Text response, const KwargList *kwargs, Arena *scratch)
{
    Text keyword = py_strip(kwarg_get(kwargs, "keyword")->text);
    size_t count = py_find_all(scratch, keyword, true, response);
    return kwarg_relation_holds(kwargs, "relation", "frequency", count);
}

const Instruction instruction_frequency = {
    .id = "keywords:frequency",
    .kwargs = (const KwargSpec[]){{.name = "keyword", .kind = KWARG_TEXT},
                                  {.name = "frequency", .kind = KWARG_NUMBER},
                                  {.name = "relation", .kind = KWARG_TEXT,
                                   .choices = kwarg_relations},
                                  {0}},
    .follows = is_often_enough,
};

// Whether \bword\b is found, of which both are folded.
static bool has_word(Text text, Text word)
{
    for (size_t at = 0; (at = text_find(text, at, word)) != TEXT_NONE; at++)
        if (py_is_boundary(text, at) && py_is_boundary(text, at + word.len))
            return true;
    return false;
}

static bool has_forbidden(Text response, Text word, Arena *scratch)
{
    if (py_is_plain(word))
        return has_word(py_fold(scratch, response), py_fold(scratch, word));
    Text pattern = arena_join(scratch, TEXT("\\b"), arena_join(scratch, word, TEXT("\\b")));
    return py_find_all(scratch, pattern, true, response) > 0;
}

static bool has_no_forbidden(Text response, const KwargList *kwargs, Arena *scratch)
{
    TextList words = kwarg_get(kwargs, "forbidden_words")->texts;
    for (size_t i = 0; i < words.len; i++)
        if (has_forbidden(response, words.at[i], scratch))
            return false;
    return true;
}

const Instruction instruction_forbidden_words = {
    .id = "keywords:forbidden_words",
    .kwargs = (const KwargSpec[]){{.name = "forbidden_words", .kind = KWARG_TEXTS}, {0}},
    .follows = has_no_forbidden,
};

// Code points are counted, so what lower() turns into two is never found.
static bool has_letter(Text response, const KwargList *kwargs, Arena *scratch)
{
    Text letter = py_lower(scratch, py_strip(kwarg_get(kwargs, "letter")->text));
    bool single = utf8_count(letter) == 1;
    size_t count = single ? py_count(py_lower(scratch, response), letter) : 0;
    return kwarg_relation_holds(kwargs, "let_relation", "let_frequency", count);
}

const Instruction instruction_letter_frequency = {
    .id = "keywords:letter_frequency",
    .note = "signs such as # and ! are counted as they are; some official versions draw a letter",
    .kwargs = (const KwargSpec[]){{.name = "letter", .kind = KWARG_TEXT},
                                  {.name = "let_frequency", .kind = KWARG_NUMBER},
                                  {.name = "let_relation", .kind = KWARG_TEXT,
                                   .choices = kwarg_relations},
                                  {0}},
    .follows = has_letter,
};
