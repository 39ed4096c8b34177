#include "claim/atoms.h"

// Each token is looked up once, for all phrases.
void atoms_look_up(View *view, Arena *arena)
{
    const Vocabulary *vocabulary = view->lexicon->vocabulary;
    view->atom_starts = arena_array(arena, size_t, view->tokens.len + 1);
    view->letters = arena_array(arena, uint32_t, view->tokens.len);
    view->present = arena_array(arena, uint64_t, vocabulary->atoms / 64 + 1);
    for (size_t i = 0; i < view->tokens.len; i++) {
        AtomList atoms = {0};
        view->letters[i] = letters_of(view->tokens.at[i].text);
        if (view->tokens.at[i].kind == TOKEN_WORD)
            vocabulary_look_up(vocabulary, view->tokens.at[i].text, arena, &atoms);
        for (size_t j = 0; j < atoms.len; j++) {
            list_add(arena, &view->atoms, atoms.at[j]);
            view->present[atoms.at[j] / 64] |= (uint64_t)1 << atoms.at[j] % 64;
        }
        view->atom_starts[i + 1] = view->atoms.len;
    }
}
