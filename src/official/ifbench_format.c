#include "base/utf8.h"
#include "official/instruction.h"
#include "official/python.h"
#include "official/python_more.h"
#include "syntax/unicode.h"

enum {
    PARENTHESES_LEAST = 5,
    QUOTES_LEAST = 3,
    SENTENCES_LEAST = 2,
    BULLETS_LEAST = 2,
    SEPARATORS_LEAST = 2,
};

// Passes at the first bracket that is closed after a depth of five, whatever stays open.
static bool holds_parentheses(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    char *open = arena_get(scratch, response.len + 1);
    size_t depth = 0, deepest = 0;
    for (size_t i = 0; i < response.len; i++) {
        char c = response.at[i];
        if (char_is_one_of(c, "([{")) {
            open[depth++] = c == '(' ? ')' : c == '[' ? ']' : '}';
            deepest = depth > deepest ? depth : deepest;
        } else if (depth > 0 && open[depth - 1] == c) {
            depth--;
            if (deepest >= PARENTHESES_LEAST)
                return true;
        } else if (char_is_one_of(c, ")]}")) {
            depth = deepest = 0;
        }
    }
    return false;
}

// An apostrophe is a quotation mark here.
static bool holds_quotes(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    char *open = arena_get(scratch, response.len + 1);
    size_t depth = 0, deepest = 0;
    for (size_t i = 0; i < response.len; i++) {
        char c = response.at[i];
        if (depth > 0 && open[depth - 1] == c) {
            depth--;
            if (deepest - depth >= QUOTES_LEAST)
                return true;
        } else if (c == '"' || c == '\'') {
            open[depth++] = c;
            deepest = depth > deepest ? depth : deepest;
        }
    }
    return false;
}

// The next character of \w; NUL at the end.
static uint32_t next_word_character(Text text, size_t *at)
{
    while (*at < text.len) {
        uint32_t character;
        size_t len = utf8_decode(text, *at, &character);
        *at += len ? len : 1;
        if (len && py_is_word(character))
            return character;
    }
    return 0;
}

static bool starts_with_a_b_c(Text options)
{
    size_t at = 0;
    for (uint32_t letter = 'a'; letter <= 'c'; letter++) {
        uint32_t character = next_word_character(options, &at);
        if (character != letter && character != letter - 'a' + 'A')
            return false;
    }
    return true;
}

static bool holds_options(Text response, const KwargList *kwargs, Arena *scratch)
{
    Text options = kwarg_get(kwargs, "options")->text, separator = TEXT(",");
    if (text_find_char(options, 0, '/') != TEXT_NONE)
        separator = TEXT("/");
    else if (text_find(options, 0, TEXT("or")) != TEXT_NONE)
        separator = TEXT("or");
    TextList parts = {0};
    py_split_at(scratch, options, separator, &parts);
    bool exact = starts_with_a_b_c(options);
    for (size_t i = 0; i < parts.len; i++) {
        Text option = py_strip(parts.at[i]);
        if (exact ? text_is(response, option)
                  : py_is_same(scratch, py_strip_marks(response), py_strip_marks(option)))
            return true;
    }
    return false;
}

static bool holds_newline(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    Text rest = py_strip(py_without_marks(scratch, response)), line;
    TextList words = {0};
    py_split(scratch, rest, &words);
    size_t lines = 0;
    while (text_next_part(&rest, '\n', &line))
        lines += line.len > 0;
    return lines == words.len;
}

static Text without_white_space(Arena *arena, Text text)
{
    char *copy = arena_get(arena, text.len + 1);
    size_t len = 0;
    for (size_t at = 0; at < text.len;) {
        size_t space = unicode_space_at(text, at);
        if (space == 0)
            copy[len++] = text.at[at];
        at += space ? space : 1;
    }
    return (Text){copy, len};
}

static Text without(Arena *arena, Text text, Text part)
{
    TextList parts = {0};
    py_split_at(arena, text, part, &parts);
    char *copy = arena_get(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < parts.len; i++) {
        for (size_t k = 0; k < parts.at[i].len; k++)
            copy[len++] = parts.at[i].at[k];
    }
    return (Text){copy, len};
}

// The end counts behind the digits and the other marks; what stands before the first character
// that is neither does not matter, a text of nothing else has no end.
static bool holds_quote_unquote(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    Text text = without_white_space(scratch, without(scratch, response, TEXT("'\"'")));
    if (text_find(text, 0, TEXT("\"\"")) != TEXT_NONE)
        return false;
    size_t end = text.len;
    while (end > 0 && text.at[end - 1] != '"'
           && (py_is_mark(text.at[end - 1]) || char_is_digit(text.at[end - 1])))
        end--;
    return end == 0 || text.at[end - 1] != '"';
}

