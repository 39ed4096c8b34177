#include "syntax/sentence.h"

#include "base/utf8.h"
#include "syntax/punkt.h"
#include "syntax/sentence_ending.h"
#include "syntax/unicode.h"
#include "syntax/wordlist.h"

typedef enum AbbreviationKind {
    NONE,
    ALWAYS,
    NAME,
    MIDDLE,
    NUMBERED,
} AbbreviationKind;

enum {
    LONGEST_WORD = 24,       // bytes before a dot that are looked at: no abbreviation is longer
    LONGEST_LIST_NUMBER = 3, // digits; "1990." at the start of a line is a year
};

// How the text after an ending goes on, without opening quotes and emphasis.
typedef struct Start {
    bool upper, lower, digit, letter;
    Text word;      // ASCII letters only
} Start;

typedef struct Splitter {
    Arena *arena;
    Text text;
    SpanList *sentences;
    size_t first;   // sentences that were there before
    size_t start;   // of the sentence in hand
    bool has_word;
} Splitter;

static const char *const abbreviations[] = {
#define ABBREVIATION(word, kind) word,
#define STARTER(word)
#include "syntax/sentence_words.def"
};

static const AbbreviationKind kinds[] = {
#define ABBREVIATION(word, kind) kind,
#define STARTER(word)
#include "syntax/sentence_words.def"
};

static const char *const starters[] = {
#define ABBREVIATION(word, kind)
#define STARTER(word) word,
#include "syntax/sentence_words.def"
};

static AbbreviationKind abbreviation_kind(Text word)
{
    size_t i = wordlist_find(abbreviations, sizeof abbreviations / sizeof *abbreviations, word);
    return i == TEXT_NONE ? NONE : kinds[i];
}

static size_t skip_space(Text text, size_t at)
{
    size_t len;
    while ((len = unicode_space_at(text, at)) > 0)
        at += len;
    return at;
}

// --- what follows -----------------------------------------------------------------------------

static bool is_one_of(uint32_t c, const char *set)
{
    return c < 0x80 && char_is_one_of((char)c, set);
}

static bool is_opening(uint32_t c)
{
    return is_one_of(c, "\"'([{*_`") || c == 0x2018 || c == 0x201C || c == 0xAB || c == 0xA1
        || c == 0xBF;
}

static Start start_at(Text text, size_t at)
{
    uint32_t c;
    size_t len;
    while ((len = character_at(text, at, &c)) > 0 && is_opening(c))
        at += len;
    Start start = {
        .upper = unicode_is_upper(c),
        .lower = unicode_is_lower(c),
        .digit = unicode_is_digit(c),
        .letter = unicode_is_letter(c),
    };
    size_t end = at;
    while (end < text.len && end - at <= WORDLIST_LONGEST && char_is_alpha(text.at[end]))
        end++;
    start.word = text_slice(text, at, end);
    // "A." is an initial, not the article.
    if (end < text.len && text.at[end] == '.')
        start.word.len = 0;
    return start;
}

static bool is_starter(Start start)
{
    size_t count = sizeof starters / sizeof *starters;
    return start.upper && wordlist_find(starters, count, start.word) != TEXT_NONE;
}

static bool begins_sentence(Start start)
{
    return start.upper || (start.letter && !start.lower);
}

// --- what comes before a dot ------------------------------------------------------------------

static Text word_before(Text text, size_t mark)
{
    size_t start = mark, least = mark > LONGEST_WORD ? mark - LONGEST_WORD : 0;
    while (start > least) {
        char c = text.at[start - 1];
        if (c != '.' && !char_is_alpha(c) && !char_is_digit(c))
            break;
        start--;
    }
    return text_slice(text, start, mark);
}

static uint32_t character_before(Text text, size_t at)
{
    uint32_t character = 0;
    size_t start = at;
    while (start > 0 && at - start < 4) {
        start--;
        if (utf8_decode(text, start, &character) == at - start)
            return character;
    }
    return at > 0 ? 0xFFFD : 0;
}

// The "1." or "a." of a list: at the start of a line or a sentence, or behind a colon.
static bool is_list_marker(const Splitter *s, size_t word)
{
    size_t at = word;
    while (at > s->start && char_is_one_of(s->text.at[at - 1], "*_(["))
        at--;
    while (at > s->start && char_is_one_of(s->text.at[at - 1], " \t"))
        at--;
    return at <= s->start || char_is_one_of(s->text.at[at - 1], "\n\r:");
}

