#include "run/task.h"

#include <stdlib.h>

#include "base/suggest.h"

enum {
    PLACES = 6,              // of a number behind its point
    PLACES_SCALE = 1000000,
};

typedef struct Loader {
    Place place;
    Arena *arena;
    Error *error;
    const Demand *demand;
} Loader;

static bool lacks(const Loader *loader, const char *what)
{
    return error_at(loader->error, loader->arena, loader->place, "%s", what);
}

// --- kwargs --------------------------------------------------------------------------------------

static bool wrong_kind(const Loader *loader, const KwargSpec *spec, const char *expected)
{
    return error_at(loader->error, loader->arena, loader->place, "the kwarg '%s' of %s is not %s",
                    spec->name, loader->demand->instruction->id, expected);
}

static bool check_choice(const Loader *loader, const KwargSpec *spec, Text text)
{
    TextList known = {0};
    for (const char *const *choice = spec->choices; choice && *choice; choice++)
        list_add(loader->arena, &known, text_of(*choice));
    if (known.len == 0 || text_list_has(&known, text))
        return true;
    Text hint = suggest_hint(loader->arena, text, &known);
    return error_at(loader->error, loader->arena, loader->place,
                    "the kwarg '%s' of %s cannot be '%.*s'%.*s", spec->name,
                    loader->demand->instruction->id, TEXT_ARG(text), TEXT_ARG(hint));
}

static bool read_texts(const Loader *loader, const KwargSpec *spec, const JsonNode *node,
                       Kwarg *kwarg)
{
    if (node->kind != JSON_ARRAY || node->len == 0)
        return wrong_kind(loader, spec, "a list of strings");
    for (size_t i = 0; i < node->len; i++) {
        JsonString string;
        if (!json_string(&node->at[i], loader->arena, &string))
            return wrong_kind(loader, spec, "a list of strings");
        list_add(loader->arena, &kwarg->texts, string.text);
    }
    return true;
}

static bool read_kwarg(const Loader *loader, const KwargSpec *spec, const JsonNode *node,
                       Kwarg *kwarg)
{
    int64_t scaled;
    JsonString string;
    kwarg->text = node->raw;
    switch (spec->kind) {
    case KWARG_NUMBER:
        if (!json_scaled(node, PLACES, &scaled))
            return wrong_kind(loader, spec, "a number");
        kwarg->number = (double)scaled / PLACES_SCALE;
        return true;
    case KWARG_TEXT:
        if (!json_string(node, loader->arena, &string))
            return wrong_kind(loader, spec, "a string");
        kwarg->text = string.text;
        return check_choice(loader, spec, string.text);
    case KWARG_TEXTS:
        return read_texts(loader, spec, node, kwarg);
    }
    return false;
}

static bool check_names(const Loader *loader, const JsonNode *object)
{
    const Instruction *instruction = loader->demand->instruction;
    TextList known = {0};
    for (const KwargSpec *spec = instruction->kwargs; spec->name; spec++)
        list_add(loader->arena, &known, text_of(spec->name));
    for (size_t i = 0; i < object->len; i++) {
        Text name = json_key(&object->at[i], loader->arena);
        if (object->at[i].kind == JSON_NULL || text_list_has(&known, name))
            continue;
        Text hint = suggest_hint(loader->arena, name, &known);
        return error_at(loader->error, loader->arena, loader->place,
                        "unknown kwarg '%.*s' of %s%.*s", TEXT_ARG(name), instruction->id,
                        TEXT_ARG(hint));
    }
    return true;
}

static bool read_kwargs(const Loader *loader, const JsonNode *object, Demand *demand)
{
    if (!object || object->kind != JSON_OBJECT)
        return lacks(loader, "kwargs has no object for every instruction");
    if (!check_names(loader, object))
        return false;
    for (const KwargSpec *spec = demand->instruction->kwargs; spec->name; spec++) {
        const JsonNode *node = json_get(object, text_of(spec->name));
        bool given = node && node->kind != JSON_NULL;
        if (!given && !spec->optional)
            return error_at(loader->error, loader->arena, loader->place,
                            "%s needs '%s' in its kwargs", demand->instruction->id, spec->name);
        Kwarg kwarg = {.name = text_of(spec->name)};
        if (given && !read_kwarg(loader, spec, node, &kwarg))
            return false;
        if (given)
            list_add(loader->arena, &demand->kwargs, kwarg);
    }
    return true;
}

