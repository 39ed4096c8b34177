// A wrap hint is what a text must have at least, somewhere, if a client's word wrap is to be seen
// in it though no escapes are left: far cheaper to look for than to run the client over the text
// (format/lockstep.h) at every width that its lines speak for.
#ifndef FORMAT_WRAP_HINT_H
#define FORMAT_WRAP_HINT_H

#include "base/text.h"

// False: no width proves a wrap in this text, nor do cut words make it look damaged.
// tests/format/test_unwrap.c compares the two on texts of all kinds, wrapped and not.
bool wrap_hint(Text text);

#endif
