#include <stdlib.h>

#include "base/utf8.h"
#include "official/instruction.h"
#include "official/python.h"
#include "official/python_more.h"

enum {
    CHARACTER_BITS = 21,
    OVERLAP_SLACK = 2,      // points that the overlap may be off
    ALIKE_SENTENCES = 3,
};

// English stop words of NLTK, those that a run of word characters can be.
static bool is_stop_word(Text word)
{
    static const char *const stop_words[] = {
        "a", "about", "above", "after", "again", "against", "ain", "all", "am", "an", "and", "any",
        "are", "aren", "as", "at", "be", "because", "been", "before", "being", "below", "between",
        "both", "but", "by", "can", "couldn", "d", "did", "didn", "do", "does", "doesn", "doing",
        "don", "down", "during", "each", "few", "for", "from", "further", "had", "hadn", "has",
        "hasn", "have", "haven", "having", "he", "her", "here", "hers", "herself", "him", "himself",
        "his", "how", "i", "if", "in", "into", "is", "isn", "it", "its", "itself", "just", "ll",
        "m", "ma", "me", "mightn", "more", "most", "mustn", "my", "myself", "needn", "no", "nor",
        "not", "now", "o", "of", "off", "on", "once", "only", "or", "other", "our", "ours",
        "ourselves", "out", "over", "own", "re", "s", "same", "shan", "she", "should", "shouldn",
        "so", "some", "such", "t", "than", "that", "the", "their", "theirs", "them", "themselves",
        "then", "there", "these", "they", "this", "those", "through", "to", "too", "under", "until",
        "up", "ve", "very", "was", "wasn", "we", "were", "weren", "what", "when", "where", "which",
        "while", "who", "whom", "why", "will", "with", "won", "wouldn", "y", "you", "your", "yours",
        "yourself", "yourselves", NULL,
    };
    return text_is_one_of(word, stop_words);
}

static bool holds_stop_words(Text response, const KwargList *kwargs, Arena *scratch)
{
    TextList words = {0};
    py_words(scratch, response, &words);
    if (words.len == 0)
        return false;
    size_t count = 0;
    for (size_t i = 0; i < words.len; i++)
        count += is_stop_word(py_lower(scratch, words.at[i]));
    double share = (double)count / (double)words.len * 100;
    return share <= kwarg_get(kwargs, "percentage")->number;
}

static size_t count_endings(const TextList *sentences, Text ending)
{
    size_t count = 0;
    for (size_t i = 0; i < sentences->len; i++)
        count += text_ends(sentences->at[i], ending);
    return count;
}

// No sentence of either kind is a ratio of two to one as well: 0 = 2 * 0.
static bool holds_sentence_type(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    TextList sentences = {0};
    py_sentences(scratch, response, &sentences);
    return count_endings(&sentences, TEXT(".")) == 2 * count_endings(&sentences, TEXT("?"));
}

static bool holds_sentence_balance(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    TextList sentences = {0};
    py_sentences(scratch, response, &sentences);
    size_t questions = count_endings(&sentences, TEXT("?"));
    return count_endings(&sentences, TEXT(".")) == questions
        && count_endings(&sentences, TEXT("!")) == questions;
}

// That the words differ is not looked at.
static bool holds_sentence_words(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    TextList sentences = {0};
    py_sentences(scratch, response, &sentences);
    if (sentences.len != ALIKE_SENTENCES)
        return false;
    size_t length = py_length(py_strip(sentences.at[0]));
    for (size_t i = 1; i < sentences.len; i++) {
        if (py_length(py_strip(sentences.at[i])) != length)
            return false;
    }
    return true;
}

typedef LIST(uint64_t) Trigrams;

static int compare(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

// The different ones, in order. Of characters, not words: officially a string is cut up.
static Trigrams trigrams_of(Arena *arena, Text text)
{
    Trigrams all = {0};
    uint64_t last = 0;
    for (size_t at = 0, count = 0; at < text.len; count++) {
        uint32_t character;
        size_t len = utf8_decode(text, at, &character);
        last = last << CHARACTER_BITS | (len ? character : 0);
        last &= (UINT64_C(1) << 3 * CHARACTER_BITS) - 1;
        if (count >= 2)
            list_add(arena, &all, last);
        at += len ? len : 1;
    }
    if (all.len > 1)
        qsort(all.at, all.len, sizeof *all.at, compare);
    size_t distinct = 0;
    for (size_t i = 0; i < all.len; i++) {
        if (i == 0 || all.at[i] != all.at[i - 1])
            all.at[distinct++] = all.at[i];
    }
    all.len = distinct;
    return all;
}

static size_t count_shared(const Trigrams *a, const Trigrams *b)
{
    size_t count = 0;
    for (size_t i = 0, j = 0; i < a->len && j < b->len;) {
        uint64_t left = a->at[i], right = b->at[j];
        count += left == right;
        i += left <= right;
        j += right <= left;
    }
    return count;
}

static bool holds_overlap(Text response, const KwargList *kwargs, Arena *scratch)
{
    Trigrams ours = trigrams_of(scratch, response);
    Trigrams theirs = trigrams_of(scratch, kwarg_get(kwargs, "reference_text")->text);
    if (ours.len == 0)
        return false;
    double overlap = (double)count_shared(&ours, &theirs) / (double)ours.len;
    double percentage = kwarg_get(kwargs, "percentage")->number;
    return percentage - OVERLAP_SLACK <= overlap * 100
        && overlap * 100 <= percentage + OVERLAP_SLACK;
}

static const KwargSpec none[] = {{.name = NULL}};
static const KwargSpec share[] = {{.name = "percentage", .kind = KWARG_NUMBER}, {.name = NULL}};
static const KwargSpec reference[] = {
    {.name = "reference_text", .kind = KWARG_TEXT},
    {.name = "percentage", .kind = KWARG_NUMBER},
    {.name = NULL},
};

const Instruction instruction_stop_words = {"ratio:stop_words", NULL, share, holds_stop_words};
const Instruction instruction_sentence_type = {
    "ratio:sentence_type", NULL, none, holds_sentence_type,
};
const Instruction instruction_sentence_balance = {
    "ratio:sentence_balance", NULL, none, holds_sentence_balance,
};
const Instruction instruction_sentence_words = {
    "ratio:sentence_words", NULL, none, holds_sentence_words,
};
const Instruction instruction_overlap = {
    "ratio:overlap", "trigrams of characters, as IFBench did up to commit db69a6f", reference,
    holds_overlap,
};
