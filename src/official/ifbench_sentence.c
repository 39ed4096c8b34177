#include "official/instruction.h"
#include "official/python.h"
#include "official/python_more.h"

// Number zero is the last sentence: Python's index -1.
static bool holds_keyword(Text response, const KwargList *kwargs, Arena *scratch)
{
    TextList sentences = {0};
    py_sentences(scratch, response, &sentences);
    double wanted = kwarg_get(kwargs, "N")->number;
    if (sentences.len == 0 || !(wanted >= 0) || (double)sentences.len < wanted)
        return false;
    size_t index = wanted >= 1 ? (size_t)(wanted - 1) : wanted > 0 ? 0 : sentences.len - 1;
    return py_has_word(scratch, sentences.at[index], kwarg_get(kwargs, "word")->text);
}

static size_t count_words(Text sentence, Arena *scratch)
{
    TextList words = {0};
    py_split(scratch, py_without_marks(scratch, sentence), &words);
    return words.len;
}

static bool holds_increment(Text response, const KwargList *kwargs, Arena *scratch)
{
    TextList sentences = {0};
    py_sentences(scratch, response, &sentences);
    if (sentences.len == 0)
        return false;
    double increment = kwarg_get(kwargs, "small_n")->number;
    size_t before = count_words(sentences.at[0], scratch);
    for (size_t i = 1; i < sentences.len; i++) {
        size_t count = count_words(sentences.at[i], scratch);
        if ((double)count != (double)before + increment)
            return false;
        before = count;
    }
    return true;
}

// The words in runs of two and more that begin alike, all runs of the sentence together.
static size_t count_alliterating(Text sentence, Arena *scratch)
{
    TextList words = {0};
    py_split(scratch, py_lower(scratch, sentence), &words);
    size_t count = 0;
    Text first = {0};
    bool running = false;
    for (size_t i = 0; i < words.len; i++) {
        Text next = py_first(py_lstrip_marks(words.at[i]));
        if (next.len == 0)
            continue;
        bool alike = text_is(first, next);
        count += !alike ? 0 : running ? 1 : 2;
        running = alike;
        first = next;
    }
    return count;
}

static bool holds_alliteration_increment(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    TextList sentences = {0};
    py_sentences(scratch, response, &sentences);
    size_t before = 0;
    for (size_t i = 0; i < sentences.len; i++) {
        size_t count = count_alliterating(sentences.at[i], scratch);
        if (i > 0 && count <= before)
            return false;
        before = count;
    }
    return true;
}

static const KwargSpec none[] = {{.name = NULL}};
static const KwargSpec small_number[] = {{.name = "small_n", .kind = KWARG_NUMBER}, {.name = NULL}};
static const KwargSpec word_and_number[] = {
    {.name = "word", .kind = KWARG_TEXT},
    {.name = "N", .kind = KWARG_NUMBER},
    {.name = NULL},
};

const Instruction instruction_keyword = {"sentence:keyword", NULL, word_and_number, holds_keyword};
const Instruction instruction_increment = {
    "sentence:increment", NULL, small_number, holds_increment,
};
const Instruction instruction_alliteration_increment = {
    "sentence:alliteration_increment", NULL, none, holds_alliteration_increment,
};
