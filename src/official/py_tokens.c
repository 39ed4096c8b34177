#include "official/python.h"

#include "base/put.h"
#include "base/utf8.h"
#include "syntax/sentence.h"
#include "syntax/unicode.h"

// A substitution at one place: puts what replaces the match at `at` and gives the match's length,
// or gives 0.
typedef size_t Rule(Text text, size_t at, Out *out);

// A rule that does nothing where none of these bytes is.
typedef struct Step {
    Rule *rule;
    const char *needs;
} Step;

static size_t word_at(Text text, size_t at)
{
    uint32_t c;
    size_t len = utf8_decode(text, at, &c);
    return len && py_is_word(c) ? len : 0;
}

static bool is_word_before(Text text, size_t at)
{
    size_t start = at;
    while (start > 0 && at - start < 4) {
        start--;
        if (((unsigned char)text.at[start] & 0xC0) != 0x80)
            break;
    }
    return start < at && word_at(text, start) == at - start;
}

bool py_is_boundary(Text text, size_t at)
{
    return is_word_before(text, at) != (word_at(text, at) > 0);
}

void py_words(Arena *arena, Text text, TextList *words)
{
    size_t start = 0, at = 0;
    while (at < text.len) {
        size_t len = word_at(text, at);
        if (len == 0 && at > start)
            list_add(arena, words, text_slice(text, start, at));
        at += len ? len : 1;
        start = len ? start : at;
    }
    if (at > start)
        list_add(arena, words, text_from(text, start));
}

// White space before the first sentence is part of it, that between two sentences of none.
void py_sentences(Arena *arena, Text text, TextList *sentences)
{
    SpanList spans = {0};
    sentences_split(arena, text, SENTENCES_OFFICIAL, &spans);
    for (size_t i = 0; i < spans.len; i++)
        list_add(arena, sentences, text_slice(text, i ? spans.at[i].start : 0, spans.at[i].end));
}

// --- NLTKWordTokenizer: its substitutions, one after the other --------------------------------

static size_t pad(Text text, size_t at, size_t len, Out *out)
{
    if (len == 0)
        return 0;
    put_char(out, ' ');
    put_raw(out, text_slice(text, at, at + len));
    put_char(out, ' ');
    return len;
}

// The length of the mark among `marks` that stands at `at`, or 0.
static size_t mark_at(Text text, size_t at, const char *const *marks)
{
    Text rest = text_from(text, at);
    for (; rest.len && *marks; marks++)
        if (**marks == *rest.at && text_starts(rest, text_of(*marks)))
            return text_of(*marks).len;
    return 0;
}

static size_t run_of(Text text, size_t at, char c)
{
    size_t end = at;
    while (end < text.len && text.at[end] == c)
        end++;
    return end - at;
}

static size_t opening_quote(Text text, size_t at, Out *out)
{
    static const char *const marks[] = {"«", "“", "‘", "„", NULL};
    size_t ticks = run_of(text, at, '`');
    return pad(text, at, ticks ? ticks : mark_at(text, at, marks), out);
}

static size_t first_quote(Text text, size_t at, Out *out)
{
    if (at > 0 || text.at[at] != '"')
        return 0;
    put_raw(out, TEXT("``"));
    return 1;
}

static size_t double_tick(Text text, size_t at, Out *out)
{
    return pad(text, at, text_starts(text_from(text, at), TEXT("``")) ? 2 : 0, out);
}

static size_t quote_behind_bracket(Text text, size_t at, Out *out)
{
    if (!char_is_one_of(text.at[at], " ([{<"))
        return 0;
    size_t quote = mark_at(text, at + 1, (const char *const[]){"\"", "''", NULL});
    if (quote == 0)
        return 0;
    put_char(out, text.at[at]);
    put_raw(out, TEXT(" `` "));
    return 1 + quote;
}

