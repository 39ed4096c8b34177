#include "run/selection.h"

bool selection_is_part(const Selection *selection)
{
    return selection->shards > 0 || selection->ranged;
}

static bool is_in_shard(const Selection *selection, uint64_t number)
{
    return selection->shards == 0 || number % selection->shards == selection->shard - 1;
}

bool selection_has_file(const Selection *selection, uint64_t number)
{
    return !selection->by_files || is_in_shard(selection, number);
}

bool selection_has_record(const Selection *selection, uint64_t number)
{
    if (selection->ranged && (number < selection->first || number >= selection->end))
        return false;
    return selection->by_files || is_in_shard(selection, number);
}

bool selection_ends(const Selection *selection, uint64_t number)
{
    return selection->ranged && number >= selection->end;
}
