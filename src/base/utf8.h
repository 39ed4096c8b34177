// UTF-8 as RFC 3629 defines it: no overlong forms, no surrogates, nothing above U+10FFFF.
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/text.h"

// The length of the character at `at` and the character itself; 0 when no character starts there.
size_t utf8_decode(Text text, size_t at, uint32_t *character);

// Where the first byte at or behind `at` stands that is not ASCII; the end if there is none.
size_t utf8_ascii_end(Text text, size_t at);

// The position of the first byte that is not part of a character, or TEXT_NONE.
size_t utf8_first_bad(Text text, size_t from);

// The number of characters; a bad byte counts as one.
size_t utf8_count(Text text);

// The first bytes of a text, at most so many, without cutting a character in two.
Text utf8_cut(Text text, size_t most);

#endif
