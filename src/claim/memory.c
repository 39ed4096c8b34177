#include "claim/memory.h"

enum {
    MEMOS_LEAST = 1 << 11,   // powers of two
    MEMOS_MOST = 1 << 13,
    RECALLS_LEAST = 1 << 10,
    RECALLS_MOST = 1 << 12,
    TOKENS_FEW = 1000,       // of a text that is read again as fast
    REFS_FEW = 2,            // of a unit that is
};

// About one place a token.
static size_t room_for(const View *view, size_t least, size_t most)
{
    size_t room = least;
    while (room < most && room < view->tokens.len)
        room *= 2;
    return room;
}

Memory *memory_make(const View *view)
{
    Memory *memory = arena_new(view->arena, Memory);
    memory->memo_count = room_for(view, MEMOS_LEAST, MEMOS_MOST);
    memory->memos = arena_array(view->arena, Memo, memory->memo_count);
    if (view->tokens.len < TOKENS_FEW || view->plain)
        return memory;
    memory->recall_count = room_for(view, RECALLS_LEAST, RECALLS_MOST);
    memory->recalls = arena_array(view->arena, Recall, memory->recall_count);
    return memory;
}

static size_t slot_of(uint64_t key, size_t count)
{
    return (size_t)(key * 0x9E3779B97F4A7C15u >> 40) & (count - 1);
}

Memo *memory_memo(const Memory *memory, uint64_t key)
{
    return &memory->memos[slot_of(key, memory->memo_count)];
}

static bool is_unit(const LayerText *text, Span refs)
{
    Span unit = text->units.at[text->refs.at[refs.start].unit].refs;
    return unit.start == refs.start && unit.end == refs.end;
}

Recall *memory_recall(const View *view, const Phrase *phrase, Layer layer, Span refs)
{
    const Memory *memory = view->memory;
    if (!memory->recalls || refs.end - refs.start < REFS_FEW
        || !is_unit(&view->layers[layer], refs))
        return NULL;
    uint64_t key = (uint64_t)phrase->steps << 32 | (refs.start * LAYER_COUNT + layer);
    return &memory->recalls[slot_of(key, memory->recall_count)];
}

bool recall_has(const Recall *recall, const Phrase *phrase, Layer layer, Span refs)
{
    return recall->step_count == phrase->step_count && recall->steps == phrase->steps
        && recall->layer == layer && recall->start == refs.start;
}
