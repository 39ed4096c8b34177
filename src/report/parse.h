// The output of `answerlint parse`: how a transcript was split, for people (text) or for programs
// (JSON, schema answerlint-parse/1).
//
// Offsets are source bytes. Everything that came from a transcript or a path is escaped as
// base/put.h says, and no line begins with it.
#ifndef REPORT_PARSE_H
#define REPORT_PARSE_H

#include "report/writer.h"

void parse_put_text(const Document *document, bool color, Out *out);
void parse_put_json(const Document *document, Out *out);

// The same as writers of results that were not graded.
extern const Writer parse_text, parse_json;

#endif
