#include "base/utf8.h"
#include "official/instruction.h"
#include "official/python.h"
#include "official/python_more.h"

static bool holds_word_count_range(Text response, const KwargList *kwargs, Arena *scratch)
{
    TextList words = {0};
    py_words(scratch, response, &words);
    double count = (double)words.len;
    return kwarg_get(kwargs, "min_words")->number <= count
        && count <= kwarg_get(kwargs, "max_words")->number;
}

// A token of nothing but marks becomes the empty text, which counts as one more word.
static bool holds_unique_word_count(Text response, const KwargList *kwargs, Arena *scratch)
{
    TextList words = {0};
    py_split(scratch, py_lower(scratch, response), &words);
    for (size_t i = 0; i < words.len; i++)
        words.at[i] = py_strip_marks(words.at[i]);
    return (double)text_list_distinct(&words) >= kwarg_get(kwargs, "N")->number;
}

// What is counted is how a conjunction is written: "and", "And" and "and," are three.
static bool holds_conjunctions(Text response, const KwargList *kwargs, Arena *scratch)
{
    static const char *const conjunctions[] = {"and", "but", "for", "nor", "or", "so", "yet", NULL};
    TextList tokens = {0}, found = {0};
    py_split(scratch, response, &tokens);
    for (size_t i = 0; i < tokens.len; i++) {
        Text word = py_lower(scratch, py_strip_marks(tokens.at[i]));
        if (text_is_one_of(word, conjunctions))
            list_add(scratch, &found, tokens.at[i]);
    }
    return (double)text_list_distinct(&found) >= kwarg_get(kwargs, "small_n")->number;
}

// A name between word boundaries is a whole run of word characters.
static bool holds_person_names(Text response, const KwargList *kwargs, Arena *scratch)
{
    static const char *const names[] = {
        "Abigail", "Alexander", "Amelia", "Andrew", "Aria", "Audrey", "Ava", "Benjamin",
        "Charlotte", "Chloe", "Christopher", "Claire", "Daniel", "David", "Elijah", "Ella", "Emma",
        "Ethan", "Gabriel", "Grace", "Hannah", "Harper", "Isabella", "Jackson", "Jacob", "Jonathan",
        "Joseph", "Layla", "Leo", "Liam", "Lily", "Lucas", "Mason", "Matthew", "Mia", "Nathan",
        "Nicholas", "Noah", "Nora", "Olivia", "Owen", "Penelope", "Ryan", "Samuel", "Scarlett",
        "Sophia", "Stella", "Thomas", "Victoria", "Zoe", NULL,
    };
    TextList words = {0}, found = {0};
    py_words(scratch, response, &words);
    for (size_t i = 0; i < words.len; i++) {
        if (text_is_one_of(words.at[i], names))
            list_add(scratch, &found, words.at[i]);
    }
    return (double)text_list_distinct(&found) >= kwarg_get(kwargs, "N")->number;
}

static bool holds_numbers(Text response, const KwargList *kwargs, Arena *scratch)
{
    TextList numbers = {0};
    py_numbers(scratch, py_without_marks(scratch, response), &numbers);
    return (double)numbers.len == kwarg_get(kwargs, "N")->number;
}

// The first "?!" is taken away, else the first "!?": the rest must hold all six marks.
static bool holds_punctuation(Text response, const KwargList *kwargs, Arena *scratch)
{
    static const char marks[] = ".,!?;:";
    (void)kwargs;
    (void)scratch;
    size_t pair = text_find(response, 0, TEXT("?!"));
    if (pair == TEXT_NONE)
        pair = text_find(response, 0, TEXT("!?"));
    if (pair == TEXT_NONE && text_find(response, 0, TEXT("\u203D")) == TEXT_NONE)
        return false;
    for (const char *mark = marks; *mark; mark++) {
        size_t at = text_find_char(response, 0, *mark);
        while (at != TEXT_NONE && pair != TEXT_NONE && (at == pair || at == pair + 1))
            at = text_find_char(response, at + 1, *mark);
        if (at == TEXT_NONE)
            return false;
    }
    return true;
}

static bool is_pronoun(Text word)
{
    static const char *const pronouns[] = {
        "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves", "you", "your",
        "yours", "yourself", "yourselves", "he", "him", "his", "himself", "she", "her", "hers",
        "herself", "it", "its", "itself", "they", "them", "their", "theirs", "themselves", "this",
        "that", "these", "those", "who", "whom", "whose", "which", "what", "whoever", "whomever",
        "whichever", "whatever", "anybody", "anyone", "anything", "everybody", "everyone",
        "everything", "nobody", "nothing", "somebody", "someone", "something", "each", "either",
        "neither", "both", "all", "some", "any", "none", NULL,
    };
    return text_is_one_of(word, pronouns);
}

