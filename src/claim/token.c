#include "claim/token.h"

#include <string.h>

#include "base/utf8.h"
#include "syntax/unicode.h"

enum {
    CALLS_MOST = 32,         // parentheses within parentheses; deeper ones count as remarks
    GENERIC_MOST = 60,       // bytes of "<...>" behind a name
};

typedef struct Reader {
    Arena *arena;
    Text plain;
    size_t at, end;
    TokenList *tokens;
    uint32_t calls;          // one bit an open parenthesis: it belongs to a call
    unsigned depth;
} Reader;

static char peek(const Reader *reader, size_t ahead)
{
    return reader->at + ahead < reader->end ? reader->plain.at[reader->at + ahead] : '\0';
}

static Text rest(const Reader *reader)
{
    return text_slice(reader->plain, reader->at, reader->end);
}

static void add(Reader *reader, TokenKind kind, Text text, size_t start)
{
    list_add(reader->arena, reader->tokens,
             (Token){.kind = kind, .text = text, .plain = {start, reader->at}});
}

// The length of a letter, digit or underscore at `at`, else 0.
static size_t letter(const Reader *reader, size_t at)
{
    if (at >= reader->end)
        return 0;
    char c = reader->plain.at[at];
    if ((unsigned char)c < 0x80)
        return char_is_alpha(c) || char_is_digit(c) || c == '_';
    uint32_t character;
    size_t len = utf8_decode(text_slice(reader->plain, 0, reader->end), at, &character);
    return len && (unicode_is_letter(character) || unicode_is_number(character)) ? len : 0;
}

// A sign inside a word that letters on both sides make a part of it: its length, and what it
// becomes.
static size_t joiner(const Reader *reader, char *plain_sign)
{
    Text here = rest(reader);
    char c = peek(reader, 0);
    *plain_sign = c;
    if (c == '.' || c == '-' || c == '\'')
        return letter(reader, reader->at + 1) ? 1 : 0;
    if (c == ',')
        return char_is_digit(reader->plain.at[reader->at - 1]) && char_is_digit(peek(reader, 1));
    if (text_starts(here, TEXT("\u2019")))
        *plain_sign = '\'';
    else if (text_starts(here, TEXT("\u2010")) || text_starts(here, TEXT("\u2011")))
        *plain_sign = '-';
    else
        return 0;
    return letter(reader, reader->at + 3) ? 3 : 0;
}

// "I/O" is one word, "async/await" are two.
static bool is_short_slash(const Reader *reader, size_t word_len)
{
    return word_len == 1 && peek(reader, 0) == '/' && char_is_alpha(peek(reader, 1))
        && !char_is_alpha(peek(reader, 2));
}

static bool is_generic_sign(char c)
{
    return char_is_alpha(c) || char_is_digit(c) || c == '_' || c == ',' || c == '.' || c == '?'
        || c == '[' || c == ']' || c == '<' || c == '>';
}

// The length of "<T>" or "<Dictionary<string, int>>" at the reader, or 0.
static size_t generic(const Reader *reader)
{
    unsigned open = 0;
    if (peek(reader, 0) != '<' || !char_is_alpha(peek(reader, 1)))
        return 0;
    for (size_t i = 0; i < GENERIC_MOST; i++) {
        char c = peek(reader, i);
        if (c == '<')
            open++;
        else if (c == '>' && --open == 0)
            return i + 1;
        else if (!is_generic_sign(c) && !(c == ' ' && peek(reader, i - 1) == ','))
            return 0;
    }
    return 0;
}

typedef struct Word {
    char *at;
    size_t len;
} Word;

static void keep(Word *word, Text text)
{
    if (!memchr(text.at, ' ', text.len)) {
        memcpy(word->at + word->len, text.at, text.len);
        word->len += text.len;
        return;
    }
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] != ' ')
            word->at[word->len++] = text.at[i];
}

// The signs that end a name: "C#", "C++", "List<T>".
static void read_tail(Reader *reader, Word *word)
{
    if (!char_is_one_of(peek(reader, 0), "<#+"))
        return;
    size_t len = generic(reader);
    if (peek(reader, 0) == '#' && !letter(reader, reader->at + 1))
        len = 1;
    if (text_starts(rest(reader), TEXT("++")))
        len = 2;
    keep(word, text_slice(reader->plain, reader->at, reader->at + len));
    reader->at += len;
}

