// A message of Anthropic's API: a list of blocks, of which "text" is the answer. Text blocks that
// follow each other are one text, cut where a citation begins or ends.
#include "format/anthropic.h"

// Thinking that the caller asked to leave out keeps its signature.
static bool is_hidden(const JsonNode *block)
{
    return wire_has_type(block, "redacted_thinking") ||
           (!wire_is_full(json_get(block, TEXT("thinking"))) &&
            wire_is_full(json_get(block, TEXT("signature"))));
}

void anthropic_read_block(Wire *wire, const JsonNode *block)
{
    if (wire_has_type(block, "text")) {
        wire_answer(wire, json_get(block, TEXT("text")));
        return;
    }
    wire_part(wire);
    wire->hidden = wire->hidden || is_hidden(block);
    if (wire_has_type(block, "thinking"))
        wire_think(wire, json_get(block, TEXT("thinking")));
    else if (!wire_has_type(block, "redacted_thinking"))
        wire_tool(wire, block);
}

void anthropic_read_usage(Record *record, const JsonNode *usage)
{
    record_count(record, STAT_PROMPT_EVAL_COUNT, json_get(usage, TEXT("input_tokens")));
    record_count(record, STAT_EVAL_COUNT, json_get(usage, TEXT("output_tokens")));
}

bool anthropic_read(Record *record, const JsonNode *message)
{
    Wire wire = wire_begin(record);
    const JsonNode *content = json_get(message, TEXT("content"));
    for (size_t i = 0; wire_is_list(content) && i < content->len; i++)
        anthropic_read_block(&wire, &content->at[i]);
    Document *document = wire_document(&wire);
    document->id = record_word(record, json_get(message, TEXT("id")));
    document->model = record_word(record, json_get(message, TEXT("model")));
    document->finish = record_word(record, json_get(message, TEXT("stop_reason")));
    anthropic_read_usage(record, json_get(message, TEXT("usage")));
    return wire_end(&wire, wire_error(message));
}

static bool knows(const JsonNode *value)
{
    return wire_has_type(value, "message") && wire_is_list(json_get(value, TEXT("content")));
}

static bool read(Record *record)
{
    return anthropic_read(record, record->values.at[0]);
}

const Format format_anthropic = {
    .name = "anthropic",
    .about = "messages of Anthropic's API",
    .framing = FRAMING_JSON,
    .knows = knows,
    .read = read,
};
