#include "claim/cover.h"

#include "claim/element.h"

enum { DEPTH_MOST = 12 };    // choices and terms within each other

typedef struct Cover {
    const Terms *terms;
    Arena *arena;
} Cover;

// What stands in a phrase or in a term: words there inflect, or do not.
typedef struct Wording {
    Text source;
    bool exact;
} Wording;

typedef LIST(Wording) WordingList;

static bool covers(const Cover *cover, Wording wide, Wording narrow, unsigned depth);

static const Term *term_of(const Cover *cover, Text element)
{
    return text_starts(element, TEXT("{")) && text_ends(element, TEXT("}"))
             ? terms_get(cover->terms, text_slice(element, 1, element.len - 1))
             : NULL;
}

// The parts that an element is one of: sides of a choice, entries of a term. None: it is a word.
static WordingList parts_of(const Cover *cover, Wording element)
{
    WordingList parts = {0};
    TextList sides = {0};
    const Term *term = term_of(cover, element.source);
    element_sides(element.source, cover->arena, &sides);
    for (size_t i = 0; i < sides.len; i++)
        list_add(cover->arena, &parts, (Wording){sides.at[i], element.exact});
    for (size_t i = 0; term && i < term->entries->list.len; i++)
        list_add(cover->arena, &parts, (Wording){term->entries->list.at[i]->text, term->exact});
    return parts;
}

// "=throw" is the word as it stands; a word that inflects has that form too.
static bool same(Wording wide, Wording narrow)
{
    bool wide_exact = text_starts(wide.source, TEXT("="));
    bool narrow_exact = text_starts(narrow.source, TEXT("="));
    return text_is_caseless(text_from(wide.source, wide_exact),
                            text_from(narrow.source, narrow_exact))
        && (!(wide.exact || wide_exact) || narrow.exact || narrow_exact);
}

// Whether an element matches wherever the narrow phrase does, since some element of that needs it.
static bool element_covers(const Cover *cover, Wording wide, Wording narrow, unsigned depth)
{
    TextList elements = {0};
    elements_split(narrow.source, cover->arena, &elements);
    for (size_t i = 0; i < elements.len; i++) {
        Wording element = {elements.at[i], narrow.exact};
        if (same(wide, element))
            return true;
        WordingList narrower = parts_of(cover, element);
        bool all = narrower.len > 0;
        for (size_t j = 0; all && j < narrower.len; j++)
            all = covers(cover, wide, narrower.at[j], depth + 1);
        if (all)
            return true;
    }
    WordingList wider = parts_of(cover, wide);
    for (size_t i = 0; i < wider.len; i++)
        if (covers(cover, wider.at[i], narrow, depth + 1))
            return true;
    return false;
}

static bool covers(const Cover *cover, Wording wide, Wording narrow, unsigned depth)
{
    TextList elements = {0}, firm = {0};
    if (same(wide, narrow))
        return true;
    elements_all(wide.source, cover->arena, &elements);
    elements_split(wide.source, cover->arena, &firm);
    if (depth == DEPTH_MOST || elements.len != 1 || firm.len != 1)
        return false;
    return element_covers(cover, (Wording){elements.at[0], wide.exact}, narrow, depth);
}

bool phrase_covers(const Terms *terms, Text wide, Text narrow, Arena *arena)
{
    Cover cover = {terms, arena};
    Wording all = {text_trim(wide), false}, part = {text_trim(narrow), false};
    return covers(&cover, all, part, 0);
}
