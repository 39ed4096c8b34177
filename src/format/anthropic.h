// The messages of Anthropic's API, as they stand in files of their own, in streams and in batches.
#ifndef FORMAT_ANTHROPIC_H
#define FORMAT_ANTHROPIC_H

#include "format/wire.h"

// A message, as the last document of the record.
bool anthropic_read(Record *record, const JsonNode *message);

// A block of its content, or the beginning of one in a stream.
void anthropic_read_block(Wire *wire, const JsonNode *block);

// Token counts; a later one replaces an earlier one.
void anthropic_read_usage(Record *record, const JsonNode *usage);

#endif
