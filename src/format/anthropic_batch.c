// A line of the results of Anthropic's batch API: a message, or why there is none, under the id
// that the user gave the request.
#include "format/anthropic.h"

static bool knows(const JsonNode *value)
{
    return json_get(value, TEXT("custom_id")) && json_get(value, TEXT("result"));
}

// {"type": "errored", "error": {"type": "error", "error": {"message": "words"}}}
static bool fail(Record *record, const JsonNode *result)
{
    const JsonNode *outer = wire_error(result), *inner = wire_error(outer);
    if (outer)
        return wire_fail(record, inner ? inner : outer);
    return record_fail(record, "the request of this batch line was not answered",
                       json_get(result, TEXT("type")));
}

static bool read(Record *record)
{
    const JsonNode *value = record->values.at[0], *result = json_get(value, TEXT("result"));
    const JsonNode *message = wire_get(result, TEXT("message"));
    if (!message)
        return fail(record, result);
    if (!anthropic_read(record, message))
        return false;
    Document *document = &record->documents->at[record->documents->len - 1];
    document->id = record_word(record, json_get(value, TEXT("custom_id")));
    return true;
}

const Format format_anthropic_batch = {
    .name = "anthropic-batch",
    .about = "lines of the results of Anthropic's batch API",
    .framing = FRAMING_JSON,
    .knows = knows,
    .read = read,
};
