// A word list is a sorted table of lower-case ASCII words; the words looked up come from a text
// as they are.
#ifndef SYNTAX_WORDLIST_H
#define SYNTAX_WORDLIST_H

#include "base/text.h"

enum { WORDLIST_LONGEST = 16 };   // no listed word is longer, so no longer one is looked up

// The index of `word`, ASCII case aside, or TEXT_NONE. `words` is sorted by bytes.
size_t wordlist_find(const char *const *words, size_t count, Text word);

#endif
