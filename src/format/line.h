// A SourceLine is the place of one line in a source: offsets instead of a view, so that a
// splitter can say where things stand. Lines end with LF or CRLF; the last may lack its end.
#ifndef FORMAT_LINE_H
#define FORMAT_LINE_H

#include "base/text.h"

typedef struct SourceLine {
    size_t start, end;   // without the line break
    size_t next;         // where the next line starts
} SourceLine;

// The length of the UTF-8 byte order mark that the source starts with: 3 or 0.
size_t bom_length(Text source);

// The line that starts at `at`; empty at the end of the source.
SourceLine source_line(Text source, size_t at);

// The last line of source[0, end), where `end` is the end of a line without its break.
SourceLine source_line_before(Text source, size_t end);

// Where the next line starts, at or behind the line start `at`, that begins with these bytes;
// TEXT_NONE if none does.
size_t source_line_starting(Text source, size_t at, Text start);

Text source_line_text(Text source, SourceLine line);

// True at the end of the source, too.
bool source_line_is_empty(Text source, size_t at);

// `end` less the line break that stands before it; never below `floor`.
size_t break_before(Text source, size_t end, size_t floor);

#endif
