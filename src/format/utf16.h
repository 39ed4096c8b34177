// UTF-16 with a byte order mark, made UTF-8.
#ifndef FORMAT_UTF16_H
#define FORMAT_UTF16_H

#include "format/decoded.h"

bool utf16_has_mark(Text source, bool *big_endian);

// The text behind the mark. A surrogate without its other half, or an odd last byte, becomes
// U+FFFD and is counted in `replaced`.
Decoded utf16_decode(Text source, bool big_endian, Arena *arena, size_t *replaced);

#endif
