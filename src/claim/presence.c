#include "claim/presence.h"

#include "claim/bits.h"
#include "claim/memory.h"
#include "claim/rows.h"

enum { DEPTH_MOST = 3 };     // nodes within nodes that are looked into

// Whether one of a set is among the words that are present, one bit an atom.
static bool atoms_occur(const Phrasebook *book, const AtomSet *set, const uint64_t *present)
{
    for (uint32_t i = 0; i < set->words; i++)
        if (book->bits.at[set->bits + i] & present[set->word + i])
            return true;
    const Atom *atoms = &book->atoms.at[set->at];
    for (uint32_t i = 0; !set->words && i < set->len; i++)
        if (has_bit(present, atoms[i]))
            return true;
    return false;
}

static bool has_steps(const Phrasebook *book, const Phrase *phrase, const uint64_t *present,
                      unsigned depth);

// Of a node whose entries begin with any token, what stands behind that must be there.
static bool may_begin(const Phrasebook *book, const Node *node, const uint64_t *present,
                      unsigned depth)
{
    if (atoms_occur(book, book_set(book, node->firsts), present))
        return true;
    if (!node->any_first || node->blind || depth == DEPTH_MOST)
        return node->any_first;
    const Phrase *entries = &book->entries.at[node->entries];
    for (uint32_t i = 0; i < node->entry_count; i++)
        if (entries[i].any_first && has_steps(book, &entries[i], present, depth + 1))
            return true;
    return false;
}

// Of the words that a step begins with one must be there, unless it may be missing.
static bool has_steps(const Phrasebook *book, const Phrase *phrase, const uint64_t *present,
                      unsigned depth)
{
    for (size_t i = 0; i < phrase->step_count; i++) {
        const Step *step = phrase_step(book, phrase, i);
        if (!step->optional && !may_begin(book, step_node(book, step), present, depth))
            return false;
    }
    return true;
}

bool phrase_may_match(const Phrase *phrase, const View *view)
{
    return view->plain || has_steps(view->lexicon->book, phrase, view->present, 0);
}

static size_t words_of(const View *view)
{
    return bit_words(view->lexicon->vocabulary->atoms);
}

static void mark_groups(const View *view, Layer layer)
{
    const LayerText *text = &view->layers[layer];
    size_t words = words_of(view);
    uint64_t *groups = arena_array(view->arena, uint64_t,
                                   (text->units.len / GROUP_UNITS + 1) * words);
    for (const Ref *ref = text->refs.at; ref < text->refs.at + text->refs.len; ref++) {
        uint64_t *group = groups + ref->unit / GROUP_UNITS * words;
        for (size_t i = view->atom_starts[ref->token]; i < view->atom_starts[ref->token + 1]; i++)
            set_bit(group, view->atoms.at[i]);
    }
    view->memory->groups[layer] = groups;
}

bool phrase_may_stand(const Phrase *phrase, const View *view, Layer layer, size_t unit)
{
    if (!view->memory->groups[layer])
        mark_groups(view, layer);
    const uint64_t *groups = view->memory->groups[layer];
    return has_steps(view->lexicon->book, phrase, groups + unit / GROUP_UNITS * words_of(view), 0);
}

static inline bool has(const View *view, size_t token, const AtomSet *set)
{
    for (size_t i = view->atom_starts[token]; i < view->atom_starts[token + 1]; i++)
        if (set_has(view->lexicon->book, set, view->atoms.at[i]))
            return true;
    return false;
}

bool token_has(const View *view, size_t token, uint32_t set)
{
    const AtomSet *atoms = book_set(view->lexicon->book, set);
    return (view->signs[token] & atoms->sign) && has(view, token, atoms);
}

// From where a step may lead to one of the ends. What has no entries is one token.
static Places step_back(const View *view, const Ref *first, const Node *node, Places ends)
{
    const AtomSet *firsts = book_set(view->lexicon->book, node->firsts);
    Places may = node->entry_count ? places_before_last(ends) : ends >> 1, from = 0;
    if (node->any_first)
        return may;
    for (; may; may &= may - 1) {
        const Ref *ref = &first[places_first(may)];
        if ((ref->sign & firsts->sign) && has(view, ref->token, firsts))
            from |= may & -may;
    }
    return from;
}

// Backwards, as stage_may does it.
Places phrase_may_begin(const Phrase *phrase, const View *view, Layer layer, Span refs)
{
    const Phrasebook *book = view->lexicon->book;
    const Ref *first = view->layers[layer].refs.at + refs.start;
    size_t count = refs.end - refs.start, skippable = 0;
    const Step *steps = phrase_step(book, phrase, 0);
    Places ends = ((Places)2 << count) - 1, starts = 0;
    while (steps[skippable].optional)
        skippable++;
    for (size_t i = phrase->step_count; i-- > 0 && ends;) {
        Places from = step_back(view, first, step_node(book, &steps[i]), ends);
        if (i <= skippable)
            starts |= from;
        from = places_before(from, steps[i].gap, steps[i].article, ~(Places)0);
        ends = steps[i].optional ? ends | from : from;
    }
    return starts;
}
