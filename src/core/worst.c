#include "core/worst.h"

#include <stdlib.h>
#include <string.h>

static int by_number(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

static int compare(const Worst *a, const Worst *b)
{
    int order = (a->score > b->score) - (a->score < b->score);
    order = order ? order : text_compare(a->path, b->path);
    order = order ? order : by_number(a->record, b->record);
    order = order ? order : text_compare(a->id, b->id);
    order = order ? order : text_compare(a->model, b->model);
    return order ? order : by_number(a->findings, b->findings);
}

static Text move(char **to, Text text)
{
    char *at = *to;
    if (text.len)
        memcpy(at, text.at, text.len);
    *to += text.len;
    return (Text){at, text.len};
}

// The three texts in one piece of memory, which begins with the path.
static Worst own(const Worst *worst)
{
    Worst copy = *worst;
    char *bytes = memory_get(worst->path.len + worst->id.len + worst->model.len + 1);
    copy.path = move(&bytes, worst->path);
    copy.id = move(&bytes, worst->id);
    copy.model = move(&bytes, worst->model);
    return copy;
}

static void drop_last(WorstList *list)
{
    free((char *)list->at[--list->len].path.at);
}

void worst_add(WorstList *list, const Worst *worst)
{
    size_t index = list->len;
    while (index > 0 && compare(worst, &list->at[index - 1]) < 0)
        index--;
    if (index == list->most)
        return;
    if (list->len == list->most)
        drop_last(list);
    if (list->len == list->cap) {
        list->cap = list->cap ? 2 * list->cap : 4;
        list->at = memory_grow(list->at, list->cap * sizeof *list->at);
    }
    memmove(&list->at[index + 1], &list->at[index], (list->len - index) * sizeof *list->at);
    list->at[index] = own(worst);
    list->len++;
}

void worst_merge(WorstList *list, const WorstList *other)
{
    for (size_t i = 0; i < other->len; i++)
        worst_add(list, &other->at[i]);
}

void worst_clear(WorstList *list)
{
    while (list->len > 0)
        drop_last(list);
}

void worst_close(WorstList *list)
{
    worst_clear(list);
    free(list->at);
    *list = (WorstList){0};
}
