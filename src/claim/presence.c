#include "claim/presence.h"

#include <string.h>

#include "claim/rows.h"

enum { DEPTH_MOST = 3 };     // nodes within nodes that are looked into

static size_t words_of(const View *view)
{
    return view->lexicon->vocabulary->atoms / 64 + 1;
}

Presence *presence_make(const View *view)
{
    Presence *presence = arena_new(view->arena, Presence);
    presence->atoms = arena_array(view->arena, uint64_t, words_of(view));
    return presence;
}

bool atoms_occur(const Phrasebook *book, const AtomSet *set, const uint64_t *present)
{
    for (uint32_t i = 0; i < set->words; i++)
        if (book->bits.at[set->bits + i] & present[set->word + i])
            return true;
    const Atom *atoms = &book->atoms.at[set->at];
    for (uint32_t i = 0; !set->words && i < set->len; i++)
        if (present[atoms[i] / 64] >> atoms[i] % 64 & 1)
            return true;
    return false;
}

static bool has_steps(const Phrasebook *book, const Phrase *phrase, const uint64_t *present,
                      unsigned depth);

// Of a node whose entries begin with a pattern, what stands behind the pattern must be there.
static bool may_begin(const Phrasebook *book, const Node *node, const uint64_t *present,
                      unsigned depth)
{
    if (atoms_occur(book, book_set(book, node->firsts), present))
        return true;
    if (!node->any_first || node->inside_count || depth == DEPTH_MOST)
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
    return has_steps(view->lexicon->book, phrase, view->present, 0);
}

static void mark(const View *view, uint64_t *present, const Ref *first, size_t count)
{
    memset(present, 0, words_of(view) * sizeof *present);
    for (const Ref *ref = first; ref < first + count; ref++)
        for (size_t i = view->atom_starts[ref->token]; i < view->atom_starts[ref->token + 1]; i++)
            present[view->atoms.at[i] / 64] |= (uint64_t)1 << view->atoms.at[i] % 64;
}

bool phrase_may_stand(const Phrase *phrase, const View *view, Layer layer, Span refs)
{
    Presence *presence = view->presence;
    const Ref *first = view->layers[layer].refs.at + refs.start;
    size_t count = refs.end - refs.start;
    if (presence->first != first || presence->count != count) {
        presence->first = first;
        presence->count = count;
        mark(view, presence->atoms, first, count);
    }
    return has_steps(view->lexicon->book, phrase, presence->atoms, 0);
}
