// Rows are the objects that a file of records holds: one a value (JSONL), or all in one array.
#ifndef FORMAT_ROWS_H
#define FORMAT_ROWS_H

#include "format/record.h"

// Whether the value, or the first element of an array, is a row of this kind.
bool rows_know(const JsonNode *value, bool (*knows)(const JsonNode *row));

// Reads every row of the record; stops at the first that fails.
bool rows_read(Record *record, bool (*read)(Record *record, const JsonNode *row));

// The first of the keys that the row has, or NULL; `keys` ends with NULL.
const JsonNode *row_first(const JsonNode *row, const char *const *keys);

// What a row of people's own says the model thought: thinking, reasoning or reasoning_content; NULL
// when it has none of them.
const JsonNode *row_thinking(const JsonNode *row);

// An id: a string, or a number or word as it stands.
Text row_id(Record *record, const JsonNode *node);

// The index of the last message whose `role_key` says one of the words, before `end`; TEXT_NONE
// if there is none. `words` ends with NULL.
size_t message_last(const JsonNode *messages, size_t end, Text role_key, const char *const *words);

#endif
