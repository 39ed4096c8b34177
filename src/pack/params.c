#include "pack/params.h"

#include "base/number.h"
#include "base/put.h"
#include "pack/kwargs.h"

typedef struct Loader {
    const Param *param;
    Arena *keep;
    Error *error;
} Loader;

static bool fault(const Loader *loader, const YamlNode *node, const char *expected)
{
    Text text = node->kind == YAML_SCALAR ? node->text : text_of(yaml_kind_name(node->kind));
    return error_at(loader->error, loader->keep, node->place, "%s is %s, not '%.*s'",
                    loader->param->name, expected, TEXT_ARG(text));
}

static bool load_number(const Loader *loader, const YamlNode *node, uint64_t *number)
{
    return (node->kind == YAML_SCALAR && number_parse(node->text, number))
        || fault(loader, node, "a whole number");
}

static bool load_least(const Loader *loader, const YamlNode *node, uint64_t *number)
{
    uint64_t least = loader->param->least;
    if (!load_number(loader, node, number))
        return false;
    return *number >= least
        || error_at(loader->error, loader->keep, node->place, "%s is %llu or more, not '%.*s'",
                    loader->param->name, (unsigned long long)least, TEXT_ARG(node->text));
}

static bool load_bound(const Loader *loader, const YamlPair *pair, Range *range)
{
    if (text_is(pair->key->text, TEXT("min")))
        return load_number(loader, pair->value, &range->min);
    if (text_is(pair->key->text, TEXT("max")))
        return load_number(loader, pair->value, &range->max);
    return error_at(loader->error, loader->keep, pair->key->place,
                    "unknown key '%.*s': %s has min and max", TEXT_ARG(pair->key->text),
                    loader->param->name);
}

static bool load_range(const Loader *loader, const YamlNode *node, Range *range)
{
    *range = (Range){true, 0, UINT64_MAX};
    if (node->kind == YAML_SCALAR) {
        bool good = load_number(loader, node, &range->min);
        range->max = range->min;
        return good;
    }
    if (node->kind == YAML_LIST || node->map.len == 0)
        return fault(loader, node, "a number or {min: a, max: b}");
    for (size_t i = 0; i < node->map.len; i++)
        if (!load_bound(loader, &node->map.at[i], range))
            return false;
    return range->min <= range->max
        || error_at(loader->error, loader->keep, node->place, "%s: min is greater than max",
                    loader->param->name);
}

static bool load_choice(const Loader *loader, const YamlNode *node, unsigned *index)
{
    const char *const *choices = loader->param->choices;
    for (*index = 0; choices[*index]; ++*index)
        if (node->kind == YAML_SCALAR && text_is(node->text, text_of(choices[*index])))
            return true;
    Out list = {0};
    put_raw(&list, TEXT("one of "));
    for (size_t i = 0; choices[i]; i++)
        put_print(&list, "%s%s", i ? ", " : "", choices[i]);
    put_char(&list, '\0');
    bool good = fault(loader, node, list.at);
    out_free(&list);
    return good;
}

static bool load_bool(const Loader *loader, const YamlNode *node, bool *value)
{
    *value = node->kind == YAML_SCALAR && text_is(node->text, TEXT("true"));
    return *value || (node->kind == YAML_SCALAR && text_is(node->text, TEXT("false")))
        || fault(loader, node, "true or false");
}

static bool load_text(const Loader *loader, const YamlNode *node, Text *text)
{
    *text = node->text;
    return (node->kind == YAML_SCALAR && node->text.len > 0) || fault(loader, node, "a text");
}

static bool load_texts(const Loader *loader, const YamlNode *node, TextList *texts)
{
    Text text;
    size_t count = node->kind == YAML_LIST ? node->list.len : 1;
    for (size_t i = 0; i < count; i++) {
        const YamlNode *entry = node->kind == YAML_LIST ? node->list.at[i] : node;
        if (!load_text(loader, entry, &text))
            return false;
        list_add(loader->keep, texts, text);
    }
    return count > 0 || fault(loader, node, "a list that holds something");
}

static bool load_pattern(const Loader *loader, const YamlNode *node, Pattern **pattern)
{
    if (node->kind != YAML_SCALAR)
        return fault(loader, node, "a pattern");
    *pattern = pattern_keep(node->text, 0, node->place, loader->keep, loader->error);
    return *pattern != NULL;
}

static bool load_value(const Loader *loader, const YamlNode *node, char *params)
{
    void *value = params + loader->param->offset;
    switch (loader->param->kind) {
    case PARAM_RANGE: return load_range(loader, node, value);
    case PARAM_NUMBER: return load_least(loader, node, value);
    case PARAM_CHOICE: return load_choice(loader, node, value);
    case PARAM_BOOL: return load_bool(loader, node, value);
    case PARAM_TEXT: return load_text(loader, node, value);
    case PARAM_TEXTS: return load_texts(loader, node, value);
    case PARAM_PATTERN: return load_pattern(loader, node, value);
    case PARAM_INSTRUCTION: return instruction_load(node, value, loader->keep, loader->error);
    case PARAM_KWARGS: return kwargs_load(node, value, loader->keep, loader->error);
    }
    return false;
}

static void set_fallback(const Param *param, char *params)
{
    void *value = params + param->offset;
    if (param->kind == PARAM_NUMBER)
        *(uint64_t *)value = param->fallback;
    if (param->kind == PARAM_CHOICE)
        *(unsigned *)value = (unsigned)param->fallback;
}

static bool load_param(const Param *param, const YamlNode *rule, const char *check, char *params,
                       const Loader *loader)
{
    const YamlNode nothing = {.kind = YAML_MAP, .place = rule->place};
    const YamlNode *node = yaml_get(rule, text_of(param->name));
    if (!node && param->kind == PARAM_KWARGS)
        node = &nothing;
    set_fallback(param, params);
    if (node)
        return load_value(loader, node, params);
    return !param->required
        || error_at(loader->error, loader->keep, rule->place, "the check %s needs `%s`: %s", check,
                    param->name, param->about);
}

// A rule that asks for nothing would never fail.
static bool asks_for_something(const CheckType *check, const YamlNode *rule, Arena *keep,
                               Error *error)
{
    Text names = {0};
    for (const char *const *name = check->any_of; name && *name; name++) {
        if (yaml_get(rule, text_of(*name)))
            return true;
        names = arena_print(keep, "%.*s%s`%s`", TEXT_ARG(names), names.len ? ", " : "", *name);
    }
    return names.len == 0
        || error_at(error, keep, rule->place, "the check %s needs one of %.*s", check->name,
                    TEXT_ARG(names));
}

const void *params_load(const CheckType *check, const YamlNode *rule, Arena *keep, Error *error)
{
    char *params = arena_get(keep, check->size ? check->size : 1);
    for (const Param *param = check->params; param && param->name; param++) {
        Loader loader = {param, keep, error};
        if (!load_param(param, rule, check->name, params, &loader))
            return NULL;
    }
    return asks_for_something(check, rule, keep, error) ? params : NULL;
}
