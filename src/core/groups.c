#include "core/groups.h"

#include <stdlib.h>
#include <string.h>

#include "base/put.h"
#include "base/utf8.h"
#include "syntax/json.h"

Counts counts_of(const Result *result)
{
    bool ok = result->status == STATUS_OK;
    return (Counts){.results = 1,
                    .passed = ok && !result->failed,
                    .failed = ok && result->failed,
                    .input_errors = !ok,
                    .scored = result->scored,
                    .score_sum = result->scored ? (uint64_t)result->score : 0};
}

void counts_add(Counts *counts, const Counts *other)
{
    counts->results += other->results;
    counts->passed += other->passed;
    counts->failed += other->failed;
    counts->input_errors += other->input_errors;
    counts->scored += other->scored;
    counts->score_sum += other->score_sum;
}

Text group_name(const Group *group)
{
    return (Text){group->name, group->len};
}

// The index of the first group whose name is not before this one.
static size_t find(const Groups *groups, Text name)
{
    size_t low = 0, high = groups->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text_compare(group_name(&groups->at[middle]), name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void insert(Groups *groups, size_t index, Text name)
{
    if (groups->len == GROUPS_MOST)
        counts_add(&groups->other, &groups->at[--groups->len].counts);
    if (groups->len == groups->cap) {
        groups->cap = groups->cap ? 2 * groups->cap : 4;
        groups->at = memory_grow(groups->at, groups->cap * sizeof *groups->at);
    }
    Group *group = &groups->at[index];
    memmove(group + 1, group, (groups->len - index) * sizeof *group);
    *group = (Group){.len = name.len};
    if (name.len)
        memcpy(group->name, name.at, name.len);
    groups->len++;
}

void groups_add(Groups *groups, Text name, const Counts *counts)
{
    name = utf8_cut(name, GROUP_NAME);
    size_t index = find(groups, name);
    if (index == GROUPS_MOST) {
        counts_add(&groups->other, counts);
        return;
    }
    if (index == groups->len || !text_is(group_name(&groups->at[index]), name))
        insert(groups, index, name);
    counts_add(&groups->at[index].counts, counts);
}

void groups_merge(Groups *groups, const Groups *other)
{
    for (size_t i = 0; i < other->len; i++)
        groups_add(groups, group_name(&other->at[i]), &other->at[i].counts);
    counts_add(&groups->other, &other->other);
}

void groups_clear(Groups *groups)
{
    groups->len = 0;
    groups->other = (Counts){0};
}

void groups_close(Groups *groups)
{
    free(groups->at);
    *groups = (Groups){0};
}

static Text through_json(Text name, Arena *arena)
{
    Out out = {0};
    JsonNode *node;
    JsonString string = {0};
    put_json(&out, name);
    JsonReader reader = {.text = arena_copy(arena, out_text(&out))};
    out_free(&out);
    if (json_next(&reader, arena, &node) == JSON_VALUE)
        json_string(node, arena, &string);
    return string.text;
}

Text name_plain(Text name, size_t most, Arena *arena)
{
    name = text_slice(name, 0, most + 4);        // of a longer one no more is looked at
    if (utf8_first_bad(name, 0) != TEXT_NONE)
        name = through_json(name, arena);
    return utf8_cut(name, most);
}
