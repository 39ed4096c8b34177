#include "claim/phrase.h"

#include "base/number.h"
#include "syntax/pattern.h"

enum {
    PHRASE_MOST = 2048,      // bytes
    NESTING_MOST = 8,        // parentheses within parentheses
};

#define ARTICLE "(?: (?:an?|the)(?= ))?"

typedef struct Phrase {
    const PhraseReader *reader;
    Text rest;               // what has not been read
    Place place;
    unsigned depth;
} Phrase;

static bool sequence(Phrase *phrase, Out *out, NeedList *needs);

static bool fault(Phrase *phrase, const char *what)
{
    Text near = text_slice(phrase->rest, 0, 20);
    if (near.len == 0)
        near = TEXT("the end");
    return error_at(phrase->reader->error, phrase->reader->arena, phrase->place,
                    "bad phrase: %s at '%.*s'", what, TEXT_ARG(near));
}

static char peek(const Phrase *phrase)
{
    return phrase->rest.len ? phrase->rest.at[0] : '\0';
}

static void skip(Phrase *phrase, size_t bytes)
{
    phrase->rest = text_from(phrase->rest, bytes);
}

static void skip_space(Phrase *phrase)
{
    while (char_is_space(peek(phrase)) || peek(phrase) == '`')
        skip(phrase, 1);
}

static Text lower_copy(Arena *arena, Text text)
{
    Text copy = arena_copy(arena, text);
    char *bytes = arena_terminated(arena, text);
    for (size_t i = 0; i < text.len; i++)
        bytes[i] = char_lower(text.at[i]);
    copy.at = bytes;
    return copy;
}

static void put_escaped(Out *out, Text word)
{
    for (size_t i = 0; i < word.len; i++) {
        char c = word.at[i];
        if (!char_is_alpha(c) && !char_is_digit(c) && (unsigned char)c < 0x80)
            put_char(out, '\\');
        put_char(out, c);
    }
}

// A name may be written with what it belongs to: "WhenAll" stands for "Task.WhenAll" too.
static bool is_name(Text word)
{
    if (word.len && word.at[0] == '.')
        return true;
    for (size_t i = 0; i < word.len; i++)
        if (char_is_upper(word.at[i]))
            return text_find_char(word, 0, '.') == TEXT_NONE;
    return false;
}

static void put_word(Phrase *phrase, Text word, bool exact, Out *out, Need *need)
{
    const PhraseReader *reader = phrase->reader;
    TextList forms = {0};
    if (exact || reader->exact)
        list_add(reader->arena, &forms, word);
    else
        inflect(reader->inflection, word, reader->arena, &forms);
    put_char(out, ' ');
    if (is_name(word))
        put_raw(out, word.at[0] == '.' ? TEXT("[^ \\n]*") : TEXT("(?:[^ \\n]*\\.)?"));
    put_raw(out, TEXT("(?:"));
    for (size_t i = 0; i < forms.len; i++) {
        if (i)
            put_char(out, '|');
        put_escaped(out, forms.at[i]);
        list_add(reader->arena, &need->any, lower_copy(reader->arena, forms.at[i]));
    }
    put_raw(out, TEXT(")(?:<[^ \\n]*>)?(?= )"));
}

static bool is_word_end(char c)
{
    return c == '\0' || char_is_space(c) || c == '`' || c == '(' || c == ')' || c == '|'
        || c == '{' || c == '}' || c == '?';
}

static bool read_word(Phrase *phrase, Out *out, Need *need)
{
    bool exact = peek(phrase) == '=';
    if (exact)
        skip(phrase, 1);
    size_t len = 0;
    while (len < phrase->rest.len && !is_word_end(phrase->rest.at[len]))
        len++;
    Text word = text_slice(phrase->rest, 0, len);
    if (len == 0)
        return fault(phrase, "expected a word");
    skip(phrase, len);
    // A call is written as in prose, "Task.WhenAll()"; the token has no parentheses.
    if (text_starts(phrase->rest, TEXT("()")))
        skip(phrase, 2);
    put_word(phrase, word, exact, out, need);
    return true;
}

static bool read_term(Phrase *phrase, Out *out, Need *need)
{
    size_t end = text_find_char(phrase->rest, 0, '}');
    if (end == TEXT_NONE)
        return fault(phrase, "a term without its }");
    Text name = text_slice(phrase->rest, 1, end);
    const PhraseReader *reader = phrase->reader;
    if (!reader->terms)
        return fault(phrase, "no terms here");
    const Term *term = terms_expand(reader->terms, name, phrase->place, reader->arena,
                                    reader->error);
    if (!term)
        return false;
    skip(phrase, end + 1);
    put_raw(out, term->pattern);
    need->any = term->firsts;
    return true;
}

// What a choice needs is what any of its sides begins with.
static void join_needs(Phrase *phrase, Need *need, const NeedList *side, bool *known)
{
    *known = *known && side->len > 0;
    for (size_t i = 0; *known && i < side->at[0].any.len; i++)
        list_add(phrase->reader->arena, &need->any, side->at[0].any.at[i]);
}

