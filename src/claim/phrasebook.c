#include "claim/phrasebook.h"

#include <string.h>

enum {
    SMALL_MOST = 8,          // atoms that are looked at one by one
    INSERTED_MOST = 24,      // that are sorted one by one; of a set without bits
};

const Step *phrase_step(const Phrasebook *book, const Phrase *phrase, size_t step)
{
    return &book->steps.at[phrase->steps + step];
}

const Node *step_node(const Phrasebook *book, const Step *step)
{
    return &book->nodes.at[step->node];
}

const AtomSet *book_set(const Phrasebook *book, uint32_t set)
{
    return &book->sets.at[set];
}

bool atoms_have(const Phrasebook *book, uint32_t number, Atom atom)
{
    const AtomSet *set = &book->sets.at[number];
    if (set->words) {
        uint32_t word = atom / 64 - set->word;       // huge when it is before the first
        return word < set->words && (book->bits.at[set->bits + word] >> atom % 64 & 1);
    }
    const Atom *atoms = &book->atoms.at[set->at];
    uint32_t low = 0, high = set->len;
    while (high - low > SMALL_MOST) {
        uint32_t middle = low + (high - low) / 2;
        if (atoms[middle] <= atom)
            low = middle;
        else
            high = middle;
    }
    for (; low < high; low++)
        if (atoms[low] == atom)
            return true;
    return false;
}

static void sort_few(Atom *atoms, size_t len)
{
    for (size_t i = 1; i < len; i++) {
        Atom atom = atoms[i];
        size_t j = i;
        for (; j > 0 && atoms[j - 1] > atom; j--)
            atoms[j] = atoms[j - 1];
        atoms[j] = atom;
    }
}

static size_t drop_doubles(Atom *atoms, size_t len)
{
    size_t kept = 0;
    for (size_t i = 0; i < len; i++)
        if (kept == 0 || atoms[kept - 1] != atoms[i])
            atoms[kept++] = atoms[i];
    return kept;
}

// Bits of atoms in any order.
static void add_bits(Phrasebook *book, AtomSet *set, const Atom *atoms, size_t len, Arena *keep)
{
    Atom least = atoms[0], most = atoms[0];
    for (size_t i = 1; i < len; i++) {
        least = atoms[i] < least ? atoms[i] : least;
        most = atoms[i] > most ? atoms[i] : most;
    }
    set->bits = (uint32_t)book->bits.len;
    set->word = least / 64;
    set->words = most / 64 - set->word + 1;
    for (uint32_t i = 0; i < set->words; i++)
        list_add(keep, &book->bits, 0);
    for (size_t i = 0; i < len; i++)
        book->bits.at[set->bits + atoms[i] / 64 - set->word] |= (uint64_t)1 << atoms[i] % 64;
}

// The atoms of a set's bits, in order.
static size_t atoms_of_bits(const Phrasebook *book, const AtomSet *set, Atom *atoms)
{
    size_t len = 0;
    for (uint32_t i = 0; i < set->words; i++)
        for (uint64_t rest = book->bits.at[set->bits + i]; rest; rest &= rest - 1)
            atoms[len++] = (set->word + i) * 64 + (Atom)__builtin_ctzll(rest);
    return len;
}

uint32_t atoms_set(Phrasebook *book, Atom *atoms, size_t len, Arena *keep)
{
    AtomSet set = {.at = (uint32_t)book->atoms.len};
    if (book->sets.len == 0)
        list_add(keep, &book->sets, (AtomSet){0});
    if (len <= INSERTED_MOST) {
        sort_few(atoms, len);
        len = drop_doubles(atoms, len);
    }
    if (len > INSERTED_MOST) {
        add_bits(book, &set, atoms, len, keep);
        len = atoms_of_bits(book, &set, atoms);
    }
    set.len = (uint32_t)len;
    for (size_t i = 0; i < len; i++)
        list_add(keep, &book->atoms, atoms[i]);
    if (len)
        list_add(keep, &book->sets, set);
    return len ? (uint32_t)book->sets.len - 1 : 0;
}

uint32_t lone_node(Phrasebook *book, Atom atom, Arena *keep)
{
    while (book->lone.len <= atom)
        list_add(keep, &book->lone, 0);
    if (book->lone.at[atom] == 0) {
        uint32_t set = atoms_set(book, &atom, 1, keep);
        list_own(keep, &book->lone);
        list_add(keep, &book->nodes, (Node){.words = set, .firsts = set});
        book->lone.at[atom] = (uint32_t)book->nodes.len;
    }
    return book->lone.at[atom] - 1;
}
