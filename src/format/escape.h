// An escape sequence of a terminal: where it ends, by ECMA-48.
#ifndef FORMAT_ESCAPE_H
#define FORMAT_ESCAPE_H

#include "base/text.h"

// Where the next sequence may start: ESC, or an introducer among U+0080 to U+009F. TEXT_NONE:
// nowhere.
size_t escape_find(Text text, size_t from);

// The length of the sequence at `at`, 1 for an ESC that starts none, 0 when nothing starts
// there. Control strings (OSC, DCS, SOS, PM, APC) end with BEL or ST and hold no line break.
size_t escape_len(Text text, size_t at);

#endif