static bool holds_list(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)scratch;
    Text separator = kwarg_get(kwargs, "sep")->text;
    size_t count = separator.len ? py_count(response, separator) : py_length(response) + 1;
    return count >= SEPARATORS_LEAST;
}

static size_t find_either(Text text, Text first, Text second)
{
    size_t at = text_find(text, 0, first);
    return at == TEXT_NONE ? text_find(text, 0, second) : at;
}

// The lengths are those of <i> and </i> also where <em> stands.
static bool holds_thesis(Text response, const KwargList *kwargs, Arena *scratch)
{
    enum { OPEN = 3, CLOSE = 4 };
    (void)kwargs;
    (void)scratch;
    size_t start = find_either(response, TEXT("<i>"), TEXT("<em>"));
    if (start == TEXT_NONE)
        return false;
    Text rest = text_from(response, start);
    size_t end = find_either(rest, TEXT("</i>"), TEXT("</em>"));
    return end != TEXT_NONE && py_strip(text_slice(rest, OPEN, end)).len > 0
        && py_strip(text_from(rest, end + CLOSE)).len > 0;
}

// No asterisk at all is no bullet that lacks one: it passes.
static bool holds_sub_bullets(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    TextList parts = {0};
    py_split_at(scratch, response, TEXT("*"), &parts);
    for (size_t i = 1; i < parts.len; i++) {
        if (text_find_char(parts.at[i], 0, '-') == TEXT_NONE)
            return false;
    }
    return true;
}

// A line without a sentence, such as a blank one, ends the sentences.
static bool holds_no_bullets_bullets(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    TextList lines = {0};
    py_split_at(scratch, response, TEXT("\n"), &lines);
    size_t count = 0, bullets = 0;
    bool in_sentences = true;
    for (size_t i = 0; i < lines.len; i++) {
        Text line = py_strip(lines.at[i]);
        TextList sentences = {0};
        if (text_starts(line, TEXT("*"))) {
            in_sentences = false;
            if (count < SENTENCES_LEAST)
                return false;
            bullets++;
            continue;
        }
        if (!in_sentences)
            return false;
        py_sentences(scratch, line, &sentences);
        in_sentences = sentences.len > 0;
        count += sentences.len;
    }
    return bullets >= BULLETS_LEAST;
}

static bool is_untitled(Text token)
{
    uint32_t character;
    size_t len = utf8_decode(token, 0, &character);
    if (len == 0 || !unicode_is_letter(character) || !py_is_lower(text_slice(token, 0, len)))
        return false;
    Text rest = text_from(token, len);
    return rest.len == 0 || py_is_lower(rest) || py_is_upper(rest);
}

static bool holds_title_case(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    TextList tokens = {0};
    py_tokens(scratch, response, &tokens);
    for (size_t i = 0; i < tokens.len; i++) {
        if (is_untitled(tokens.at[i]))
            return false;
    }
    return true;
}

static bool holds_output_template(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    (void)scratch;
    return text_find(response, 0, TEXT("My Answer:")) != TEXT_NONE
        && text_find(response, 0, TEXT("My Conclusion:")) != TEXT_NONE
        && text_find(response, 0, TEXT("Future Outlook:")) != TEXT_NONE;
}

static bool holds_no_whitespace(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    (void)scratch;
    for (size_t at = 0; at < response.len; at++) {
        if (unicode_space_at(response, at))
            return false;
    }
    return true;
}

static const KwargSpec none[] = {{.name = NULL}};
static const KwargSpec choices[] = {{.name = "options", .kind = KWARG_TEXT}, {.name = NULL}};
static const KwargSpec marker[] = {{.name = "sep", .kind = KWARG_TEXT}, {.name = NULL}};

const Instruction instruction_parentheses = {"format:parentheses", NULL, none, holds_parentheses};
const Instruction instruction_quotes = {"format:quotes", NULL, none, holds_quotes};
const Instruction instruction_options = {"format:options", NULL, choices, holds_options};
const Instruction instruction_newline = {"format:newline", NULL, none, holds_newline};
const Instruction instruction_quote_unquote = {
    "format:quote_unquote", NULL, none, holds_quote_unquote,
};
const Instruction instruction_list = {"format:list", NULL, marker, holds_list};
const Instruction instruction_thesis = {"format:thesis", NULL, none, holds_thesis};
const Instruction instruction_sub_bullets = {
    "format:sub-bullets", "loose always passes: without asterisks there is no bullet", none,
    holds_sub_bullets,
};
const Instruction instruction_no_bullets_bullets = {
    "format:no_bullets_bullets", NULL, none, holds_no_bullets_bullets,
};
const Instruction instruction_title_case = {"format:title_case", NULL, none, holds_title_case};
const Instruction instruction_output_template = {
    "format:output_template", NULL, none, holds_output_template,
};
const Instruction instruction_no_whitespace = {
    "format:no_whitespace", NULL, none, holds_no_whitespace,
};
