#include "format/choice.h"

#include <stdlib.h>

void choices_add(ChoiceList *choices, Arena *arena, const JsonNode *list)
{
    for (size_t i = 0; wire_is_list(list) && i < list->len; i++) {
        const JsonNode *node = &list->at[i];
        bool alone = wire_get(node, TEXT("message")) && !wire_get(node, TEXT("delta"));
        uint64_t index = wire_index(json_get(node, TEXT("index")), i);
        Choice choice = {index, choices->len, node, alone};
        list_add(arena, choices, choice);
    }
}

static int by_index(const void *a, const void *b)
{
    const Choice *left = a, *right = b;
    if (left->index != right->index)
        return left->index < right->index ? -1 : 1;
    return left->order < right->order ? -1 : left->order > right->order;
}

void choices_sort(ChoiceList *choices)
{
    if (choices->len > 1)
        qsort(choices->at, choices->len, sizeof *choices->at, by_index);
}

Pieces choices_pieces(const ChoiceList *choices, size_t start)
{
    const Choice *first = &choices->at[start];
    size_t len = 1;
    while (start + len < choices->len && first[len].index == first->index && !first[len].alone)
        len++;
    return (Pieces){first, len};
}

bool choices_name(Record *record, size_t before, const JsonNode *id, const JsonNode *model)
{
    DocumentList *documents = record->documents;
    Text id_word = record_word(record, id), model_word = record_word(record, model);
    bool one = documents->len - before == 1;
    for (size_t i = before; i < documents->len; i++) {
        Document *document = &documents->at[i];
        document->id = id_word;
        document->model = model_word;
        if (!one)
            list_add(record->arena, &document->notes,
                     TEXT("the figures are of all choices together: they are left out"));
    }
    return one;
}
