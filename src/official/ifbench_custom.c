#include "base/utf8.h"
#include "official/instruction.h"
#include "official/python.h"
#include "official/python_more.h"
#include "syntax/unicode.h"

enum {
    QUESTIONS = 4,
    OPTIONS = 5,
    COUNTRIES_LEAST = 52,
    LETTERS = 26,
    NAPOLEON_BORN = 1769,
    NAPOLEON_DIED = 1821,
};

static bool is_list_of(const TextList *list, const char *const *wanted)
{
    size_t i = 0;
    while (i < list->len && wanted[i] && text_is(list->at[i], text_of(wanted[i])))
        i++;
    return i == list->len && !wanted[i];
}

static bool holds_multiples(Text response, const KwargList *kwargs, Arena *scratch)
{
    static const char *const multiples[] = {"14", "21", "28", "35", "42", "49", NULL};
    (void)kwargs;
    TextList numbers = {0};
    py_numbers(scratch, response, &numbers);
    return is_list_of(&numbers, multiples);
}

static size_t digit_at(Text text, size_t at, int *digit)
{
    uint32_t character;
    size_t len = utf8_decode(text, at, &character);
    *digit = len ? py_digit(character) : -1;
    return *digit < 0 ? 0 : len;
}

// The length of "Question 1. " at `at`, or 0.
static size_t label_at(Text text, size_t at)
{
    size_t end = at + TEXT("Question ").len, start = end, len;
    int digit;
    if (!text_starts(text_from(text, at), TEXT("Question ")))
        return 0;
    while ((len = digit_at(text, end, &digit)) > 0)
        end += len;
    if (end == start)
        return 0;
    if (end < text.len && char_is_one_of(text.at[end], ".|):;"))
        end++;
    while ((len = unicode_space_at(text, end)) > 0)
        end += len;
    return end - at;
}

// What stands between the labels, without the empty parts.
static TextList split_questions(Arena *arena, Text text)
{
    TextList questions = {0};
    size_t start = 0;
    for (size_t at = 0; at <= text.len;) {
        size_t label = at < text.len ? label_at(text, at) : 1;
        if (label > 0) {
            Text question = py_strip(text_slice(text, start, at));
            if (question.len > 0)
                list_add(arena, &questions, question);
            start = at + label;
        }
        at += label ? label : 1;
    }
    return questions;
}

// r"^[A-Ea-e][\.|\)]\s*\w+"
static bool is_option(Text line)
{
    if (line.len < 2 || !char_is_one_of(line.at[0], "ABCDEabcde")
        || !char_is_one_of(line.at[1], ".|)"))
        return false;
    size_t at = 2, len;
    while ((len = unicode_space_at(line, at)) > 0)
        at += len;
    uint32_t character;
    return utf8_decode(line, at, &character) > 0 && py_is_word(character);
}

// The length of the question, its lines joined by spaces; false unless there are five options.
static bool measure_question(Text question, size_t *length)
{
    size_t options = 0, spaces = 0;
    Text rest = question, line;
    *length = 0;
    while (text_next_part(&rest, '\n', &line)) {
        line = py_strip(line);
        options += is_option(line);
        if (options > 0)
            continue;
        if (line.len > 0) {
            *length += spaces + py_length(line);
            spaces = 0;
        }
        spaces++;
    }
    return options == OPTIONS;
}

static bool holds_mcq_count_length(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    if (!text_starts(response, TEXT("Question")))
        return false;
    TextList questions = split_questions(scratch, response);
    if (questions.len != QUESTIONS)
        return false;
    for (size_t i = 0, before = 0; i < questions.len; i++) {
        size_t length;
        if (!measure_question(questions.at[i], &length) || (i > 0 && length <= before))
            return false;
        before = length;
    }
    return true;
}

static bool holds_reverse_newline(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    TextList lines = {0};
    Text rest = response, line;
    while (text_next_part(&rest, '\n', &line)) {
        line = py_strip_marks(line);
        if (line.len && (lines.len || text_find(line, 0, TEXT("Zimbabwe")) != TEXT_NONE))
            list_add(scratch, &lines, unicode_ascii_text(scratch, line));
    }
    for (size_t i = 1; i < lines.len; i++) {
        if (text_compare(lines.at[i - 1], lines.at[i]) < 0)
            return false;
    }
    return lines.len >= COUNTRIES_LEAST;
}

static Text reversed_words(Arena *arena, Text text)
{
    TextList words = {0};
    py_split(arena, text, &words);
    char *copy = arena_get(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = words.len; i-- > 0;) {
        for (size_t k = 0; k < words.at[i].len; k++)
            copy[len++] = words.at[i].at[k];
        if (i > 0)
            copy[len++] = ' ';
    }
    return (Text){copy, len};
}

