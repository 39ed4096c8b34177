#include "report/style.h"

static const char *const codes[] = {
    [STYLE_BOLD] = "\x1b[1m",     [STYLE_GUTTER] = "\x1b[34m",
    [STYLE_ERROR] = "\x1b[1;31m",   [STYLE_WARNING] = "\x1b[1;33m",
    [STYLE_NOTE] = "\x1b[1;36m",    [STYLE_PASS] = "\x1b[1;32m",
};

Style style_of(Severity severity)
{
    switch (severity) {
    case SEVERITY_ERROR: return STYLE_ERROR;
    case SEVERITY_WARNING: return STYLE_WARNING;
    case SEVERITY_NOTE:
    case SEVERITY_NEVER: break;
    }
    return STYLE_NOTE;
}

void put_style(Out *out, bool color, Style style)
{
    if (color)
        put_ours(out, codes[style]);
}

void put_style_end(Out *out, bool color)
{
    if (color)
        put_ours(out, "\x1b[0m");
}

void put_styled(Out *out, bool color, Style style, const char *ours)
{
    put_style(out, color, style);
    put_ours(out, ours);
    put_style_end(out, color);
}
