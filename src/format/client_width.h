// The columns that the client of Ollama thinks a text takes: github.com/mattn/go-runewidth
// 0.0.16, outside East Asian locales.
//
// It differs from syntax/unicode.h: only marks that are named "combining" take no column (a
// variation selector takes one), and a text counts the first column of each grapheme cluster,
// so that the width of a text may be less than the sum over its characters. Bytes that are no
// UTF-8 are one column each.
#ifndef FORMAT_CLIENT_WIDTH_H
#define FORMAT_CLIENT_WIDTH_H

#include "base/text.h"

unsigned client_char_width(uint32_t character);
size_t client_text_width(Text text);

// Decodes the character at `at`: a byte that starts none stands for U+FFFD. 0 at the end of the
// text.
size_t client_char_at(Text text, size_t at, uint32_t *character);

#endif
