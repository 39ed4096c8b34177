// Chat completions as a stream of events. Errors come as an event of their own; one that comes
// first is taken for this format, since all others name the kind of their events.
#include "format/openai.h"

static bool knows(const JsonNode *value)
{
    const JsonNode *words = wire_error_words(wire_error(value));
    return openai_is_chat(value) || wire_is_full(words);
}

// The figures come behind the last choice, and some servers send no mark of the end.
static bool goes_on(const JsonNode *value)
{
    return !wire_error(value);
}

static bool read(Record *record)
{
    return openai_read_chat(record, record->values.at, record->values.len);
}

const Format format_openai_chat_sse = {
    .name = "openai-chat-sse",
    .about = "chat completions as a stream of events",
    .framing = FRAMING_SSE,
    .knows = knows,
    .goes_on = goes_on,
    .read = read,
};
