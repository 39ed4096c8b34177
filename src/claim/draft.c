#include "claim/draft.h"

#include "claim/lexicon.h"
#include "claim/rows.h"

enum { VOLUME_MOST = 4 << 20 };  // atoms in the sets of all nodes

static Phrasebook *book_of(const PhraseReader *reader)
{
    return reader->lexicon->book;
}

void draft_atoms(const PhraseReader *reader, uint32_t set)
{
    Phrasebook *book = book_of(reader);
    const AtomSet *more = book_set(book, set);
    for (uint32_t i = 0; i < more->len; i++)
        list_add(reader->keep, &book->draft.atoms, book->atoms.at[more->at + i]);
}

uint32_t draft_set(const PhraseReader *reader, size_t from)
{
    Phrasebook *book = book_of(reader);
    AtomList *atoms = &book->draft.atoms;
    Atom *own = atoms->len > from ? atoms->at + from : NULL;
    uint32_t set = atoms_set(book, own, atoms->len - from, reader->keep);
    atoms->len = from;
    return set;
}

NodeDraft node_open(const PhraseReader *reader)
{
    const Draft *draft = &book_of(reader)->draft;
    return (NodeDraft){draft->entries.len, draft->atoms.len, draft->inside.len};
}

static void take_entries(const PhraseReader *reader, NodeDraft open, Node *node)
{
    Phrasebook *book = book_of(reader);
    Draft *draft = &book->draft;
    node->entries = (uint32_t)book->entries.len;
    for (size_t i = open.entries; i < draft->entries.len; i++) {
        list_add(reader->keep, &book->entries, draft->entries.at[i]);
        node->any_first = node->any_first || draft->entries.at[i].any_first;
        node->hinted = node->hinted || draft->entries.at[i].hinted;
        draft_atoms(reader, draft->entries.at[i].firsts);
    }
    node->entry_count = (uint32_t)(draft->entries.len - open.entries);
    draft->entries.len = open.entries;
}

// The letters that each of the literals has.
static uint32_t letters_of_all(const Literals *literals)
{
    uint32_t letters = UINT32_MAX;
    for (size_t i = 0; i < literals->any.len; i++)
        letters &= literals->letters[i];
    return letters;
}

// Of the pattern that the book took last. False: nothing is known of it.
static bool draft_hint(const PhraseReader *reader)
{
    Phrasebook *book = book_of(reader);
    uint32_t number = (uint32_t)book->patterns.len - 1;
    Pattern *pattern = book->patterns.at[number];
    const Literals *literals = pattern_literals(pattern);
    size_t known = reader->lexicon->vocabulary->atoms;
    if (literals->any.len == 0)
        return false;
    Atom atom = vocabulary_pattern(reader->lexicon->vocabulary, pattern_source(pattern),
                                   reader->keep);
    if (atom == known)
        list_add(reader->keep, &book->hints, (Hint){number, atom, letters_of_all(literals)});
    list_add(reader->keep, &book->draft.atoms, atom);
    return true;
}

static void take_inside(const PhraseReader *reader, NodeDraft open, Node *node)
{
    Phrasebook *book = book_of(reader);
    Draft *draft = &book->draft;
    node->inside = (uint32_t)book->patterns.len;
    for (size_t i = open.inside; i < draft->inside.len; i++) {
        list_add(reader->keep, &book->patterns, draft->inside.at[i]);
        node->blind = !draft_hint(reader) || node->blind;
    }
    node->inside_count = (uint16_t)(draft->inside.len - open.inside);
    node->hints = draft_set(reader, open.atoms);
    node->any_first = node->blind;
    node->hinted = node->hints != 0;
    draft->inside.len = open.inside;
}

// How many starts each of the node's first atoms has, then where those of the next begin.
static size_t count_starts(Phrasebook *book, const Node *node, uint32_t *counts)
{
    const AtomSet *firsts = book_set(book, node->firsts);
    size_t sum = 0;
    for (uint32_t i = 0; i < firsts->len; i++)
        counts[book->atoms.at[firsts->at + i]] = 0;
    for (uint32_t i = 0; i < node->entry_count; i++) {
        const AtomSet *set = book_set(book, book->entries.at[node->entries + i].firsts);
        for (uint32_t j = 0; j < set->len; j++)
            counts[book->atoms.at[set->at + j]]++;
    }
    for (uint32_t i = 0; i < firsts->len; i++) {
        uint32_t *count = &counts[book->atoms.at[firsts->at + i]], own = *count;
        *count = (uint32_t)sum;
        sum += own;
    }
    return sum;
}

// A counting sort: those of one atom stand in the order of their entries.
static void add_starts(const PhraseReader *reader, Node *node)
{
    Phrasebook *book = book_of(reader);
    while (book->draft.counts.len < reader->lexicon->vocabulary->atoms)
        list_add(reader->keep, &book->draft.counts, 0);
    uint32_t *counts = book->draft.counts.at;
    node->starts = (uint32_t)book->starts.len;
    node->start_count = (uint32_t)count_starts(book, node, counts);
    for (uint32_t i = 0; i < node->start_count; i++)
        list_add(reader->keep, &book->starts, (Start){0});
    for (uint32_t i = node->entries; i < node->entries + node->entry_count; i++) {
        const AtomSet *set = book_set(book, book->entries.at[i].firsts);
        for (uint32_t j = 0; j < set->len; j++) {
            Atom atom = book->atoms.at[set->at + j];
            book->starts.at[node->starts + counts[atom]++] = (Start){atom, i};
        }
    }
}

bool node_close(const PhraseReader *reader, NodeDraft open, Place place, uint32_t *number)
{
    Phrasebook *book = book_of(reader);
    Node node = {.words = draft_set(reader, open.atoms)};
    take_inside(reader, open, &node);
    if (book->draft.entries.len - open.entries + node.inside_count) {
        draft_atoms(reader, node.words);
        draft_atoms(reader, node.hints);
        take_entries(reader, open, &node);
        node.firsts = draft_set(reader, open.atoms);
        add_starts(reader, &node);
        *number = (uint32_t)book->nodes.len;
        list_add(reader->keep, &book->nodes, node);
    } else {
        *number = words_node(book, node.words, reader->keep);
    }
    return book->atoms.len + book->starts.len <= VOLUME_MOST
        || error_at(reader->error, reader->keep, place, "the phrases hold over %d words, terms "
                    "within terms counted", VOLUME_MOST);
}

// One word leaves no steps behind.
void draft_entry(const PhraseReader *reader, const Phrase *entry)
{
    Phrasebook *book = book_of(reader);
    const Node *alone = NULL;
    if (entry->step_count == 1)
        alone = step_node(book, phrase_step(book, entry, 0));
    if (alone && alone->entry_count == 0 && alone->inside_count == 0) {
        draft_atoms(reader, alone->words);
        book->steps.len -= entry->steps + 1 == book->steps.len;
    } else {
        list_add(reader->keep, &book->draft.entries, *entry);
    }
}

Phrase phrase_of_node(const PhraseReader *reader, uint32_t number)
{
    Phrasebook *book = book_of(reader);
    const Node *node = &book->nodes.at[number];
    list_add(reader->keep, &book->steps, (Step){.node = number});
    return (Phrase){(uint32_t)book->steps.len - 1, 1, node->any_first, node->hinted,
                    node->firsts};
}
