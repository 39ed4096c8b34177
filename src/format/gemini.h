// The answers of Google's Gemini API: whole ones and the chunks of a stream have the same form.
#ifndef FORMAT_GEMINI_H
#define FORMAT_GEMINI_H

#include "format/wire.h"

bool gemini_is(const JsonNode *value);

// One document a candidate, or a failed record.
bool gemini_read(Record *record, const JsonNode *const *chunks, size_t count);

#endif
