#include "claim/atoms.h"

#include "base/ends_hash.h"
#include "claim/bits.h"
#include "claim/rows.h"

enum {
    KNOWN_LEAST = 1 << 6,    // powers of two
    KNOWN_MOST = 1 << 11,
};

// The token of a text that was looked up last: a text says most of its words again.
typedef struct Known {
    const Token *token;      // NULL: none
    size_t number;
} Known;

typedef struct LookUp {
    View *view;
    Arena *arena;
    Known *known;
    size_t room;
    AtomList atoms;          // of the token at hand
} LookUp;

// The patterns that a token may hold.
static void add_hints(LookUp *look, Text text, uint32_t letters)
{
    const Phrasebook *book = look->view->lexicon->book;
    for (size_t i = 0; i < book->hints.len; i++) {
        const Hint *hint = &book->hints.at[i];
        if ((hint->letters & ~letters) == 0
            && literals_in_word(pattern_literals(book->patterns.at[hint->pattern]), text, letters))
            list_add(look->arena, &look->atoms, hint->atom);
    }
}

static void take_atoms(LookUp *look, size_t number)
{
    View *view = look->view;
    const Token *token = &view->tokens.at[number];
    view->letters[number] = letters_of(token->text);
    look->atoms.len = 0;
    if (token->kind == TOKEN_WORD)
        vocabulary_look_up(view->lexicon->vocabulary, token->text, look->arena, &look->atoms);
    add_hints(look, token->text, view->letters[number]);
    for (size_t i = 0; i < look->atoms.len; i++) {
        Atom atom = look->atoms.at[i];
        list_add(look->arena, &view->atoms, atom);
        set_bit(view->present, atom);
        view->signs[number] |= atom_sign(atom);
    }
}

static void take_again(LookUp *look, size_t number, size_t known)
{
    View *view = look->view;
    view->letters[number] = view->letters[known];
    view->signs[number] = view->signs[known];
    for (size_t i = view->atom_starts[known]; i < view->atom_starts[known + 1]; i++)
        list_add(look->arena, &view->atoms, view->atoms.at[i]);
}

static void look_up(LookUp *look, size_t number)
{
    const Token *token = &look->view->tokens.at[number];
    Known *known = &look->known[ends_hash(token->text) & (look->room - 1)];
    if (known->token && known->token->kind == token->kind
        && text_is(known->token->text, token->text)) {
        take_again(look, number, known->number);
        return;
    }
    *known = (Known){token, number};
    take_atoms(look, number);
}

// Each token is looked up once, for all phrases.
void atoms_look_up(View *view, Arena *arena)
{
    size_t count = view->tokens.len;
    LookUp look = {.view = view, .arena = arena, .room = KNOWN_LEAST};
    while (look.room < KNOWN_MOST && look.room < count)
        look.room *= 2;
    look.known = arena_array(arena, Known, look.room);
    view->atom_starts = arena_array(arena, size_t, count + 1);
    view->letters = arena_array(arena, uint32_t, count);
    view->signs = arena_array(arena, uint64_t, count);
    view->present = arena_array(arena, uint64_t, bit_words(view->lexicon->vocabulary->atoms));
    for (size_t i = 0; i < count; i++) {
        look_up(&look, i);
        view->atom_starts[i + 1] = view->atoms.len;
    }
}
