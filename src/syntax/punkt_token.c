#include "syntax/punkt.h"

#include "base/utf8.h"
#include "syntax/unicode.h"
#include "syntax/wordlist.h"

typedef struct Token {
    Text text;
    bool period;         // ends in a dot
    bool sentence_end;   // by its own form
    bool abbreviation;
    bool ellipsis;
} Token;

static const char *const abbreviations[] = {
#define ABBREVIATION(word) word,
#define STARTER(word)
#include "syntax/punkt_words.def"
};

static const char *const starters[] = {
#define ABBREVIATION(word)
#define STARTER(word) word,
#include "syntax/punkt_words.def"
};

static bool is_abbreviation(Text word)
{
    size_t count = sizeof abbreviations / sizeof *abbreviations;
    return wordlist_find(abbreviations, count, word) != TEXT_NONE;
}

static bool is_starter(Text word)
{
    size_t count = sizeof starters / sizeof *starters;
    return wordlist_find(starters, count, word) != TEXT_NONE;
}

static char byte_at(Text text, size_t at)
{
    return at < text.len ? text.at[at] : '\0';
}

static size_t character_at(Text text, size_t at, uint32_t *character)
{
    size_t len = utf8_decode(text, at, character);
    if (len == 0)
        *character = 0xFFFD;
    return len ? len : 1;
}

// --- the tokens of a context ------------------------------------------------------------------

static size_t run_length(Text text, size_t at, char c)
{
    size_t end = at;
    while (end < text.len && text.at[end] == c)
        end++;
    return end - at;
}

// A dot and white space that stays in the line, or 0.
static size_t dot_and_space(Text text, size_t at)
{
    if (byte_at(text, at) != '.' || byte_at(text, at + 1) == '\n')
        return 0;
    size_t space = unicode_space_at(text, at + 1);
    return space ? 1 + space : 0;
}

// Two or more of those and a last dot: ". . ."
static size_t spaced_dots(Text text, size_t at)
{
    size_t end = at, longest = 0;
    for (size_t pairs = 1;; pairs++) {
        size_t len = dot_and_space(text, end);
        if (len == 0)
            return longest;
        end += len;
        if (pairs >= 2 && byte_at(text, end) == '.')
            longest = end + 1 - at;
    }
}

static size_t multi_at(Text text, size_t at)
{
    char c = byte_at(text, at);
    if (c != '-' && c != '.')
        return 0;
    size_t run = run_length(text, at, c);
    if (run >= 2)
        return run;
    return c == '.' ? spaced_dots(text, at) : 0;
}

// The same question in constant time: where a word ends, the length does not matter.
static bool is_multi(Text text, size_t at)
{
    char c = byte_at(text, at);
    if (c != '-' && c != '.')
        return false;
    if (byte_at(text, at + 1) == c)
        return true;
    size_t first = dot_and_space(text, at);
    size_t second = first ? dot_and_space(text, at + first) : 0;
    return second && byte_at(text, at + first + second) == '.';
}

static bool is_edge(Text text, size_t at)
{
    return at >= text.len || char_is_one_of(text.at[at], ")\";}]*:@'({[!?")
        || unicode_space_at(text, at) || is_multi(text, at);
}

static size_t token_length(Text text, size_t at)
{
    uint32_t character;
    size_t multi = multi_at(text, at);
    if (multi)
        return multi;
    size_t end = at + character_at(text, at, &character);
    if (char_is_one_of(text.at[at], "(\"`{[:;&#*@)}]-,"))
        return end - at;
    while (!is_edge(text, end) && !(text.at[end] == ',' && is_edge(text, end + 1)))
        end += character_at(text, end, &character);
    return end - at;
}

// The text without its last dot; a lone dot stays.
static Text without_dot(Text text)
{
    return text.len > 1 && text.at[text.len - 1] == '.' ? text_slice(text, 0, text.len - 1) : text;
}

static Text behind_last_hyphen(Text word)
{
    size_t start = word.len;
    while (start > 0 && word.at[start - 1] != '-')
        start--;
    return text_from(word, start);
}

static Token token_of(Text text)
{
    Token token = {.text = text, .period = text.at[text.len - 1] == '.'};
    if (text.len == 1) {
        token.sentence_end = char_is_one_of(text.at[0], ".?!");
    } else if (token.period && run_length(text, 0, '.') == text.len) {
        token.ellipsis = true;
    } else if (token.period) {
        Text word = without_dot(text);
        token.abbreviation = is_abbreviation(word) || is_abbreviation(behind_last_hyphen(word));
        token.sentence_end = !token.abbreviation;
    }
    return token;
}

static bool next_token(Text context, size_t *at, Token *token)
{
    size_t space;
    while ((space = unicode_space_at(context, *at)) > 0)
        *at += space;
    if (*at >= context.len)
        return false;
    size_t len = token_length(context, *at);
    *token = token_of(text_slice(context, *at, *at + len));
    *at += len;
    return true;
}

// --- what two neighbours say about the dot of the first ---------------------------------------

// One letter and a dot. "_" and "²" are letters here, as they are to Python's \w less \d.
static bool is_initial(Text token)
{
    uint32_t c;
    size_t len = utf8_decode(token, 0, &c);
    if (len == 0 || token.len != len + 1 || token.at[len] != '.')
        return false;
    return c == '_' || unicode_is_letter(c) || (unicode_is_number(c) && !unicode_is_digit(c));
}

static size_t digit_at(Text text, size_t at)
{
    uint32_t character;
    size_t len = utf8_decode(text, at, &character);
    return len && unicode_is_digit(character) ? len : 0;
}

static bool is_number(Text token)
{
    size_t at = byte_at(token, 0) == '-';
    at += char_is_one_of(byte_at(token, at), ".,");
    size_t len = digit_at(token, at);
    if (len == 0)
        return false;
    while (len > 0) {
        at += len;
        len = char_is_one_of(byte_at(token, at), ".,-") ? 1 : digit_at(token, at);
    }
    return at == token.len;
}

static bool starts_upper(Token token)
{
    uint32_t first;
    return utf8_decode(token.text, 0, &first) && unicode_is_upper(first);
}

static bool starts_lower(Token token)
{
    uint32_t first;
    return utf8_decode(token.text, 0, &first) && unicode_is_lower(first);
}

static bool begins_no_sentence(Token token)
{
    bool is_single = token.text.len == 1;
    return starts_lower(token) || (is_single && char_is_one_of(token.text.at[0], ";:,.!?"));
}

static bool is_listed_starter(Token token)
{
    Text word = token.sentence_end ? without_dot(token.text) : token.text;
    return starts_upper(token) && is_starter(word);
}

static bool ends_before(Token token, Token next)
{
    if (!token.period)
        return token.sentence_end;
    bool initial = is_initial(token.text);
    if ((token.abbreviation || token.ellipsis) && !initial && is_listed_starter(next))
        return true;
    if (!initial && !is_number(token.text))
        return token.sentence_end;
    if (begins_no_sentence(next) || (initial && starts_upper(next)))
        return false;
    return token.sentence_end;
}

bool punkt_has_break(Text context)
{
    Token token, next;
    size_t at = 0;
    if (!next_token(context, &at, &token))
        return false;
    while (next_token(context, &at, &next)) {
        if (ends_before(token, next))
            return true;
        token = next;
    }
    return false;
}
