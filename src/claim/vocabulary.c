#include "claim/vocabulary.h"

enum {
    ROOM_FIRST = 1024,     // slots
    LOAD = 2,              // slots for each one that is used, at least
    TOKEN_MOST = 512,      // bytes of a token that are looked up; a longer one is no word
};

// How a form may stand in a token: alone, or behind the qualifier of a name.
typedef enum Stand {
    STAND_ALONE,
    STAND_NAME,            // "WhenAll", also in "Task.WhenAll"
    STAND_MEMBER,          // ".Result", in "task.Result"
} Stand;

typedef struct Use {
    Atom atom;
    Stand stand;
} Use;

typedef struct Slot {
    Text form;             // lower case, or a word with its mark (see `key_of`); empty: free
    LIST(Use) uses;
} Slot;

// FNV-1a. A crafted text can only make itself slower, never change a result.
static uint64_t hash(Text text)
{
    uint64_t value = 14695981039346656037u;
    for (size_t i = 0; i < text.len; i++)
        value = (value ^ (unsigned char)text.at[i]) * 1099511628211u;
    return value ^ value >> 29;
}

static Slot *find(const Vocabulary *vocabulary, Text form)
{
    size_t mask = vocabulary->room - 1;
    for (size_t i = hash(form) & mask;; i = (i + 1) & mask) {
        Slot *slot = &vocabulary->slots[i];
        if (slot->form.len == 0 || text_is(slot->form, form))
            return slot;
    }
}

static void grow(Vocabulary *vocabulary, Arena *keep)
{
    Vocabulary old = *vocabulary;
    vocabulary->room = old.room ? old.room * 2 : ROOM_FIRST;
    vocabulary->slots = arena_array(keep, Slot, vocabulary->room);
    for (size_t i = 0; i < old.room; i++)
        if (old.slots[i].form.len)
            *find(vocabulary, old.slots[i].form) = old.slots[i];
}

static Slot *take(Vocabulary *vocabulary, Text form, Arena *keep)
{
    if (vocabulary->room < (vocabulary->used + 1) * LOAD)
        grow(vocabulary, keep);
    Slot *slot = find(vocabulary, form);
    if (slot->form.len == 0) {
        slot->form = form;
        vocabulary->used++;
    }
    return slot;
}

static Text lower_copy(Text text, Arena *keep)
{
    char *bytes = arena_terminated(keep, text);
    for (size_t i = 0; i < text.len; i++)
        bytes[i] = char_lower(text.at[i]);
    return (Text){bytes, text.len};
}

// A name may be written with what it belongs to: "WhenAll" stands for "Task.WhenAll" too.
static Stand stand_of(Text word)
{
    if (word.at[0] == '.')
        return STAND_MEMBER;
    for (size_t i = 0; i < word.len; i++)
        if (char_is_upper(word.at[i]))
            return text_find_char(word, 0, '.') == TEXT_NONE ? STAND_NAME : STAND_ALONE;
    return STAND_ALONE;
}

// Words of phrases stand in the same table as their forms, behind a mark that no token has.
static Text key_of(Text word, bool inflects, Arena *keep)
{
    return arena_print(keep, "%c%.*s", inflects ? '\1' : '\2', TEXT_ARG(word));
}

Atom vocabulary_atom(Vocabulary *vocabulary, Text word, const Inflection *inflection, Arena *keep)
{
    Slot *known = take(vocabulary, key_of(word, inflection != NULL, keep), keep);
    if (known->uses.len)
        return known->uses.at[0].atom;
    Use use = {(Atom)vocabulary->atoms++, stand_of(word)};
    list_add(keep, &known->uses, use);
    TextList forms = {0};
    if (inflection)
        inflect(inflection, word, keep, &forms);
    else
        list_add(keep, &forms, word);
    for (size_t i = 0; i < forms.len; i++) {
        Slot *slot = take(vocabulary, lower_copy(forms.at[i], keep), keep);
        list_add(keep, &slot->uses, use);
    }
    return use.atom;
}

// --- tokens --------------------------------------------------------------------------------------

static void add_uses(const Vocabulary *vocabulary, Text form, unsigned stands, Arena *arena,
                     AtomList *atoms)
{
    if (form.len == 0)
        return;
    const Slot *slot = find(vocabulary, form);
    for (size_t i = 0; i < slot->uses.len; i++) {
        Atom atom = slot->uses.at[i].atom;
        bool known = !(stands >> slot->uses.at[i].stand & 1u);
        for (size_t j = 0; j < atoms->len && !known; j++)
            known = atoms->at[j] == atom;
        if (!known)
            list_add(arena, atoms, atom);
    }
}

// A name without what qualifies it: "Task.Run" and "Run", ".Task.Run" and ".Run".
static void add_unqualified(const Vocabulary *vocabulary, Text name, Arena *arena, AtomList *atoms)
{
    for (size_t at = 0; (at = text_find_char(name, at, '.')) != TEXT_NONE; at++) {
        add_uses(vocabulary, text_from(name, at), 1u << STAND_MEMBER, arena, atoms);
        add_uses(vocabulary, text_from(name, at + 1), 1u << STAND_NAME, arena, atoms);
    }
}

void vocabulary_look_up(const Vocabulary *vocabulary, Text token, Arena *arena, AtomList *atoms)
{
    char bytes[TOKEN_MOST];
    if (token.len > TOKEN_MOST || vocabulary->room == 0)
        return;
    for (size_t i = 0; i < token.len; i++)
        bytes[i] = char_lower(token.at[i]);
    Text form = {bytes, token.len};
    unsigned all = 1u << STAND_ALONE | 1u << STAND_NAME | 1u << STAND_MEMBER;
    add_uses(vocabulary, form, all, arena, atoms);
    size_t type = text_ends(form, TEXT(">")) ? text_find_char(form, 0, '<') : TEXT_NONE;
    if (type != TEXT_NONE) {
        form = text_slice(form, 0, type);
        add_uses(vocabulary, form, all, arena, atoms);
    }
    add_unqualified(vocabulary, form, arena, atoms);
}
