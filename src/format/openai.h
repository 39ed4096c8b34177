// The answers of OpenAI's two APIs, which many servers speak, as they stand in files of their own,
// in streams and in batches. Each adds at least one document or fails the record.
#ifndef FORMAT_OPENAI_H
#define FORMAT_OPENAI_H

#include "format/wire.h"

typedef LIST(const JsonNode *) JsonNodeList;

// Chat completions: whole ones, or the chunks of one or more streams. One document a choice.
bool openai_read_chat(Record *record, const JsonNode *const *values, size_t count);
bool openai_is_chat(const JsonNode *value);

// A response object of the Responses API.
bool openai_read_response(Record *record, const JsonNode *response);
bool openai_is_response(const JsonNode *value);

// Its parts, for streams: output items, and what is said of the whole (id, model, finish, figures).
void openai_read_items(Wire *wire, const JsonNodeList *items);
void openai_read_head(Wire *wire, const JsonNode *response);
JsonNodeList openai_output(const JsonNode *response, Arena *arena);

#endif
