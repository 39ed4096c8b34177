// Words, as a person counts them.
//
// A word begins at a UAX 29 segment that holds a letter or a number. Segments that are joined by
// ASCII punctuation without white space belong to one word ("I/O-bound", "e.g.", "Task<T>",
// "don't", "3.14"), except by a comma, a semicolon or "--"; in scripts without spaces (Han, kana,
// Thai, ...) each segment is a word of its own. Markup alone ("**", "-") is no word. This is what
// `wc -w` says of plain English text, less its lone punctuation.
//
// Punctuation behind a word is not part of it, but for what belongs there: '#', '+', '%' ("C#",
// "C++", "50%"), a bracket that was opened inside it, and the last dot of "e.g." or "U.S.".
#ifndef SYNTAX_WORDS_H
#define SYNTAX_WORDS_H

#include "base/list.h"

// ASCII is segmented here, what stands around other characters by libunistring.
void words_split(Arena *arena, Text text, SpanList *words);
size_t words_count(Arena *scratch, Text text);

// The same, all by libunistring: what tests compare with.
void words_split_any(Arena *arena, Text text, SpanList *words);

#endif
