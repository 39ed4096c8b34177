#include "official/counts.h"
#include "official/instruction.h"

#include "base/utf8.h"
#include "official/python.h"

size_t official_keyword(Arena *scratch, Text response, Text keyword)
{
    return py_find_all(scratch, keyword, true, response);
}

static bool has_all(Text response, const KwargList *kwargs, Arena *scratch)
{
    TextList keywords = kwarg_get(kwargs, "keywords")->texts;
    for (size_t i = 0; i < keywords.len; i++)
        if (official_keyword(scratch, response, keywords.at[i]) == 0)
            return false;
    return true;
}

const Instruction instruction_existence = {
    .id = "keywords:existence",
    .kwargs = (const KwargSpec[]){{.name = "keywords", .kind = KWARG_TEXTS, .pattern = true}, {0}},
    .follows = has_all,
};

static bool is_often_enough(Text response, const KwargList *kwargs, Arena *scratch)
{
    Text keyword = py_strip(kwarg_get(kwargs, "keyword")->text);
    size_t count = official_keyword(scratch, response, keyword);
    return kwarg_relation_holds(kwargs, "relation", "frequency", count);
}

const Instruction instruction_frequency = {
    .id = "keywords:frequency",
    .kwargs = (const KwargSpec[]){{.name = "keyword", .kind = KWARG_TEXT, .pattern = true},
                                  {.name = "frequency", .kind = KWARG_NUMBER},
                                  {.name = "relation", .kind = KWARG_TEXT,
                                   .choices = kwarg_relations},
                                  {0}},
    .follows = is_often_enough,
};

// Matches of \bword\b, of which both are folded.
static size_t count_word(Text text, Text word)
{
    size_t count = 0, at = 0;
    while ((at = text_find(text, at, word)) != TEXT_NONE) {
        bool whole = py_is_boundary(text, at) && py_is_boundary(text, at + word.len);
        count += whole;
        at += whole && word.len ? word.len : 1;
    }
    return count;
}

size_t official_forbidden(Arena *scratch, Text response, Text word)
{
    if (py_is_plain(word))
        return count_word(py_fold(scratch, response), py_fold(scratch, word));
    Text pattern = arena_join(scratch, TEXT("\\b"), arena_join(scratch, word, TEXT("\\b")));
    return py_find_all(scratch, pattern, true, response);
}

static bool has_no_forbidden(Text response, const KwargList *kwargs, Arena *scratch)
{
    TextList words = kwarg_get(kwargs, "forbidden_words")->texts;
    for (size_t i = 0; i < words.len; i++)
        if (official_forbidden(scratch, response, words.at[i]) > 0)
            return false;
    return true;
}

const Instruction instruction_forbidden_words = {
    .id = "keywords:forbidden_words",
    .kwargs = (const KwargSpec[]){{.name = "forbidden_words", .kind = KWARG_TEXTS,
                                   .pattern = true}, {0}},
    .follows = has_no_forbidden,
};

// Code points are counted, so what lower() turns into two is never found.
size_t official_letter(Arena *scratch, Text response, Text letter)
{
    Text lower = py_lower(scratch, py_strip(letter));
    return utf8_count(lower) == 1 ? py_count(py_lower(scratch, response), lower) : 0;
}

static bool has_letter(Text response, const KwargList *kwargs, Arena *scratch)
{
    size_t count = official_letter(scratch, response, kwarg_get(kwargs, "letter")->text);
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
