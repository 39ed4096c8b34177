// {"prompt": ..., "response": ...}: the input of Google's IFEval, and what most people write who
// make up a file of answers. Knows what nothing more specific does.
#include "format/rows.h"

static bool is_string(const JsonNode *node)
{
    return node && node->kind == JSON_STRING;
}

// With thinking beside them it is another's (answers-json): here it would be lost.
static bool is_pair(const JsonNode *row)
{
    return !row_thinking(row) && is_string(json_get(row, TEXT("prompt")))
        && is_string(json_get(row, TEXT("response")));
}

static bool knows(const JsonNode *value)
{
    return rows_know(value, is_pair);
}

static bool read_row(Record *record, const JsonNode *row)
{
    const JsonNode *key = json_get(row, TEXT("key")), *id = json_get(row, TEXT("id"));
    Document *document = record_add(record);
    document->id = row_id(record, id ? id : key);
    document->model = record_word(record, json_get(row, TEXT("model")));
    record_append(record, SEGMENT_PROMPT, json_get(row, TEXT("prompt")));
    if (!record_append(record, SEGMENT_ANSWER, json_get(row, TEXT("response"))))
        record_note(record, "no response in this record");
    return true;
}

static bool read(Record *record)
{
    return rows_read(record, read_row);
}

const Format format_ifeval = {
    .name = "ifeval",
    .about = "objects with prompt and response",
    .framing = FRAMING_JSON,
    .knows = knows,
    .read = read,
};
