// A Text is a view of bytes that somebody else owns.
//
// It is never terminated and may hold any byte, NUL among them. Zero is the empty text.
// Functions that cut a text return views of the same bytes. Positions and lengths are bytes;
// "white space" here is ASCII white space (see syntax/unicode.h for the rest).
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Text {
    const char *at;
    size_t len;
} Text;

// The bytes from `start` up to, not including, `end`.
typedef struct Span {
    size_t start, end;
} Span;

#define TEXT(literal) ((Text){"" literal, sizeof(literal) - 1})
#define TEXT_NONE ((size_t)-1)

// For printf: "%.*s" takes TEXT_ARG(text). Only for text of our own; see base/put.h for foreign
// text.
#define TEXT_ARG(text) (int)(text).len, (text).len ? (text).at : ""

// Inline, since scans call them for every line or byte: see base/text_inline.h.
static inline Text text_slice(Text text, size_t start, size_t end);
static inline Text text_from(Text text, size_t start);
static inline Text text_span(Text text, Span span);
static inline bool text_is(Text a, Text b);
static inline bool text_starts(Text text, Text prefix);
static inline bool text_ends(Text text, Text suffix);
static inline bool char_is_space(char c);
static inline bool char_is_digit(char c);
static inline bool char_is_alpha(char c);
static inline bool char_is_upper(char c);
static inline char char_lower(char c);

Text text_of(const char *terminated);
Text text_behind(Text text, size_t at);       // the character there; empty for TEXT_NONE
Text text_trim(Text text);
Text text_trim_right(Text text);

bool text_is_caseless(Text a, Text b);
int text_compare(Text a, Text b);
bool text_is_blank(Text text);

// The position of the first `what` at or after `from`, or TEXT_NONE.
size_t text_find(Text text, size_t from, Text what);
static inline size_t text_find_char(Text text, size_t from, char what);

// Takes the first line off `rest`, without its LF or CRLF; false when nothing was left.
bool text_next_line(Text *rest, Text *line);

// Takes the part before the first `separator` off `rest`; false when nothing was left.
bool text_next_part(Text *rest, char separator, Text *part);

bool char_is_one_of(char c, const char *set);   // NUL is in no set

#include "base/text_inline.h"

#endif
