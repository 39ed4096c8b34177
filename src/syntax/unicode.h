// Unicode properties of characters and the default word boundaries of UAX 29, from libunistring.
//
// The tables are libunistring's own; no locale is looked at. Bytes that are not UTF-8 have no property.
#ifndef SYNTAX_UNICODE_H
#define SYNTAX_UNICODE_H

#include "base/list.h"

// White space as Python's str.isspace has it.
bool unicode_is_space(uint32_t character);
bool unicode_is_letter(uint32_t character);       // general category L*
bool unicode_is_number(uint32_t character);       // general category N*
bool unicode_is_upper(uint32_t character);        // upper or title case
bool unicode_is_lower(uint32_t character);
bool unicode_is_unspaced(uint32_t character);     // a script that puts no space between words: Han, kana, Thai, ...
uint32_t unicode_lower(uint32_t character);

// Columns on a terminal: 0, 1 or 2.
unsigned unicode_width(Text text);

// The segments between the word boundaries of UAX 29, in order: words, spaces and punctuation alike.
void unicode_segments(Arena *arena, Text text, SpanList *segments);

#endif