// An apostrophe before a word of one character that is no clitic.
static size_t quoted_letter(Text text, size_t at, Out *out)
{
    if (text.at[at] != '\'')
        return 0;
    size_t len = word_at(text, at + 1);
    if (len == 0 || word_at(text, at + 1 + len)
        || char_is_one_of(char_lower(text.at[at + 1]), "mtsdn"))
        return 0;
    put_raw(out, TEXT("' "));
    put_raw(out, text_slice(text, at + 1, at + 1 + len));
    return 1 + len;
}

static size_t closers(Text text, size_t at)
{
    static const char *const marks[] = {"]", ")", "}", ">", "\"", "'", "»", "”", "’", " ", NULL};
    size_t end = at, len;
    while ((len = mark_at(text, end, marks)) > 0)
        end += len;
    return end - at;
}

static size_t final_dot(Text text, size_t at, Out *out)
{
    if (text.at[at] == '.' || at + 1 >= text.len || text.at[at + 1] != '.')
        return 0;
    size_t behind = at + 2, closing = closers(text, behind), end = behind + closing, space;
    while ((space = unicode_space_at(text, end)) > 0)
        end += space;
    if (end < text.len)
        return 0;
    put_char(out, text.at[at]);
    put_raw(out, TEXT(" . "));
    put_raw(out, text_slice(text, behind, behind + closing));
    put_char(out, ' ');
    return end - at;
}

static size_t comma(Text text, size_t at, Out *out)
{
    uint32_t next;
    if (!char_is_one_of(text.at[at], ":,"))
        return 0;
    if (at + 1 == text.len)
        return pad(text, at, 1, out);
    size_t len = utf8_decode(text, at + 1, &next);
    if (len && unicode_is_digit(next))
        return 0;
    pad(text, at, 1, out);
    put_raw(out, text_slice(text, at + 1, at + 1 + (len ? len : 1)));
    return 1 + (len ? len : 1);
}

static size_t dots(Text text, size_t at, Out *out)
{
    size_t run = run_of(text, at, '.');
    return pad(text, at, run >= 2 ? run : 0, out);
}

static size_t sign(Text text, size_t at, Out *out)
{
    return pad(text, at, char_is_one_of(text.at[at], ";@#$%&?!"), out);
}

static size_t last_apostrophe(Text text, size_t at, Out *out)
{
    if (text.at[at] == '\'' || !text_starts(text_from(text, at + 1), TEXT("' ")))
        return 0;
    put_char(out, text.at[at]);
    put_raw(out, TEXT(" ' "));
    return 3;
}

static size_t bracket(Text text, size_t at, Out *out)
{
    bool dashes = text_starts(text_from(text, at), TEXT("--"));
    return pad(text, at, dashes ? 2 : char_is_one_of(text.at[at], "*][(){}<>"), out);
}

static size_t closing_quote(Text text, size_t at, Out *out)
{
    static const char *const marks[] = {"»", "”", "’", "''", NULL};
    if (text.at[at] != '"')
        return pad(text, at, mark_at(text, at, marks), out);
    put_raw(out, TEXT(" '' "));
    return 1;
}

static size_t clitic(Text text, size_t at, const char *const *marks, Out *out)
{
    size_t len = text.at[at] == '\'' || text.at[at] == ' ' ? 0 : mark_at(text, at + 1, marks);
    if (len == 0)
        return 0;
    put_char(out, text.at[at]);
    put_char(out, ' ');
    put_raw(out, text_slice(text, at + 1, at + 1 + len));
    return 1 + len;
}

static size_t short_clitic(Text text, size_t at, Out *out)
{
    static const char *const marks[] = {"'s ", "'S ", "'m ", "'M ", "'d ", "'D ", "' ", NULL};
    return clitic(text, at, marks, out);
}

static size_t long_clitic(Text text, size_t at, Out *out)
{
    static const char *const marks[] = {"'ll ", "'LL ", "'re ", "'RE ", "'ve ", "'VE ", "n't ",
                                        "N'T ", NULL};
    return clitic(text, at, marks, out);
}

