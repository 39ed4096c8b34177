#include "check/param.h"

bool range_holds(Range range, uint64_t value)
{
    return !range.given || (value >= range.min && value <= range.max);
}

Text range_words(Arena *arena, Range range)
{
    unsigned long long min = range.min, max = range.max;
    if (!range.given || (min == 0 && range.max == UINT64_MAX))
        return TEXT("any number");
    if (min == max)
        return arena_print(arena, "exactly %llu", min);
    if (range.max == UINT64_MAX)
        return arena_print(arena, "at least %llu", min);
    if (min == 0)
        return arena_print(arena, "at most %llu", max);
    return arena_print(arena, "%llu to %llu", min, max);
}

const char *range_verb(Range range)
{
    return range.min == 0 ? "allowed" : "asked for";
}

static Text texts_words(Arena *arena, const TextList *texts)
{
    Text text = {0};
    for (size_t i = 0; i < texts->len; i++) {
        text = i ? arena_join(arena, text, TEXT(", ")) : text;
        text = arena_join(arena, text, texts->at[i]);
    }
    return text;
}

static Text kwarg_words(Arena *arena, const Kwarg *kwarg)
{
    Text text = arena_join(arena, kwarg->text, texts_words(arena, &kwarg->texts));
    return arena_join(arena, arena_join(arena, kwarg->name, TEXT(": ")), text);
}

Text kwargs_words(Arena *arena, const KwargList *kwargs)
{
    Text text = {0};
    for (size_t i = 0; i < kwargs->len; i++) {
        text = i ? arena_join(arena, text, TEXT(", ")) : text;
        text = arena_join(arena, text, kwarg_words(arena, &kwargs->at[i]));
    }
    return text;
}

static Text value_words(Arena *arena, const Param *param, const void *value)
{
    switch (param->kind) {
    case PARAM_RANGE: return range_words(arena, *(const Range *)value);
    case PARAM_NUMBER:
        return arena_print(arena, "%llu", (unsigned long long)*(const uint64_t *)value);
    case PARAM_CHOICE: return text_of(param->choices[*(const unsigned *)value]);
    case PARAM_BOOL: return TEXT("true");
    case PARAM_TEXT: return *(const Text *)value;
    case PARAM_TEXTS: return texts_words(arena, value);
    case PARAM_PATTERN: return pattern_source(*(Pattern *const *)value);
    case PARAM_INSTRUCTION: return text_of(((const Demand *)value)->instruction->id);
    case PARAM_KWARGS: return kwargs_words(arena, &((const Demand *)value)->kwargs);
    }
    return (Text){0};
}

bool param_is_set(const Param *param, const void *params)
{
    const void *value = (const char *)params + param->offset;
    switch (param->kind) {
    case PARAM_RANGE: return ((const Range *)value)->given;
    case PARAM_NUMBER: return *(const uint64_t *)value != param->fallback;
    case PARAM_CHOICE: return param->required || *(const unsigned *)value != param->fallback;
    case PARAM_BOOL: return *(const bool *)value;
    case PARAM_TEXT: return ((const Text *)value)->len > 0;
    case PARAM_TEXTS: return ((const TextList *)value)->len > 0;
    case PARAM_PATTERN: return *(Pattern *const *)value != NULL;
    case PARAM_INSTRUCTION: return true;
    case PARAM_KWARGS: return ((const Demand *)value)->kwargs.len > 0;
    }
    return false;
}

Text params_words(Arena *arena, const Param *rows, const void *params)
{
    Text text = {0};
    for (const Param *param = rows; param && param->name; param++) {
        if (!param_is_set(param, params))
            continue;
        Text value = value_words(arena, param, (const char *)params + param->offset);
        text = arena_print(arena, "%.*s%s%s: %.*s", TEXT_ARG(text), text.len ? ", " : "",
                           param->name, TEXT_ARG(value));
    }
    return text;
}
