#include "official/counts.h"

#include "base/utf8.h"
#include "official/instruction.h"
#include "official/python.h"

size_t official_words(Arena *scratch, Text response)
{
    TextList words = {0};
    py_words(scratch, response, &words);
    return words.len;
}

size_t official_sentences(Arena *scratch, Text response)
{
    TextList sentences = {0};
    py_sentences(scratch, response, &sentences);
    return sentences.len;
}

static bool has_words(Text response, const KwargList *kwargs, Arena *scratch)
{
    return kwarg_relation_holds(kwargs, "relation", "num_words", official_words(scratch, response));
}

const Instruction instruction_number_words = {
    .id = "length_constraints:number_words",
    .kwargs = (const KwargSpec[]){{.name = "num_words", .kind = KWARG_NUMBER},
                                  {.name = "relation", .kind = KWARG_TEXT,
                                   .choices = kwarg_relations},
                                  {0}},
    .follows = has_words,
};

static bool has_sentences(Text response, const KwargList *kwargs, Arena *scratch)
{
    return kwarg_relation_holds(kwargs, "relation", "num_sentences",
                                official_sentences(scratch, response));
}

const Instruction instruction_number_sentences = {
    .id = "length_constraints:number_sentences",
    .note = "Punkt without its table of word contexts: the count differs in about one text of a "
            "hundred",
    .kwargs = (const KwargSpec[]){{.name = "num_sentences", .kind = KWARG_NUMBER},
                                  {.name = "relation", .kind = KWARG_TEXT,
                                   .choices = kwarg_relations},
                                  {0}},
    .follows = has_sentences,
};

// Paragraphs stand between "***"; only the first and the last may be empty.
size_t official_paragraphs(Arena *scratch, Text response, bool *gap)
{
    TextList parts = {0};
    py_split_at(scratch, response, TEXT("***"), &parts);
    size_t count = 0;
    *gap = false;
    for (size_t i = 0; i < parts.len; i++) {
        bool empty = py_strip(parts.at[i]).len == 0;
        *gap = *gap || (empty && i > 0 && i + 1 < parts.len);
        count += !empty;
    }
    return count;
}

static bool has_paragraphs(Text response, const KwargList *kwargs, Arena *scratch)
{
    bool gap;
    size_t count = official_paragraphs(scratch, response, &gap);
    return !gap && (double)count == kwarg_get(kwargs, "num_paragraphs")->number;
}

const Instruction instruction_number_paragraphs = {
    .id = "length_constraints:number_paragraphs",
    .kwargs = (const KwargSpec[]){{.name = "num_paragraphs", .kind = KWARG_NUMBER}, {0}},
    .follows = has_paragraphs,
};

static Text without_leading(Text text, char c)
{
    size_t start = 0;
    while (start < text.len && text.at[start] == c)
        start++;
    return text_from(text, start);
}

// Officially each character is lower-cased by itself.
static bool is_lower_of(Text word, Text wanted, Arena *scratch)
{
    for (size_t at = 0; at < word.len;) {
        uint32_t character;
        size_t len = utf8_decode(word, at, &character);
        len = len ? len : 1;
        Text lower = py_lower(scratch, text_slice(word, at, at + len));
        if (!text_starts(wanted, lower))
            return false;
        wanted = text_from(wanted, lower.len);
        at += len;
    }
    return wanted.len == 0;
}

static bool starts_with_word(Text paragraph, Text wanted, Arena *scratch)
{
    TextList tokens = {0};
    py_split(scratch, paragraph, &tokens);
    if (tokens.len == 0)
        return false;
    Text word = without_leading(without_leading(tokens.at[0], '\''), '"');
    size_t end = 0;
    while (end < word.len && !char_is_one_of(word.at[end], ".,?!'\""))
        end++;
    return is_lower_of(text_slice(word, 0, end), py_lower(scratch, wanted), scratch);
}

static size_t count_filled(const TextList *parts)
{
    size_t count = 0;
    for (size_t i = 0; i < parts->len; i++)
        count += py_strip(parts->at[i]).len > 0;
    return count;
}

size_t official_line_parts(Arena *scratch, Text response)
{
    TextList parts = {0};
    py_split_at(scratch, response, TEXT("\n\n"), &parts);
    return count_filled(&parts);
}

// Empty paragraphs do not count for the number, but they do for the position.
static bool has_first_word(Text response, const KwargList *kwargs, Arena *scratch)
{
    double nth = kwarg_get(kwargs, "nth_paragraph")->number;
    TextList paragraphs = {0};
    py_split_at(scratch, response, TEXT("\n\n"), &paragraphs);
    size_t count = count_filled(&paragraphs);
    if (!(nth >= 1) || nth > (double)count
        || (double)count != kwarg_get(kwargs, "num_paragraphs")->number)
        return false;
    return starts_with_word(paragraphs.at[(size_t)nth - 1], kwarg_get(kwargs, "first_word")->text,
                            scratch);
}

const Instruction instruction_nth_paragraph_first_word = {
    .id = "length_constraints:nth_paragraph_first_word",
    .kwargs = (const KwargSpec[]){{.name = "num_paragraphs", .kind = KWARG_NUMBER},
                                  {.name = "nth_paragraph", .kind = KWARG_NUMBER},
                                  {.name = "first_word", .kind = KWARG_TEXT},
                                  {0}},
    .follows = has_first_word,
};
