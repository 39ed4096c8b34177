#include "pack/kwargs.h"

#include "base/number.h"
#include "base/suggest.h"
#include "official/python.h"
#include "syntax/pattern.h"

enum {
    PLACES = 6,           // of a number behind its point
    PLACES_SCALE = 1000000,
};

typedef struct Loader {
    const char *name;     // of the kwarg
    Arena *keep;
    Error *error;
} Loader;

static bool fault(const Loader *loader, const YamlNode *node, const char *expected)
{
    Text text = node->kind == YAML_SCALAR ? node->text : text_of(yaml_kind_name(node->kind));
    return error_at(loader->error, loader->keep, node->place, "%s is %s, not '%.*s'", loader->name,
                    expected, TEXT_ARG(text));
}

// The id that has this name behind its group; empty when there is none.
static Text whole_id(Arena *keep, Text name, const TextList *ids)
{
    Text behind = arena_join(keep, TEXT(":"), name);
    for (size_t i = 0; i < ids->len; i++)
        if (text_ends(ids->at[i], behind))
            return ids->at[i];
    return (Text){0};
}

bool instruction_load(const YamlNode *node, Demand *demand, Arena *keep, Error *error)
{
    Loader loader = {"instruction", keep, error};
    if (node->kind != YAML_SCALAR)
        return fault(&loader, node, "the id of an official checker");
    demand->instruction = instruction_find(node->text);
    if (demand->instruction)
        return true;
    TextList ids = {0};
    for (size_t i = 0; instructions[i]; i++)
        list_add(keep, &ids, text_of(instructions[i]->id));
    Text hint = suggest_hint(keep, node->text, &ids), whole = whole_id(keep, node->text, &ids);
    if (whole.len)
        hint = arena_print(keep, " (did you mean '%.*s'?)", TEXT_ARG(whole));
    if (!hint.len)
        hint = TEXT("; an id is a group and a name, as in 'punctuation:no_comma'");
    return error_at(error, keep, node->place, "unknown instruction '%.*s'%.*s",
                    TEXT_ARG(node->text), TEXT_ARG(hint));
}

// --- one value -----------------------------------------------------------------------------------

static bool load_number(const Loader *loader, const YamlNode *node, Kwarg *kwarg)
{
    uint64_t scaled;
    if (node->kind != YAML_SCALAR || !number_parse_scaled(node->text, PLACES, &scaled))
        return fault(loader, node, "a number, 0 or more");
    kwarg->number = (double)scaled / PLACES_SCALE;
    kwarg->text = node->text;
    return true;
}

// Officially a pattern that is none ends the evaluation; here it would be found nowhere.
static bool check_pattern(const Loader *loader, const YamlNode *node, const KwargSpec *spec)
{
    if (!spec->pattern || py_is_plain(node->text))
        return true;
    Pattern *pattern = pattern_compile(node->text, 0, node->place, loader->keep, loader->error);
    if (!pattern)
        return false;
    pattern_free(pattern);
    return true;
}

static bool load_text(const Loader *loader, const YamlNode *node, const KwargSpec *spec,
                      Kwarg *kwarg)
{
    const char *const *choices = spec->choices;
    if (node->kind != YAML_SCALAR)
        return fault(loader, node, "a text");
    kwarg->text = node->text;
    TextList known = {0};
    for (; choices && *choices; choices++)
        list_add(loader->keep, &known, text_of(*choices));
    if (known.len == 0 || text_list_has(&known, node->text))
        return check_pattern(loader, node, spec);
    Text list = known.at[0], hint = suggest_hint(loader->keep, node->text, &known);
    for (size_t i = 1; i < known.len; i++)
        list = arena_print(loader->keep, "%.*s, %.*s", TEXT_ARG(list), TEXT_ARG(known.at[i]));
    return error_at(loader->error, loader->keep, node->place, "%s is one of %.*s, not '%.*s'%.*s",
                    loader->name, TEXT_ARG(list), TEXT_ARG(node->text), TEXT_ARG(hint));
}

static bool load_texts(const Loader *loader, const YamlNode *node, const KwargSpec *spec,
                       Kwarg *kwarg)
{
    if (node->kind != YAML_LIST || node->list.len == 0)
        return fault(loader, node, "a list of texts: [..., ...]");
    for (size_t i = 0; i < node->list.len; i++) {
        const YamlNode *text = node->list.at[i];
        if (text->kind != YAML_SCALAR)
            return fault(loader, text, "a list of texts");
        if (!check_pattern(loader, text, spec))
            return false;
        list_add(loader->keep, &kwarg->texts, text->text);
    }
    return true;
}

static bool load_value(const Loader *loader, const YamlNode *node, const KwargSpec *spec,
                       Kwarg *kwarg)
{
    switch (spec->kind) {
    case KWARG_NUMBER: return load_number(loader, node, kwarg);
    case KWARG_TEXT: return load_text(loader, node, spec, kwarg);
    case KWARG_TEXTS: return load_texts(loader, node, spec, kwarg);
    }
    return false;
}

// --- all of them ---------------------------------------------------------------------------------

// As the data sets have it: every key there is, and null where it says nothing.
static bool is_null(const YamlNode *node)
{
    return node->kind == YAML_SCALAR && node->plain
        && (text_is(node->text, TEXT("null")) || text_is(node->text, TEXT("~")));
}

static bool load_kwarg(const KwargSpec *spec, const YamlNode *map, Demand *demand, Arena *keep,
                       Error *error)
{
    Loader loader = {spec->name, keep, error};
    const YamlNode *node = yaml_get(map, text_of(spec->name));
    if ((!node || is_null(node)) && !spec->optional)
        return error_at(error, keep, map->place, "%s needs `%s` in its kwargs",
                        demand->instruction->id, spec->name);
    if (!node || is_null(node))
        return true;
    Kwarg kwarg = {.name = text_of(spec->name)};
    if (!load_value(&loader, node, spec, &kwarg))
        return false;
    list_add(keep, &demand->kwargs, kwarg);
    return true;
}

static bool check_names(const YamlNode *map, const Demand *demand, Arena *keep, Error *error)
{
    TextList known = {0};
    for (const KwargSpec *spec = demand->instruction->kwargs; spec->name; spec++)
        list_add(keep, &known, text_of(spec->name));
    for (size_t i = 0; i < map->map.len; i++) {
        const YamlNode *key = map->map.at[i].key;
        if (text_list_has(&known, key->text) || is_null(map->map.at[i].value))
            continue;
        Text hint = known.len ? suggest_hint(keep, key->text, &known) : TEXT(", which has none");
        return error_at(error, keep, key->place, "unknown kwarg '%.*s' of %s%.*s",
                        TEXT_ARG(key->text), demand->instruction->id, TEXT_ARG(hint));
    }
    return true;
}

bool kwargs_load(const YamlNode *node, Demand *demand, Arena *keep, Error *error)
{
    Loader loader = {"kwargs", keep, error};
    if (node->kind != YAML_MAP)
        return fault(&loader, node, "a mapping");
    if (!check_names(node, demand, keep, error))
        return false;
    for (const KwargSpec *spec = demand->instruction->kwargs; spec->name; spec++)
        if (!load_kwarg(spec, node, demand, keep, error))
            return false;
    return true;
}
