// Google's Gemini API as a stream of events, each of which has the form of an answer.
#include "format/gemini.h"

static bool goes_on(const JsonNode *value)
{
    return !wire_error(value);
}

static bool read(Record *record)
{
    return gemini_read(record, record->values.at, record->values.len);
}

const Format format_gemini_sse = {
    .name = "gemini-sse",
    .about = "answers of Google's Gemini API as a stream of events",
    .framing = FRAMING_SSE,
    .knows = gemini_is,
    .goes_on = goes_on,
    .read = read,
};
