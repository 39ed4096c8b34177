// A reply is what a terminal client writes for one prompt: thinking between two markers, which
// may open again, then the answer. Facts: cmd/cmd.go of ollama, tools/cli/cli.cpp of llama.cpp.
//
// The line break before a closing marker and the empty line behind it belong to the marker; up to
// two line breaks at the end belong to what follows, since the clients write them after every
// answer.
#ifndef FORMAT_REPLY_H
#define FORMAT_REPLY_H

#include "format/cutter.h"

typedef struct ReplyMarks {
    Text opener, closer;     // a line each
    bool (*is_tool)(Text line);      // a line of the answer that tells of a tool; NULL: none does
} ReplyMarks;

// Where the text behind an opening marker starts, if the first line at `at` that is not blank is
// one; else TEXT_NONE.
size_t reply_opener_end(Text source, size_t at, Text opener);

// Gives [cutter->at, end) to thinking and answer and sets the thinking state; what stands behind
// the answer up to `end`, line breaks at most, is left.
void reply_take(Cutter *cutter, size_t end, const ReplyMarks *marks);

// Whether a line opens or closes a fenced code block.
bool line_is_fence(Text line);

#endif
