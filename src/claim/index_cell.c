#include "claim/index_cell.h"

#include "base/pipeline.h"
#include "claim/index.h"

enum { EMPTY, BUSY, FULL };

void index_cell_open(IndexCell *cell, const Lexicon *lexicon)
{
    cell->lexicon = lexicon;
    atomic_init(&cell->state, EMPTY);
}

// One thread makes it; others that want it meanwhile wait for it, less than 1 ms.
const ClaimIndex *index_cell_get(IndexCell *cell)
{
    int expected = EMPTY;
    if (cell->claims.len == 0)
        return NULL;
    if (atomic_load(&cell->state) == FULL)
        return cell->index;
    if (atomic_compare_exchange_strong(&cell->state, &expected, BUSY)) {
        cell->index = index_make(cell->lexicon, &cell->claims, &cell->arena);
        atomic_store(&cell->state, FULL);
    }
    while (atomic_load(&cell->state) != FULL)
        thread_yield();
    return cell->index;
}
