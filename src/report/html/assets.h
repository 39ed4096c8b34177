// The style and the scripts of HTML pages, and the content security policies that allow these and
// nothing else: made from the files of this folder when the program is built (embed.sh).
#ifndef REPORT_HTML_ASSETS_H
#define REPORT_HTML_ASSETS_H

#include "base/text.h"

// What a kind of page runs: shared/*.js and those of its own folder.
typedef struct HtmlScript {
    Text text;
    const char *policy;      // allows this script and the style
} HtmlScript;

extern const Text html_style;
extern const HtmlScript html_report_script, html_diff_script;

#endif
