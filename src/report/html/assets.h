// The style and the script of an HTML report, and the content security policy that allows these
// two and nothing else: made from the files of this folder when the program is built (embed.sh).
#ifndef REPORT_HTML_ASSETS_H
#define REPORT_HTML_ASSETS_H

#include "base/text.h"

extern const Text html_style;
extern const Text html_script;
extern const char html_policy[];

#endif
