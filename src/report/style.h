// A Style is a colour that the text writer knows: the only escape sequences in any output.
#ifndef REPORT_STYLE_H
#define REPORT_STYLE_H

#include "base/put.h"
#include "core/rule.h"

typedef enum Style {
    STYLE_BOLD,
    STYLE_GUTTER,
    STYLE_ERROR,
    STYLE_WARNING,
    STYLE_NOTE,
    STYLE_PASS,
} Style;

Style style_of(Severity severity);

// Words of our own in a style; as they are without colour.
void put_styled(Out *out, bool color, Style style, const char *ours);

void put_style(Out *out, bool color, Style style);
void put_style_end(Out *out, bool color);

#endif
