// The output of `answerlint parse`: how a transcript was split, for people (text) or for programs
// (JSON, schema answerlint-parse/1).
//
// Offsets are source bytes. Everything that came from a transcript or a path is escaped as
// base/put.h says, and no line begins with it.
#ifndef REPORT_PARSE_H
#define REPORT_PARSE_H

#include "base/put.h"
#include "core/document.h"

void parse_put_text(const Document *document, bool color, Out *out);

// One object: begin, each document (`first` for the first: the others get a comma before them),
// end.
void parse_put_json_begin(Out *out);
void parse_put_json_document(const Document *document, bool first, Out *out);
void parse_put_json_end(Out *out);

#endif
