// What an API says instead of an answer: {"error": "words"} or {"error": {"message": "words"}}, in
// a list with Gemini. It is no answer to grade, so the record fails with these words.
#include "format/wire.h"

static const JsonNode *error_of(const JsonNode *value)
{
    return wire_error(wire_is_list(value) ? json_at(value, 0) : value);
}

static bool knows(const JsonNode *value)
{
    const JsonNode *error = error_of(value);
    return wire_is_full(error) || wire_is_full(json_get(error, TEXT("message")));
}

static bool read(Record *record)
{
    return wire_fail(record, error_of(record->values.at[0]));
}

const Format format_api_error = {
    .name = "api-error",
    .about = "the error that a chat API gave in place of an answer",
    .framing = FRAMING_JSON,
    .knows = knows,
    .read = read,
};
