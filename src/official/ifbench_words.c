#include "base/utf8.h"
#include "official/instruction.h"
#include "official/python.h"
#include "official/python_more.h"

enum {
    PALINDROMES_LEAST = 10,
    PALINDROME_LENGTH_LEAST = 5,
    VOWELS_MOST = 3,
};

static char letter_of(Text lower)
{
    return lower.len > 0 && lower.at[0] >= 'a' && lower.at[0] <= 'z' ? lower.at[0] : '\0';
}

static bool holds_alphabet(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    TextList words = {0};
    py_split(scratch, py_without_marks(scratch, response), &words);
    if (words.len == 0)
        return false;
    Text first = py_lower(scratch, py_first(words.at[0]));
    char letter = first.len == 1 ? letter_of(first) : '\0';
    if (letter == '\0')
        return false;
    for (size_t i = 1; i < words.len; i++) {
        letter = letter == 'z' ? 'a' : (char)(letter + 1);
        if (letter_of(py_lower(scratch, words.at[i])) != letter)
            return false;
    }
    return true;
}

static bool holds_vowel(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    Text paragraph = py_strip(response);
    if (text_find_char(paragraph, 0, '\n') != TEXT_NONE)
        return false;
    Text lower = py_lower(scratch, paragraph);
    int kinds = 0;
    for (const char *vowel = "aeiou"; *vowel; vowel++)
        kinds += text_find_char(lower, 0, *vowel) != TEXT_NONE;
    return kinds <= VOWELS_MOST;
}

static bool is_consonant(char c)
{
    return c >= 'a' && c <= 'z' && !char_is_one_of(c, "aeiou");
}

static bool has_cluster(Text lower)
{
    for (size_t i = 1; i < lower.len; i++) {
        if (is_consonant(lower.at[i - 1]) && is_consonant(lower.at[i]))
            return true;
    }
    return false;
}

static bool holds_consonants(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    TextList words = {0};
    py_split(scratch, py_lower(scratch, response), &words);
    for (size_t i = 0; i < words.len; i++) {
        if (!has_cluster(words.at[i]))
            return false;
    }
    return true;
}

static bool is_palindrome(Text word)
{
    while (word.len > 0) {
        Text first = py_first(word), last = py_last(word);
        if (!text_is(first, last))
            return false;
        word = text_slice(word, first.len, word.len - last.len);
    }
    return true;
}

static bool holds_palindrome(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    TextList words = {0};
    py_plain_words(scratch, response, &words);
    size_t count = 0;
    for (size_t i = 0; i < words.len; i++)
        count += py_length(words.at[i]) >= PALINDROME_LENGTH_LEAST && is_palindrome(words.at[i]);
    return count >= PALINDROMES_LEAST;
}

// Lengths from 100 on are no primes here.
static bool is_prime(size_t number)
{
    static const unsigned char primes[] = {2,  3,  5,  7,  11, 13, 17, 19, 23, 29, 31, 37, 41,
                                           43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97};
    for (size_t i = 0; i < sizeof primes; i++) {
        if (primes[i] == number)
            return true;
    }
    return false;
}

static bool holds_prime_lengths(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    TextList words = {0};
    py_split(scratch, py_without_marks(scratch, response), &words);
    for (size_t i = 0; i < words.len; i++) {
        if (!is_prime(py_length(words.at[i])))
            return false;
    }
    return true;
}

static bool holds_repeats(Text response, const KwargList *kwargs, Arena *scratch)
{
    double most = kwarg_get(kwargs, "small_n")->number;
    TextList words = {0};
    py_plain_words(scratch, response, &words);
    text_list_sort(&words);
    for (size_t i = 0, count = 0; i < words.len; i++) {
        count = i > 0 && text_is(words.at[i - 1], words.at[i]) ? count + 1 : 1;
        if ((double)count > most)
            return false;
    }
    return true;
}

static bool holds_no_consecutive(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    TextList words = {0};
    py_plain_words(scratch, response, &words);
    for (size_t i = 1; i < words.len; i++) {
        if (text_is(py_first(words.at[i - 1]), py_first(words.at[i])))
            return false;
    }
    return true;
}

// A mark within the first word stays: "Word," is not "word".
static bool holds_last_first(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    TextList sentences = {0};
    py_sentences(scratch, response, &sentences);
    for (size_t i = 1; i < sentences.len; i++) {
        TextList before = {0}, words = {0};
        py_split(scratch, py_rstrip_marks(sentences.at[i - 1]), &before);
        py_split(scratch, py_lstrip_marks(sentences.at[i]), &words);
        if (before.len == 0 || words.len == 0
            || !py_is_same(scratch, before.at[before.len - 1], words.at[0]))
            return false;
    }
    return true;
}

