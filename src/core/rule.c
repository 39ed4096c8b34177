#include "core/rule.h"

static const char *const severity_names[] = {
    [SEVERITY_NOTE] = "note",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
    [SEVERITY_NEVER] = "never",
};

const char *severity_name(Severity severity)
{
    return severity_names[severity];
}

const char *criterion_name(Criterion criterion)
{
    switch (criterion) {
    case CRITERION_FORMAT: return "format";
    case CRITERION_FACTS: return "facts";
    case CRITERION_INTEGRITY: return "integrity";
    case CRITERION_COUNT: break;
    }
    return "";
}

const char *channel_name(ChannelKind channel)
{
    switch (channel) {
    case CHANNEL_ANSWER: return "answer";
    case CHANNEL_THINKING: return "thinking";
    case CHANNEL_COUNT: break;
    }
    return "";
}

bool severity_parse(Text name, Severity *severity)
{
    for (int i = SEVERITY_NOTE; i <= SEVERITY_NEVER; i++)
        if (text_is(name, text_of(severity_names[i]))) {
            *severity = (Severity)i;
            return true;
        }
    return false;
}
