#include "claim/index_cell.h"

#include "claim/index.h"

static void give_back(void *cell)
{
    arena_free(&((IndexCell *)cell)->arena);
}

void index_cell_open(IndexCell *cell, const Lexicon *lexicon, Arena *keep)
{
    cell->lexicon = lexicon;
    once_open(&cell->made);
    arena_owns(keep, give_back, cell);
}

static void make(void *context)
{
    IndexCell *cell = context;
    cell->index = index_make(cell->lexicon, &cell->claims, &cell->arena);
}

const ClaimIndex *index_cell_get(IndexCell *cell)
{
    if (cell->claims.len == 0)
        return NULL;
    once(&cell->made, make, cell);
    return cell->index;
}