static bool holds_word_reverse(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    Text plain = py_without_marks(scratch, py_strip(py_lower(scratch, response)));
    Text reversed = reversed_words(scratch, plain);
    if (text_find(reversed, 0, TEXT("bald eagle")) == TEXT_NONE)
        return false;
    TextList sentences = {0};
    py_sentences(scratch, reversed, &sentences);
    return text_list_has(&sentences, reversed);
}

static bool holds_character_reverse(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    return text_find(py_lower(scratch, response), 0, TEXT("elgae dlab")) != TEXT_NONE;
}

static bool holds_sentence_alphabet(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    TextList sentences = {0};
    py_sentences(scratch, response, &sentences);
    if (sentences.len != LETTERS)
        return false;
    for (size_t i = 0; i < sentences.len; i++) {
        Text first = py_lower(scratch, py_first(py_strip(sentences.at[i])));
        if (first.len == 0 || first.at[0] != (char)('a' + i))
            return false;
    }
    return true;
}

// From north to south as IFBench has them, down to the 45th degree.
static bool holds_european_capitals_sort(Text response, const KwargList *kwargs, Arena *scratch)
{
    static const char *const capitals[] = {
        "Reykjavik", "Helsinki", "Oslo", "Tallinn", "Stockholm", "Riga", "Moscow", "Copenhagen",
        "Vilnius", "Minsk", "Dublin", "Berlin", "Amsterdam", "Warsaw", "London", "Brussels",
        "Prague", "Luxembourg", "Paris", "Vienna", "Bratislava", "Budapest", "Vaduz", "Chisinau",
        "Bern", "Ljubljana", "Zagreb", NULL,
    };
    (void)kwargs;
    TextList found = {0};
    Text rest = unicode_ascii_text(scratch, response), part;
    while (text_next_part(&rest, ',', &part)) {
        part = py_strip(part);
        if (part.len > 0)
            list_add(scratch, &found, part);
    }
    return is_list_of(&found, capitals);
}

// Reads `count` digits of any script.
static bool take_number(Text *rest, int count, int *number)
{
    *number = 0;
    for (int i = 0; i < count; i++) {
        int digit;
        size_t len = digit_at(*rest, 0, &digit);
        if (len == 0)
            return false;
        *number = *number * 10 + digit;
        *rest = text_from(*rest, len);
    }
    return true;
}

static bool take_dash(Text *rest)
{
    bool dash = text_starts(*rest, TEXT("-"));
    *rest = text_from(*rest, dash);
    return dash;
}

// Month 00 and day 00 pass, and so does the 29th of February in every year.
static bool is_date(Text text)
{
    static const int days[] = {99, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    enum { MONTHS = 12 };
    int year, month, day;
    Text rest = text;
    return take_number(&rest, 4, &year) && take_dash(&rest) && take_number(&rest, 2, &month)
        && take_dash(&rest) && take_number(&rest, 2, &day) && rest.len == 0
        && year >= NAPOLEON_BORN && year <= NAPOLEON_DIED && month <= MONTHS && day <= days[month];
}

static bool holds_date_format_list(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    TextList dates = {0};
    py_split_at(scratch, py_strip(response), TEXT(","), &dates);
    for (size_t i = 0; i < dates.len; i++) {
        if (!is_date(py_strip(dates.at[i])))
            return false;
    }
    return true;
}

static const KwargSpec none[] = {{.name = NULL}};

const Instruction instruction_multiples = {"custom:multiples", NULL, none, holds_multiples};
const Instruction instruction_mcq_count_length = {
    "custom:mcq_count_length", NULL, none, holds_mcq_count_length,
};
const Instruction instruction_reverse_newline = {
    "custom:reverse_newline", NULL, none, holds_reverse_newline,
};
const Instruction instruction_word_reverse = {
    "custom:word_reverse", NULL, none, holds_word_reverse,
};
const Instruction instruction_character_reverse = {
    "custom:character_reverse", NULL, none, holds_character_reverse,
};
const Instruction instruction_sentence_alphabet = {
    "custom:sentence_alphabet", NULL, none, holds_sentence_alphabet,
};
const Instruction instruction_european_capitals_sort = {
    "custom:european_capitals_sort", NULL, none, holds_european_capitals_sort,
};
const Instruction instruction_date_format_list = {
    "custom:date_format_list", NULL, none, holds_date_format_list,
};
