#include "claim/atoms.h"

// Each token is looked up once, for all phrases.
void atoms_look_up(View *view, Arena *arena)
{
    const Vocabulary *vocabulary = view->lexicon->vocabulary;
    view->atom_starts = arena_array(arena, size_t, view->tokens.len + 1);
    view->present = arena_array(arena, uint64_t, vocabulary->atoms / 64 + 1);
    for (size_t i = 0; i < view->tokens.len; i++) {
        AtomList atoms = {0};
        if (view->tokens.at[i].kind == TOKEN_WORD)
            vocabulary_look_up(vocabulary, view->tokens.at[i].text, arena, &atoms);
        for (size_t j = 0; j < atoms.len; j++) {
            list_add(arena, &view->atoms, atoms.at[j]);
            view->present[atoms.at[j] / 64] |= (uint64_t)1 << atoms.at[j] % 64;
        }
        view->atom_starts[i + 1] = view->atoms.len;
    }
}

// Counts the refs of each atom, then puts each where its count says: a counting sort.
void atoms_post(const View *view, LayerText *layer, Arena *arena)
{
    size_t atoms = view->lexicon->vocabulary->atoms;
    uint32_t *ends = arena_array(arena, uint32_t, atoms + 2) + 1;
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < layer->refs.len; i++) {
            size_t token = layer->refs.at[i].token;
            for (size_t j = view->atom_starts[token]; j < view->atom_starts[token + 1]; j++)
                if (round == 0)
                    ends[view->atoms.at[j] + 1]++;
                else
                    layer->postings[ends[view->atoms.at[j]]++] = (uint32_t)i;
        }
        for (size_t i = 0; round == 0 && i < atoms; i++)
            ends[i + 1] += ends[i];
        if (round == 0)
            layer->postings = arena_array(arena, uint32_t, ends[atoms] + 1);
    }
    layer->posting_starts = ends - 1;
}