static bool holds_pronouns(Text response, const KwargList *kwargs, Arena *scratch)
{
    char *spaced = arena_get(scratch, response.len ? response.len : 1);
    for (size_t i = 0; i < response.len; i++)
        spaced[i] = response.at[i] == '/' ? ' ' : response.at[i];
    TextList tokens = {0};
    py_tokens(scratch, py_lower(scratch, (Text){spaced, response.len}), &tokens);
    size_t count = 0;
    for (size_t i = 0; i < tokens.len; i++)
        count += is_pronoun(tokens.at[i]);
    return (double)count >= kwarg_get(kwargs, "N")->number;
}

static bool has_japanese(Text word)
{
    for (size_t at = 0; at < word.len;) {
        uint32_t c;
        size_t len = utf8_decode(word, at, &c);
        if (len && ((c >= 0x3040 && c <= 0x30FF) || (c >= 0x4E00 && c <= 0x9FFF)))
            return true;
        at += len ? len : 1;
    }
    return false;
}

// `position` % `step` == 0 in floating point; a step below one is an error officially.
static bool is_multiple(size_t position, double step)
{
    double quotient = (double)position / step;
    return (double)(uint64_t)quotient == quotient;
}

static bool holds_words_japanese(Text response, const KwargList *kwargs, Arena *scratch)
{
    double step = kwarg_get(kwargs, "N")->number;
    if (!(step >= 1))
        return false;
    TextList words = {0};
    py_split(scratch, response, &words);
    for (size_t i = 0; i < words.len; i++) {
        Text word = py_strip_marks(words.at[i]);
        if (is_multiple(i + 1, step) && word.len && !py_is_digits(word) && !has_japanese(word))
            return false;
    }
    return true;
}

static bool holds_keywords_multiple(Text response, const KwargList *kwargs, Arena *scratch)
{
    static const char *const names[] = {"keyword1", "keyword2", "keyword3", "keyword4", "keyword5"};
    static const size_t counts[] = {1, 2, 3, 5, 7};
    Text lower = py_lower(scratch, response);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Text keyword = py_lower(scratch, py_strip(kwarg_get(kwargs, names[i])->text));
        size_t count = keyword.len ? py_count(lower, keyword) : py_length(lower) + 1;
        if (count != counts[i])
            return false;
    }
    return true;
}

static const KwargSpec none[] = {{.name = NULL}};
static const KwargSpec number[] = {{.name = "N", .kind = KWARG_NUMBER}, {.name = NULL}};
static const KwargSpec small_number[] = {{.name = "small_n", .kind = KWARG_NUMBER}, {.name = NULL}};
static const KwargSpec range[] = {
    {.name = "min_words", .kind = KWARG_NUMBER},
    {.name = "max_words", .kind = KWARG_NUMBER},
    {.name = NULL},
};
static const KwargSpec keywords[] = {
    {.name = "keyword1", .kind = KWARG_TEXT}, {.name = "keyword2", .kind = KWARG_TEXT},
    {.name = "keyword3", .kind = KWARG_TEXT}, {.name = "keyword4", .kind = KWARG_TEXT},
    {.name = "keyword5", .kind = KWARG_TEXT}, {.name = NULL},
};

const Instruction instruction_word_count_range = {
    "count:word_count_range", NULL, range, holds_word_count_range,
};
const Instruction instruction_unique_word_count = {
    "count:unique_word_count", NULL, number, holds_unique_word_count,
};
const Instruction instruction_conjunctions = {
    "count:conjunctions", NULL, small_number, holds_conjunctions,
};
const Instruction instruction_person_names = {
    "count:person_names", NULL, number, holds_person_names,
};
const Instruction instruction_numbers = {"count:numbers", NULL, number, holds_numbers};
const Instruction instruction_punctuation = {"count:punctuation", NULL, none, holds_punctuation};
const Instruction instruction_pronouns = {"count:pronouns", NULL, number, holds_pronouns};
const Instruction instruction_words_japanese = {
    "count:words_japanese", NULL, number, holds_words_japanese,
};
const Instruction instruction_keywords_multiple = {
    "count:keywords_multiple",
    "counts parts of words too, as IFBench did up to commit db69a6f", keywords,
    holds_keywords_multiple,
};