// --- tasks ---------------------------------------------------------------------------------------

static bool read_instruction(const Loader *loader, const JsonNode *node, Demand *demand)
{
    JsonString id;
    if (!json_string(node, loader->arena, &id))
        return lacks(loader, "instruction_id_list is no list of strings");
    demand->instruction = instruction_find(id.text);
    if (demand->instruction)
        return true;
    TextList known = {0};
    for (size_t i = 0; instructions[i]; i++)
        list_add(loader->arena, &known, text_of(instructions[i]->id));
    Text hint = suggest_hint(loader->arena, id.text, &known);
    return error_at(loader->error, loader->arena, loader->place, "unknown instruction '%.*s'%.*s",
                    TEXT_ARG(id.text), TEXT_ARG(hint));
}

static bool read_demands(Loader *loader, const JsonNode *ids, const JsonNode *kwargs, Task *task)
{
    if (!ids || ids->kind != JSON_ARRAY || ids->len == 0)
        return lacks(loader, "no instruction_id_list, a list of at least one instruction");
    if (!kwargs || kwargs->kind != JSON_ARRAY || kwargs->len != ids->len)
        return lacks(loader, "no kwargs, a list as long as instruction_id_list");
    for (size_t i = 0; i < ids->len; i++) {
        Demand demand = {0};
        loader->demand = &demand;
        bool read = read_instruction(loader, &ids->at[i], &demand)
                 && read_kwargs(loader, &kwargs->at[i], &demand);
        loader->demand = NULL;
        if (!read)
            return false;
        list_add(loader->arena, &task->demands, demand);
    }
    return true;
}

bool task_read(const JsonNode *node, Place place, Arena *arena, Task *task, Error *error)
{
    Loader loader = {.place = place, .arena = arena, .error = error};
    const JsonNode *key = json_get(node, TEXT("key"));
    JsonString prompt;
    *task = (Task){.line = place.line, .key = key ? key->raw : (Text){0}};
    if (!json_string(json_get(node, TEXT("prompt")), arena, &prompt))
        return lacks(&loader, "no prompt, a string");
    task->prompt = prompt.text;
    return read_demands(&loader, json_get(node, TEXT("instruction_id_list")),
                        json_get(node, TEXT("kwargs")), task);
}

static int by_prompt(const void *a, const void *b)
{
    const Task *one = *(Task *const *)a, *two = *(Task *const *)b;
    int order = text_compare(one->prompt, two->prompt);
    return order ? order : (one->line > two->line) - (one->line < two->line);
}

void tasks_sort(Tasks *tasks, Arena *arena)
{
    tasks->by_prompt = (TaskList){0};
    TaskList *sorted = &tasks->by_prompt;
    for (size_t i = 0; i < tasks->list.len; i++)
        list_add(arena, sorted, tasks->list.at[i]);
    if (sorted->len)
        qsort(sorted->at, sorted->len, sizeof *sorted->at, by_prompt);
    for (size_t i = 0; i < sorted->len; i++) {
        bool same = i > 0 && text_is(sorted->at[i]->prompt, sorted->at[i - 1]->prompt);
        sorted->at[i]->group = same ? sorted->at[i - 1]->group : i;
    }
}

size_t tasks_find(const Tasks *tasks, Text prompt)
{
    size_t low = 0, high = tasks->by_prompt.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text_compare(tasks->by_prompt.at[middle]->prompt, prompt) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < tasks->by_prompt.len && text_is(tasks->by_prompt.at[low]->prompt, prompt);
    return found ? low : tasks->by_prompt.len;
}