// The two halves of a word that is `word` but for case, with spaces around them.
static size_t split_word(Text text, size_t at, const char *word, size_t first, Out *out)
{
    size_t len = text_of(word).len, end = at + len;
    if (end > text.len || word_at(text, end)
        || !text_is_caseless(text_slice(text, at, end), text_of(word)))
        return 0;
    pad(text, at, first, out);
    put_raw(out, text_slice(text, at + first, end));
    put_char(out, ' ');
    return len;
}

static size_t contraction(Text text, size_t at, Out *out)
{
    static const struct {
        const char *word;
        size_t first;
    } words[] = {{"cannot", 3}, {"d'ye", 1},  {"gimme", 3},  {"gonna", 3},
                 {"gotta", 3},  {"lemme", 3}, {"more'n", 4}};
    if (!char_is_one_of(char_lower(text.at[at]), "cdglmw") || is_word_before(text, at))
        return 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t len = split_word(text, at, words[i].word, words[i].first, out);
        if (len)
            return len;
    }
    return unicode_space_at(text, at + 5) ? split_word(text, at, "wanna", 3, out) : 0;
}

static size_t it_contraction(Text text, size_t at, Out *out)
{
    if (text.at[at] != ' ')
        return 0;
    size_t len = split_word(text, at + 1, "'tis", 2, out);
    len = len ? len : split_word(text, at + 1, "'twas", 2, out);
    return len ? len + 1 : 0;
}

#define QUOTES "\xC2\xE2"       // first bytes of « and » and of curly quotes

static const Step steps_before[] = {
    {opening_quote, "`" QUOTES},
    {first_quote, "\""},
    {double_tick, "`"},
    {quote_behind_bracket, "\"'"},
    {quoted_letter, "'"},
    {final_dot, "."},
    {comma, ":,"},
    {dots, "."},
    {sign, ";@#$%&?!"},
    {last_apostrophe, "'"},
    {bracket, "-*][(){}<>"},
};

static const Step steps_after[] = {
    {closing_quote, "\"'" QUOTES},
    {short_clitic, "'"},
    {long_clitic, "'"},
    {contraction, "cdglmwCDGLMW"},
    {it_contraction, "'"},
};

enum {
    STEPS_BEFORE = sizeof steps_before / sizeof *steps_before,
    STEPS_AFTER = sizeof steps_after / sizeof *steps_after,
};

static bool has_any(Text text, const char *bytes)
{
    for (; *bytes; bytes++)
        if (text_find_char(text, 0, *bytes) != TEXT_NONE)
            return true;
    return false;
}

// Replaces every match, from left to right, by way of `spare`.
static void substitute(const Step *step, Out *whole, Out *spare)
{
    Text text = out_text(whole);
    if (!has_any(text, step->needs))
        return;
    out_clear(spare);
    for (size_t at = 0; at < text.len;) {
        size_t len = step->rule(text, at, spare);
        if (len == 0)
            put_char(spare, text.at[at]);
        at += len ? len : 1;
    }
    Out swapped = *whole;
    *whole = *spare;
    *spare = swapped;
}

static void tokenize(Arena *arena, Text sentence, Out *text, Out *spare, TextList *tokens)
{
    out_clear(text);
    put_raw(text, sentence);
    for (size_t i = 0; i < STEPS_BEFORE; i++)
        substitute(&steps_before[i], text, spare);
    out_clear(spare);
    pad(out_text(text), 0, text->len, spare);
    out_clear(text);
    put_raw(text, out_text(spare));
    for (size_t i = 0; i < STEPS_AFTER; i++)
        substitute(&steps_after[i], text, spare);
    py_split(arena, arena_copy(arena, out_text(text)), tokens);
}

void py_tokens(Arena *arena, Text text, TextList *tokens)
{
    TextList sentences = {0};
    Out whole = {0}, spare = {0};
    py_sentences(arena, text, &sentences);
    for (size_t i = 0; i < sentences.len; i++)
        tokenize(arena, sentences.at[i], &whole, &spare, tokens);
    out_free(&whole);
    out_free(&spare);
}
