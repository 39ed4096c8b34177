#include "claim/element.h"

#include "claim/rows.h"

// Where the bracket at `at` is closed, or the end of the text.
static size_t bracket_end(Text text, size_t at)
{
    unsigned depth = 0;
    for (; at < text.len; at++) {
        depth += text.at[at] == '(' || text.at[at] == '{';
        depth -= text.at[at] == ')' || text.at[at] == '}';
        if (depth == 0)
            return at + 1;
    }
    return text.len;
}

static bool ends_word(char c)
{
    return char_is_space(c) || char_is_one_of(c, "`({?");
}

static size_t element_end(Text text, size_t at)
{
    if (char_is_one_of(text.at[at], "({"))
        return bracket_end(text, at);
    while (at < text.len && !ends_word(text.at[at]))
        at++;
    return text_starts(text_from(text, at), TEXT("()")) ? at + 2 : at;
}

// "..", "..4"; but "..." and "..x" are words.
static bool is_gap(Text source)
{
    size_t at = 2;
    while (at < source.len && char_is_digit(source.at[at]))
        at++;
    return text_starts(source, TEXT("..")) && at == source.len;
}

static void split(Text phrase, bool all, Arena *arena, TextList *sources)
{
    bool regex = text_starts(phrase, TEXT("re:"));
    for (size_t at = regex ? phrase.len : 0; at < phrase.len;) {
        size_t end = element_end(phrase, at);
        bool optional = end < phrase.len && phrase.at[end] == '?';
        Text source = text_slice(phrase, at, end);
        if (source.len && (all || !optional) && !is_gap(source))
            list_add(arena, sources, source);
        at = end > at || optional ? end + optional : at + 1;
    }
}

void elements_split(Text phrase, Arena *arena, TextList *sources)
{
    split(phrase, false, arena, sources);
}

void elements_all(Text phrase, Arena *arena, TextList *sources)
{
    split(phrase, true, arena, sources);
}

void element_sides(Text element, Arena *arena, TextList *sides)
{
    if (!text_starts(element, TEXT("(")))
        return;
    unsigned depth = 0;
    size_t start = 1;
    for (size_t at = 0; at < element.len; at++) {
        char c = element.at[at];
        depth += c == '(';
        if (depth == 1 && (c == '|' || c == ')')) {
            list_add(arena, sides, text_trim(text_slice(element, start, at)));
            start = at + 1;
        }
        depth -= c == ')' && depth > 0;
    }
}

// One step of a phrase as a phrase of its own.
static Phrase phrase_of_step(const Phrasebook *book, const Phrase *phrase, uint32_t step)
{
    const Node *node = step_node(book, phrase_step(book, phrase, step));
    return (Phrase){phrase->steps + step, 1, node->any_first, node->hinted, node->firsts};
}

// Steps are read from left to right, as the sources are.
void elements_of(const Phrasebook *book, Text source, const Phrase *phrase, Arena *arena,
                 ElementList *elements)
{
    TextList sources = {0};
    elements_all(source, arena, &sources);
    for (uint32_t i = 0; sources.len == phrase->step_count && i < sources.len; i++)
        if (!phrase_step(book, phrase, i)->optional)
            list_add(arena, elements, (Element){sources.at[i], phrase_of_step(book, phrase, i)});
    if (elements->len == 1)
        elements->len = 0;
}