static bool holds_paragraph_last_first(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    Text rest = response, line;
    while (text_next_part(&rest, '\n', &line)) {
        TextList words = {0};
        Text paragraph = py_lower(scratch, py_strip(line));
        py_split(scratch, py_strip_marks(paragraph), &words);
        if (words.len > 0 && !text_is(words.at[0], words.at[words.len - 1]))
            return false;
    }
    return true;
}

static bool is_sound(Text token)
{
    for (size_t at = 0; at < token.len;) {
        uint32_t character;
        size_t len = utf8_decode(token, at, &character);
        if (len && character != '_' && py_is_word(character))
            return true;
        at += len ? len : 1;
    }
    return false;
}

// The place of a number in a list, as Python counts: below zero from the end. A number that
// stands nowhere is an error officially, and zero a random one.
static bool find_place(double number, size_t len, size_t *place)
{
    if (number == 0)
        return false;
    double index = number - 1 < 0 ? number - 1 + (double)len : number - 1;
    if (!(index >= 0 && index < (double)len))
        return false;
    *place = (size_t)index;
    return true;
}

static bool holds_keywords_specific_position(Text response, const KwargList *kwargs,
                                             Arena *scratch)
{
    TextList sentences = {0}, tokens = {0}, words = {0};
    size_t place;
    py_sentences(scratch, response, &sentences);
    if (!find_place(kwarg_get(kwargs, "n")->number, sentences.len, &place))
        return false;
    py_tokens(scratch, sentences.at[place], &tokens);
    for (size_t i = 0; i < tokens.len; i++) {
        if (is_sound(tokens.at[i]))
            list_add(scratch, &words, tokens.at[i]);
    }
    return find_place(kwarg_get(kwargs, "m")->number, words.len, &place)
        && py_is_same(scratch, words.at[place], py_strip(kwarg_get(kwargs, "keyword")->text));
}

// A last token is a mark when string.punctuation holds it as it is: "()" does count, ".)" not.
static bool is_closing(Text token)
{
    return text_find(TEXT("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"), 0, token) != TEXT_NONE;
}

static bool holds_words_position(Text response, const KwargList *kwargs, Arena *scratch)
{
    TextList tokens = {0};
    py_tokens(scratch, response, &tokens);
    if (tokens.len < 2)
        return false;
    size_t from_end = is_closing(tokens.at[tokens.len - 1]) ? 3 : 2;
    if (tokens.len < from_end)
        return false;
    Text keyword = py_strip(kwarg_get(kwargs, "keyword")->text);
    return py_is_same(scratch, tokens.at[1], keyword)
        && py_is_same(scratch, tokens.at[tokens.len - from_end], keyword);
}

static const KwargSpec none[] = {{.name = NULL}};
static const KwargSpec small_number[] = {{.name = "small_n", .kind = KWARG_NUMBER}, {.name = NULL}};
static const KwargSpec keyword_alone[] = {{.name = "keyword", .kind = KWARG_TEXT}, {.name = NULL}};
static const KwargSpec keyword_and_place[] = {
    {.name = "keyword", .kind = KWARG_TEXT},
    {.name = "n", .kind = KWARG_NUMBER},
    {.name = "m", .kind = KWARG_NUMBER},
    {.name = NULL},
};

const Instruction instruction_alphabet = {"words:alphabet", NULL, none, holds_alphabet};
const Instruction instruction_vowel = {"words:vowel", NULL, none, holds_vowel};
const Instruction instruction_consonants = {"words:consonants", NULL, none, holds_consonants};
const Instruction instruction_palindrome = {"words:palindrome", NULL, none, holds_palindrome};
const Instruction instruction_prime_lengths = {
    "words:prime_lengths", NULL, none, holds_prime_lengths,
};
const Instruction instruction_repeats = {"words:repeats", NULL, small_number, holds_repeats};
const Instruction instruction_no_consecutive = {
    "words:no_consecutive", NULL, none, holds_no_consecutive,
};
const Instruction instruction_last_first = {"words:last_first", NULL, none, holds_last_first};
const Instruction instruction_paragraph_last_first = {
    "words:paragraph_last_first", NULL, none, holds_paragraph_last_first,
};
const Instruction instruction_keywords_specific_position = {
    "words:keywords_specific_position", NULL, keyword_and_place, holds_keywords_specific_position,
};
const Instruction instruction_words_position = {
    "words:words_position", NULL, keyword_alone, holds_words_position,
};
