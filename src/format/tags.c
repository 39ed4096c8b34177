#include "format/tags.h"

static const char *const names[THINK_POLICY_COUNT] = {
    [THINK_AUTO] = "auto",           [THINK_NONE] = "none",
    [THINK_LEADING] = "leading",     [THINK_FORCED] = "forced",
    [THINK_ANYWHERE] = "anywhere",   [THINK_BALANCED] = "balanced",
    [THINK_LAST_CLOSE] = "last-close",
};

const char *think_policy_name(ThinkPolicy policy)
{
    return names[policy];
}

bool think_policy_parse(Text name, ThinkPolicy *policy)
{
    for (unsigned i = 0; i < THINK_POLICY_COUNT; i++) {
        if (!text_is(name, text_of(names[i])))
            continue;
        *policy = (ThinkPolicy)i;
        return true;
    }
    return false;
}

bool tags_apply(Document *document, ThinkPolicy policy, Arena *arena)
{
    (void)document;
    (void)policy;
    (void)arena;
    return false;
}

bool tags_begin(Text text)
{
    (void)text;
    return false;
}
