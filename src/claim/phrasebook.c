#include "claim/phrasebook.h"

#include "claim/rows.h"

#include <string.h>

enum {
    SMALL_MOST = 8,          // atoms that are looked at one by one
    INSERTED_MOST = 24,      // that are sorted one by one; a set of more has bits
    SLOTS_FIRST = 1024,
};

bool set_lists(const Phrasebook *book, const AtomSet *set, Atom atom)
{
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

// Atoms in order, without doubles, by way of bits that are taken off again.
static size_t sort_many(Phrasebook *book, Atom *atoms, size_t len, Arena *keep)
{
    AtomSet set = {0};
    size_t before = book->bits.len, kept = 0;
    add_bits(book, &set, atoms, len, keep);
    for (uint32_t i = 0; i < set.words; i++)
        for (uint64_t rest = book->bits.at[set.bits + i]; rest; rest &= rest - 1)
            atoms[kept++] = (set.word + i) * 64 + (Atom)__builtin_ctzll(rest);
    book->bits.len = before;
    return kept;
}

static size_t sort(Phrasebook *book, Atom *atoms, size_t len, Arena *keep)
{
    if (len > INSERTED_MOST)
        return sort_many(book, atoms, len, keep);
    sort_few(atoms, len);
    return drop_doubles(atoms, len);
}

// --- each set once -------------------------------------------------------------------------------

static size_t slot_of(const Phrasebook *book, const Atom *atoms, size_t len)
{
    uint64_t hash = len;
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ atoms[i]) * 0x9E3779B97F4A7C15u;
    size_t mask = book->draft.slots.len - 1, slot = (size_t)(hash >> 32) & mask;
    for (; book->draft.slots.at[slot]; slot = (slot + 1) & mask) {
        const AtomSet *set = &book->sets.at[book->draft.slots.at[slot] - 1];
        if (set->len == len && memcmp(&book->atoms.at[set->at], atoms, len * sizeof *atoms) == 0)
            break;
    }
    return slot;
}

// Twice as many slots as there are sets, at least; also where a compiled book brought sets along.
static void make_room(Phrasebook *book, Arena *keep)
{
    size_t room = SLOTS_FIRST;
    while (room < (book->sets.len + 1) * 4)
        room *= 2;
    book->draft.slots.at = arena_array(keep, uint32_t, room);
    book->draft.slots.len = book->draft.slots.cap = room;
    for (size_t i = 1; i < book->sets.len; i++) {
        const AtomSet *set = &book->sets.at[i];
        size_t slot = slot_of(book, &book->atoms.at[set->at], set->len);
        book->draft.slots.at[slot] = (uint32_t)i + 1;
    }
}

// The words of a rule get their numbers one after the other, so that a few words hold the bits of
// most sets: these are asked faster than the list.
static uint32_t add_set(Phrasebook *book, const Atom *atoms, size_t len, Arena *keep)
{
    AtomSet set = {.at = (uint32_t)book->atoms.len, .len = (uint32_t)len};
    if (len > INSERTED_MOST || atoms[len - 1] / 64 - atoms[0] / 64 < len)
        add_bits(book, &set, atoms, len, keep);
    for (size_t i = 0; i < len; i++) {
        list_add(keep, &book->atoms, atoms[i]);
        set.sign |= atom_sign(atoms[i]);
    }
    list_add(keep, &book->sets, set);
    list_add(keep, &book->words, 0);
    return (uint32_t)book->sets.len - 1;
}

uint32_t atoms_set(Phrasebook *book, Atom *atoms, size_t len, Arena *keep)
{
    if (book->sets.len == 0) {
        list_add(keep, &book->sets, (AtomSet){0});
        list_add(keep, &book->words, 0);
    }
    if (book->draft.slots.len < (book->sets.len + 1) * 2)
        make_room(book, keep);
    len = sort(book, atoms, len, keep);
    if (len == 0)
        return 0;
    uint32_t *slot = &book->draft.slots.at[slot_of(book, atoms, len)];
    if (*slot == 0)
        *slot = add_set(book, atoms, len, keep) + 1;
    return *slot - 1;
}

uint32_t words_node(Phrasebook *book, uint32_t set, Arena *keep)
{
    if (book->words.at[set] == 0) {
        list_own(keep, &book->words);
        list_add(keep, &book->nodes, (Node){.words = set, .firsts = set});
        book->words.at[set] = (uint32_t)book->nodes.len;
    }
    return book->words.at[set] - 1;
}