static bool read_choice(Phrase *phrase, Out *out, Need *need)
{
    bool known = true;
    if (++phrase->depth > NESTING_MOST)
        return fault(phrase, "too many parentheses");
    put_raw(out, TEXT("(?:"));
    do {
        NeedList side = {0};
        skip(phrase, 1);
        if (out->at[out->len - 1] != ':')
            put_char(out, '|');
        if (!sequence(phrase, out, &side))
            return false;
        join_needs(phrase, need, &side, &known);
    } while (peek(phrase) == '|');
    if (peek(phrase) != ')')
        return fault(phrase, "a ( without its )");
    skip(phrase, 1);
    put_char(out, ')');
    phrase->depth--;
    if (!known)
        *need = (Need){0};
    return true;
}

static bool read_gap(Phrase *phrase, unsigned *gap)
{
    size_t digits = 2;
    uint64_t most = GAP_DEFAULT;
    while (digits < phrase->rest.len && char_is_digit(phrase->rest.at[digits]))
        digits++;
    if (digits > 2 && !number_parse(text_slice(phrase->rest, 2, digits), &most))
        most = GAP_MOST + 1;
    if (most > GAP_MOST || most == 0)
        return fault(phrase, "a gap is 1 to 12 tokens");
    *gap = (unsigned)most;
    skip(phrase, digits);
    return true;
}

static bool is_gap(const Phrase *phrase)
{
    Text rest = phrase->rest;
    return text_starts(rest, TEXT(".."))
        && (rest.len == 2 || char_is_space(rest.at[2]) || char_is_digit(rest.at[2])
            || rest.at[2] == ')' || rest.at[2] == '|');
}

static bool read_element(Phrase *phrase, Out *out, Need *need)
{
    switch (peek(phrase)) {
    case '{': return read_term(phrase, out, need);
    case '(': return read_choice(phrase, out, need);
    case '}':
    case '?': return fault(phrase, "a sign out of place");
    default: return read_word(phrase, out, need);
    }
}

// One element with what may stand between it and the element before: a gap, or an article.
static bool put_element(Phrase *phrase, bool first, unsigned gap, Out *out, NeedList *needs,
                        bool *firm)
{
    Out element = {0};
    Need need = {0};
    bool good = read_element(phrase, &element, &need);
    bool optional = peek(phrase) == '?';
    *firm = *firm || !optional;
    if (optional)
        skip(phrase, 1);
    if (optional)
        put_raw(out, TEXT("(?:"));
    if (gap)
        put_print(out, "(?: [^ \\n]+){0,%u}?", gap);
    else if (!first)
        put_raw(out, TEXT(ARTICLE));
    put_raw(out, out_text(&element));
    if (optional)
        put_raw(out, TEXT(")?"));
    else if (need.any.len)
        list_add(phrase->reader->arena, needs, need);
    out_free(&element);
    return good;
}

static bool sequence(Phrase *phrase, Out *out, NeedList *needs)
{
    unsigned gap = 0;
    bool first = true, firm = false;
    for (skip_space(phrase); peek(phrase) && peek(phrase) != '|' && peek(phrase) != ')';
         skip_space(phrase)) {
        if (is_gap(phrase)) {
            if (first || gap)
                return fault(phrase, "a gap must stand between two elements");
            if (!read_gap(phrase, &gap))
                return false;
            continue;
        }
        if (!put_element(phrase, first, gap, out, needs, &firm))
            return false;
        gap = 0;
        first = false;
    }
    if (!firm)
        return fault(phrase, "nothing that must be there");
    return gap == 0 || fault(phrase, "a gap must stand between two elements");
}

// A regular expression within one token. It is compiled alone first, so that an error is its own.
static bool token_pattern(const PhraseReader *reader, Text source, Place place, Out *out)
{
    Pattern *alone = pattern_compile(source, PATTERN_CASELESS, place, reader->arena,
                                     reader->error);
    if (!alone)
        return false;
    pattern_free(alone);
    put_raw(out, TEXT(" [^ \\n]*?(?:"));
    put_raw(out, source);
    put_raw(out, TEXT(")[^ \\n]*(?= )"));
    return true;
}

bool phrase_pattern(const PhraseReader *reader, Text phrase, Place place, Out *out,
                    NeedList *needs)
{
    NeedList ignored = {0};
    Phrase state = {reader, text_trim(phrase), place, 0};
    if (phrase.len > PHRASE_MOST)
        return error_at(reader->error, reader->arena, place, "a phrase of over %d bytes",
                        PHRASE_MOST);
    if (text_starts(state.rest, TEXT("re:")))
        return token_pattern(reader, text_from(state.rest, 3), place, out);
    if (!sequence(&state, out, needs ? needs : &ignored))
        return false;
    return state.rest.len == 0 || fault(&state, "a ) too many");
}