static bool is_plain(char c)
{
    return char_is_alpha(c) || char_is_digit(c) || c == '_';
}

// Letters of ASCII, which most words are made of.
static size_t plain_run(const Reader *reader, size_t most)
{
    size_t len = 0, rest = reader->end - reader->at;
    most = most < rest ? most : rest;
    while (len < most && is_plain(reader->plain.at[reader->at + len]))
        len++;
    return len;
}

static void read_body(Reader *reader, Word *word)
{
    while (word->len < TOKEN_CUT) {
        char sign;
        size_t len = plain_run(reader, TOKEN_CUT - word->len);
        if (len == 0)
            len = letter(reader, reader->at);
        size_t joined = len || word->len == 0 ? 0 : joiner(reader, &sign);
        if (len) {
            keep(word, text_slice(reader->plain, reader->at, reader->at + len));
            reader->at += len;
        } else if (joined) {
            keep(word, (Text){&sign, 1});
            reader->at += joined;
        } else if (is_short_slash(reader, word->len)) {
            keep(word, text_slice(reader->plain, reader->at, reader->at + 2));
            reader->at += 2;
        } else {
            return;
        }
    }
}

// What a call's parentheses become: empty ones vanish, others do not divide.
static void read_call(Reader *reader)
{
    static const char *const empty[] = {"()", "(...)", "(\u2026)", "(s)"};
    if (peek(reader, 0) != '(')
        return;
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
        if (text_starts(rest(reader), text_of(empty[i]))) {
            reader->at += text_of(empty[i]).len;
            return;
        }
    if (reader->depth < CALLS_MOST) {
        reader->calls |= 1u << reader->depth++;
        reader->at++;
    }
}

static bool is_one_of(Text word, const char *const *list)
{
    for (; *list; list++)
        if (text_is_caseless(word, text_of(*list)))
            return true;
    return false;
}

static void add_not(Reader *reader, Text word, size_t start)
{
    static const struct { const char *from, *to; } odd[] = {
        {"ca", "can"}, {"wo", "will"}, {"sha", "shall"}, {"ai", "is"},
    };
    Text verb = text_slice(word, 0, word.len - 3);
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        if (text_is_caseless(verb, text_of(odd[i].from)))
            verb = text_of(odd[i].to);
    add(reader, TOKEN_WORD, verb, start);
    add(reader, TOKEN_WORD, TEXT("not"), start);
}

// "it's" says "is"; behind other words 's is a genitive and is dropped.
static bool add_contraction(Reader *reader, Text word, size_t start)
{
    static const struct { const char *ending, *says; } endings[] = {
        {"'re", "are"}, {"'ve", "have"}, {"'ll", "will"}, {"'m", "am"}, {"'d", "would"},
    };
    static const char *const pronouns[] = {"it", "that", "there", "here", "what", "who", "he",
                                           "she", "this", "which", "where", NULL};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        Text ending = text_of(endings[i].ending);
        if (!text_ends(word, ending))
            continue;
        add(reader, TOKEN_WORD, text_slice(word, 0, word.len - ending.len), start);
        add(reader, TOKEN_WORD, text_of(endings[i].says), start);
        return true;
    }
    if (!text_ends(word, TEXT("'s")))
        return false;
    Text owner = text_slice(word, 0, word.len - 2);
    add(reader, TOKEN_WORD, owner, start);
    if (is_one_of(owner, pronouns))
        add(reader, TOKEN_WORD, TEXT("is"), start);
    return true;
}

static void add_word(Reader *reader, Text word, size_t start)
{
    bool whole = !memchr(word.at, '\'', word.len);
    if (text_is_caseless(word, TEXT("cannot"))) {
        add(reader, TOKEN_WORD, TEXT("can"), start);
        add(reader, TOKEN_WORD, TEXT("not"), start);
    } else if (!whole && word.len > 3
               && text_is_caseless(text_from(word, word.len - 3), TEXT("n't"))) {
        add_not(reader, word, start);
    } else if (whole || !add_contraction(reader, word, start)) {
        add(reader, TOKEN_WORD, word, start);
    }
}

