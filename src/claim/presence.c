#include "claim/presence.h"

#include "claim/rows.h"

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

static bool has_any(const Phrasebook *book, const AtomSet *set, const uint64_t *present)
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

// Of the words that a step begins with one must be there, unless it may be missing.
static bool has_steps(const Phrasebook *book, const Phrase *phrase, const uint64_t *present)
{
    for (size_t i = 0; i < phrase->step_count; i++) {
        const Step *step = phrase_step(book, phrase, i);
        const Node *node = step_node(book, step);
        if (!step->optional && !node->any_first
            && !has_any(book, book_set(book, node->firsts), present))
            return false;
    }
    return true;
}

bool phrase_may_match(const Phrase *phrase, const View *view)
{
    return has_steps(view->lexicon->book, phrase, view->present);
}

// Bits are taken off one by one: there are many more words than a unit has.
static void mark(const View *view, const Presence *presence, bool there)
{
    for (const Ref *ref = presence->first; ref < presence->first + presence->count; ref++)
        for (size_t i = view->atom_starts[ref->token]; i < view->atom_starts[ref->token + 1]; i++) {
            Atom atom = view->atoms.at[i];
            uint64_t bit = (uint64_t)1 << atom % 64;
            if (there)
                presence->atoms[atom / 64] |= bit;
            else
                presence->atoms[atom / 64] &= ~bit;
        }
}

bool phrase_may_stand(const Phrase *phrase, const View *view, Layer layer, Span refs)
{
    Presence *presence = view->presence;
    const Ref *first = view->layers[layer].refs.at + refs.start;
    size_t count = refs.end - refs.start;
    if (presence->first != first || presence->count != count) {
        mark(view, presence, false);
        presence->first = first;
        presence->count = count;
        mark(view, presence, true);
    }
    return has_steps(view->lexicon->book, phrase, presence->atoms);
}