// "U.S", "p.m": single letters with dots between them.
static bool is_dotted(Text word)
{
    for (size_t i = 0; i < word.len; i++) {
        if (i % 2 ? word.at[i] != '.' : !char_is_alpha(word.at[i]))
            return false;
    }
    return word.len >= 3 && word.len % 2 == 1;
}

static bool letter_ends(const Splitter *s, size_t at, char letter, Start next)
{
    if (is_list_marker(s, at))
        return false;
    if (char_is_upper(letter) && letter != 'I')
        return is_starter(next);
    return begins_sentence(next);
}

static bool is_list_number(Text word)
{
    for (size_t i = 0; i < word.len; i++) {
        if (!char_is_digit(word.at[i]))
            return false;
    }
    return word.len <= LONGEST_LIST_NUMBER;
}

static bool plain_word_ends(const Splitter *s, size_t at, Text word, Start next)
{
    uint32_t before = character_before(s->text, at);
    bool alone = at == 0 || unicode_is_space(before) || is_opening(before);
    if (is_dotted(word))
        return is_starter(next);
    if (alone && word.len == 1 && char_is_alpha(word.at[0]))
        return letter_ends(s, at, word.at[0], next);
    return !(alone && is_list_number(word) && is_list_marker(s, at));
}

static bool dot_ends(const Splitter *s, size_t mark, Start next)
{
    Text word = word_before(s->text, mark);
    size_t at = mark - word.len;
    uint32_t before = character_before(s->text, at);
    if (word.len == 0 || unicode_is_word(before) || is_one_of(before, "#@_&"))
        return true;
    switch (abbreviation_kind(word)) {
    case ALWAYS: return false;
    case NAME: return is_starter(next);
    case MIDDLE: return begins_sentence(next);
    case NUMBERED: return !next.digit;
    case NONE: break;
    }
    return plain_word_ends(s, at, word, next);
}

static bool ends_sentence(const Splitter *s, Ending ending, size_t next)
{
    if (!s->has_word || next >= s->text.len)
        return false;
    if (ending.wide)
        return true;
    if (next == ending.end)
        return false;
    uint32_t first;
    character_at(s->text, next, &first);
    if (ending.closed && unicode_is_lower(first))
        return false;
    if (ending.strong)
        return true;
    Start start = start_at(s->text, next);
    if (ending.ellipsis)
        return begins_sentence(start) || start.digit;
    return dot_ends(s, ending.mark, start);
}

// --- the walk ---------------------------------------------------------------------------------

static void add_rest(Splitter *s, size_t end)
{
    if (s->start >= end)
        return;
    if (!s->has_word && s->sentences->len > s->first)
        s->sentences->at[s->sentences->len - 1].end = end;
    else
        list_add(s->arena, s->sentences, (Span){s->start, end});
}

static size_t take_ending(Splitter *s, size_t at)
{
    Ending ending = ending_at(s->text, at);
    size_t next = skip_space(s->text, ending.end);
    if (ends_sentence(s, ending, next)) {
        list_add(s->arena, s->sentences, (Span){s->start, ending.end});
        s->start = next;
        s->has_word = false;
    }
    return ending.end;
}

// Takes ASCII text without a mark; returns the end of what is solid.
static size_t take_plain(Splitter *s, size_t at, size_t end, size_t solid)
{
    size_t last = end;
    while (last > at && unicode_is_space((unsigned char)s->text.at[last - 1]))
        last--;
    for (size_t i = at; !s->has_word && i < last; i++)
        s->has_word = unicode_is_word((unsigned char)s->text.at[i]);
    return last > at ? last : solid;
}

static void split_native(Arena *arena, Text text, SpanList *sentences)
{
    Splitter s = {.arena = arena, .text = text, .sentences = sentences, .first = sentences->len};
    size_t solid = 0;   // the end of what is not white space
    s.start = skip_space(text, 0);
    for (size_t at = s.start; at < text.len;) {
        uint32_t c;
        size_t next = mark_next(text, at), len = character_at(text, next, &c);
        solid = take_plain(&s, at, next, solid);
        at = next + len;
        if (len == 0)
            break;
        if (mark_is(c)) {
            at = solid = take_ending(&s, next);
            continue;
        }
        if (!unicode_is_space(c))
            solid = at;
        s.has_word = s.has_word || unicode_is_word(c);
    }
    add_rest(&s, solid);
}

void sentences_split(Arena *arena, Text text, SentenceStyle style, SpanList *sentences)
{
    switch (style) {
    case SENTENCES_NATIVE:
        split_native(arena, text, sentences);
        break;
    case SENTENCES_OFFICIAL:
        punkt_split(arena, text, sentences);
        break;
    }
}
