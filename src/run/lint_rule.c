#include "run/lint_rule.h"

#include <assert.h>

const void *rule_value(const Rule *rule, const Param *param)
{
    assert(param);
    return (const char *)rule->params + param->offset;
}

bool rule_checks(const Rule *rule, const char *check)
{
    return rule->check && text_is(text_of(rule->check->name), text_of(check));
}

static const Param *param_of(const Rule *rule, const char *name)
{
    for (const Param *param = rule->check->params; param && param->name; param++)
        if (text_is(text_of(param->name), text_of(name)))
            return param;
    return NULL;
}

Range rule_range(const Rule *rule, const char *name)
{
    const Param *param = param_of(rule, name);
    return param ? *(const Range *)rule_value(rule, param) : (Range){0};
}

bool rule_flag(const Rule *rule, const char *name)
{
    const Param *param = param_of(rule, name);
    return param && *(const bool *)rule_value(rule, param);
}

bool rule_chooses(const Rule *rule, const char *name, const char *choice)
{
    const Param *param = param_of(rule, name);
    return param
        && text_is(text_of(param->choices[*(const unsigned *)rule_value(rule, param)]),
                   text_of(choice));
}

const TextList *rule_texts(const Rule *rule, const char *name)
{
    return rule_value(rule, param_of(rule, name));
}
