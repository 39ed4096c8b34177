// A line of the output of OpenAI's batch API, and of vLLM's: the body of the answer that the same
// request would have got alone, under the id that the user gave the request.
#include "format/openai.h"

static bool knows(const JsonNode *value)
{
    return json_get(value, TEXT("custom_id")) && json_get(value, TEXT("response"));
}

static bool read_body(Record *record, const JsonNode *body)
{
    if (openai_is_response(body))
        return openai_read_response(record, body);
    if (openai_is_chat(body))
        return openai_read_chat(record, &body, 1);
    return record_fail(record, "the request of this batch line was not answered", NULL);
}

static bool read(Record *record)
{
    const JsonNode *value = record->values.at[0], *error = wire_error(value);
    const JsonNode *body = wire_get(json_get(value, TEXT("response")), TEXT("body"));
    size_t before = record->documents->len;
    if (!error && !openai_is_response(body))
        error = wire_error(body);
    if (error)
        return wire_fail(record, error);
    if (!read_body(record, body))
        return false;
    Text id = record_word(record, json_get(value, TEXT("custom_id")));
    for (size_t i = before; i < record->documents->len; i++)
        record->documents->at[i].id = id;
    return true;
}

const Format format_openai_batch = {
    .name = "openai-batch",
    .about = "lines of the output of OpenAI's batch API",
    .framing = FRAMING_JSON,
    .knows = knows,
    .read = read,
};
