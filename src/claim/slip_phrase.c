// Slips of single phrases, and of the entries of terms: words that prose never has.
#include "claim/element.h"
#include "claim/slip_part.h"
#include "claim/token.h"

enum { DEPTH_MOST = 12 };    // choices within each other

// --- words ---------------------------------------------------------------------------------------

// "don't" is "do not" to a phrase. What begins with a full stop is the end of a name.
static Text as_prose(Text word, Arena *arena)
{
    TokenList tokens = {0};
    Text words = {0};
    bool name = text_starts(word, TEXT("."));
    Text plain = name ? arena_join(arena, TEXT("x"), word) : word;
    tokens_split(arena, plain, (Span){0, plain.len}, &tokens);
    for (size_t i = 0; i < tokens.len; i++) {
        Text text = tokens.at[i].text;
        if (tokens.at[i].kind == TOKEN_WORD)
            words = words.len ? arena_print(arena, "%.*s %.*s", TEXT_ARG(words), TEXT_ARG(text))
                              : text;
    }
    return name ? text_from(words, 1) : words;
}

static void word_slip(const Slips *slips, Text word, Place place)
{
    Text written = text_from(word, text_starts(word, TEXT("=")));
    if (text_ends(written, TEXT("()")))
        written.len -= 2;
    Text prose = as_prose(written, slips->arena);
    if (text_is(prose, written))
        return;
    slip_add(slips, place,
             prose.len ? arena_print(slips->arena, "'%.*s' is never one word: prose has '%.*s'",
                                     TEXT_ARG(written), TEXT_ARG(prose))
                       : arena_print(slips->arena, "'%.*s' is no word", TEXT_ARG(written)));
}

static void word_slips(const Slips *slips, Text phrase, Place place, unsigned depth)
{
    TextList elements = {0};
    elements_all(phrase, slips->arena, &elements);
    for (size_t i = 0; depth < DEPTH_MOST && i < elements.len; i++) {
        TextList sides = {0};
        element_sides(elements.at[i], slips->arena, &sides);
        for (size_t j = 0; j < sides.len; j++)
            word_slips(slips, sides.at[j], place, depth + 1);
        if (sides.len == 0 && !text_starts(elements.at[i], TEXT("{")))
            word_slip(slips, elements.at[i], place);
    }
}

void phrase_slips(const Slips *slips, const Expression *phrase)
{
    word_slips(slips, phrase->source, phrase->place, 0);
}

// --- terms ---------------------------------------------------------------------------------------

// "re:REGEX": must match inside one token.
static void regex_slips(const Slips *slips, const YamlNode *entry)
{
    Error error = {0};
    Pattern *pattern = pattern_compile(text_from(entry->text, 3), PATTERN_CASELESS, entry->place,
                                       slips->arena, &error);
    if (pattern)
        pattern_slips(pattern, entry->place, STRESS_PIECES, slips->matcher, slips->arena,
                      slips->list);
    pattern_free(pattern);
}

void term_slips(const Term *term, Terms *terms, Matcher *matcher, Arena *arena,
                ClaimSlipList *list)
{
    Slips slips = {terms, matcher, arena, list};
    for (size_t i = 0; i < term->entries->list.len; i++) {
        const YamlNode *entry = term->entries->list.at[i];
        if (text_starts(entry->text, TEXT("re:")))
            regex_slips(&slips, entry);
        else
            word_slips(&slips, entry->text, entry->place, 0);
    }
}
