// Unicode properties of characters and the default word boundaries of UAX 29, from libunistring.
//
// The tables are libunistring's own; no locale is looked at. Bytes that are not UTF-8 have no
// property: each counts as a letterless segment and, on a terminal, as one column.
#ifndef SYNTAX_UNICODE_H
#define SYNTAX_UNICODE_H

#include "base/list.h"

// White space as Python's str.isspace has it.
bool unicode_is_space(uint32_t character);
bool unicode_is_letter(uint32_t character);       // general category L*
bool unicode_is_mark(uint32_t character);         // general category M*
bool unicode_is_number(uint32_t character);       // general category N*
bool unicode_is_word(uint32_t character);         // L* or N*
bool unicode_is_digit(uint32_t character);        // general category Nd, of any script
bool unicode_is_punctuation(uint32_t character);  // general category P*
bool unicode_is_upper(uint32_t character);        // upper or title case
bool unicode_is_lower(uint32_t character);
bool unicode_is_title(uint32_t character);        // general category Lt

bool unicode_is_emoji(uint32_t character);          // property Emoji: digits and arrows as well
bool unicode_is_emoji_picture(uint32_t character);  // Emoji_Presentation: a picture by itself

// The name of the script in Unicode ("Latin", "Han", "Common"), or NULL when it has none.
const char *unicode_script(uint32_t character);

// Of a script that puts no space between words: Han, kana, Thai, ...
bool unicode_is_unspaced(uint32_t character);

// The simple mapping, one character to one.
uint32_t unicode_lower(uint32_t character);

// The one character that a character and a mark behind it make up, or 0.
uint32_t unicode_compose(uint32_t character, uint32_t mark);

// The full mappings, which depend on the neighbours and may change the length; what is not UTF-8
// as a whole stays as it is.
Text unicode_lower_text(Arena *arena, Text text);
Text unicode_upper_text(Arena *arena, Text text);

// The ASCII characters of the compatibility decomposition (NFKD), so that accents go and letters
// stay. Empty when the text is not UTF-8.
Text unicode_ascii_text(Arena *arena, Text text);

// One form for all characters that differ in case alone, character by character.
Text unicode_fold_text(Arena *arena, Text text);

// The length of the white space character at `at`, or 0.
size_t unicode_space_at(Text text, size_t at);

// Columns of one character on a terminal: 0, 1 or 2; a control character takes none.
unsigned unicode_char_width(uint32_t character);

// Columns on a terminal: the sum over the characters, each 0, 1 or 2; control characters take none.
unsigned unicode_width(Text text);

// The length of the user-perceived character (grapheme cluster) at `at`; 0 at the end.
size_t unicode_grapheme_at(Text text, size_t at);

// The segments between the word boundaries of UAX 29, in order: words, spaces and punctuation
// alike. Joined they are the text. Takes a byte of the arena for each byte of the text.
void unicode_segments(Arena *arena, Text text, SpanList *segments);

#endif
