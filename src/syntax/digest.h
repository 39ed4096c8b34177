// A digest of bytes: SHA-256 (FIPS 180-4) by libmd, in hexadecimal. Names a set of rules in
// reports, so that two reports can be known to rest on the same rules.
#ifndef SYNTAX_DIGEST_H
#define SYNTAX_DIGEST_H

#include "base/list.h"

// Over the lengths and the bytes of the texts, in order.
Text digest_texts(Arena *arena, const TextList *texts);

#endif