static bool starts_word(const Reader *reader)
{
    return letter(reader, reader->at)
        || (peek(reader, 0) == '.' && char_is_alpha(peek(reader, 1)));
}

static void read_word(Reader *reader)
{
    size_t start = reader->at;
    char memory[TOKEN_CUT + GENERIC_MOST + 8];
    Word word = {memory, 0};
    if (peek(reader, 0) == '.') {
        keep(&word, TEXT("."));
        reader->at++;
    }
    read_body(reader, &word);
    read_tail(reader, &word);
    Text text = {word.at, word.len}, written = text_slice(reader->plain, start, reader->at);
    add_word(reader, text_is(text, written) ? written : arena_copy(reader->arena, text), start);
    read_call(reader);
}

static void read_parenthesis(Reader *reader, bool open)
{
    size_t start = reader->at++;
    if (open) {
        if (reader->depth < CALLS_MOST)
            reader->calls &= ~(1u << reader->depth++);
        add(reader, TOKEN_OPEN, (Text){0}, start);
        return;
    }
    bool call = reader->depth > 0 && (reader->calls >> (reader->depth - 1) & 1u);
    if (reader->depth > 0)
        reader->depth--;
    if (!call)
        add(reader, TOKEN_CLOSE, (Text){0}, start);
}

// Marks that say "right" or "wrong" of what follows.
static bool is_mark(uint32_t c)
{
    return c == 0x2705 || c == 0x2713 || c == 0x2714 || c == 0x274C || c == 0x2717 || c == 0x2718
        || c == 0x2716 || c == 0x2612 || c == 0x26D4 || c == 0x1F6AB || c == 0x1F44D
        || c == 0x1F44E;
}

static void read_character(Reader *reader)
{
    uint32_t c = 0;
    size_t start = reader->at;
    size_t len = utf8_decode(text_slice(reader->plain, 0, reader->end), start, &c);
    reader->at += len ? len : 1;
    if (c == 0x2013 || c == 0x2014 || c == 0x2015)
        add(reader, TOKEN_STOP, (Text){0}, start);
    else if (c == 0x201C || c == 0x201D)
        add(reader, TOKEN_QUOTE, (Text){0}, start);
    else if (is_mark(c))
        add(reader, TOKEN_WORD, text_slice(reader->plain, start, reader->at), start);
}

// A hyphen with space around it, or two of them, is a dash.
static bool is_dash(const Reader *reader)
{
    char before = reader->at ? reader->plain.at[reader->at - 1] : ' ';
    return peek(reader, 1) == '-' || (char_is_space(before) && char_is_space(peek(reader, 1)));
}

static void read_sign(Reader *reader)
{
    size_t start = reader->at;
    char c = peek(reader, 0);
    if (c == '(' || c == '[' || c == ')' || c == ']') {
        read_parenthesis(reader, c == '(' || c == '[');
        return;
    }
    bool dash = c == '-' && is_dash(reader);
    if ((unsigned char)c >= 0x80) {
        read_character(reader);
        return;
    }
    reader->at++;
    if (c == ',')
        add(reader, TOKEN_COMMA, (Text){0}, start);
    else if (c == ':')
        add(reader, TOKEN_COLON, (Text){0}, start);
    else if (c == ';' || dash)
        add(reader, TOKEN_STOP, (Text){0}, start);
    else if (c == '?')
        add(reader, TOKEN_QUESTION, (Text){0}, start);
    else if (c == '"')
        add(reader, TOKEN_QUOTE, (Text){0}, start);
}

void tokens_split(Arena *arena, Text plain, Span range, TokenList *tokens)
{
    Reader reader = {arena, plain, range.start, range.end, tokens, 0, 0};
    while (reader.at < reader.end)
        if (starts_word(&reader))
            read_word(&reader);
        else
            read_sign(&reader);
}

bool is_article(Text word)
{
    switch (word.len) {
    case 1: return text_is_caseless(word, TEXT("a"));
    case 2: return text_is_caseless(word, TEXT("an"));
    case 3: return text_is_caseless(word, TEXT("the"));
    default: return false;
    }
}
