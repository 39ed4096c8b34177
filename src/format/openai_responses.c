// A response object of OpenAI's Responses API: a list of output items, of which "message" is the
// answer, "reasoning" the thinking (its text, else its summary) and all others calls of tools.
#include "format/openai.h"

// --- items ---------------------------------------------------------------------------------------

static void read_item(Wire *wire, const JsonNode *item)
{
    wire_part(wire);
    if (wire_has_type(item, "message"))
        wire_answer_content(wire, json_get(item, TEXT("content")));
    else if (!wire_has_type(item, "reasoning"))
        wire_tool(wire, item);
    else if (wire_is_full(json_get(item, TEXT("encrypted_content"))))
        wire->hidden = true;
}

static void think_item(Wire *wire, const JsonNode *item, Text list)
{
    const JsonNode *parts = json_get(item, list);
    if (!wire_has_type(item, "reasoning") || !wire_is_list(parts))
        return;
    for (size_t i = 0; i < parts->len; i++) {
        wire_part(wire);
        wire_think(wire, json_get(&parts->at[i], TEXT("text")));
    }
}

void openai_read_items(Wire *wire, const JsonNodeList *items)
{
    for (size_t i = 0; i < items->len; i++)
        think_item(wire, items->at[i], TEXT("content"));
    bool summary = !wire_has_thinking(wire);
    for (size_t i = 0; summary && i < items->len; i++)
        think_item(wire, items->at[i], TEXT("summary"));
    for (size_t i = 0; i < items->len; i++)
        read_item(wire, items->at[i]);
}

JsonNodeList openai_output(const JsonNode *response, Arena *arena)
{
    const JsonNode *output = json_get(response, TEXT("output"));
    JsonNodeList items = {0};
    for (size_t i = 0; wire_is_list(output) && i < output->len; i++)
        list_add(arena, &items, &output->at[i]);
    return items;
}

// --- the whole -----------------------------------------------------------------------------------

void openai_read_head(Wire *wire, const JsonNode *response)
{
    Record *record = wire->record;
    Document *document = wire_document(wire);
    const JsonNode *usage = json_get(response, TEXT("usage"));
    const JsonNode *details = json_get(response, TEXT("incomplete_details"));
    const JsonNode *reason = wire_get(details, TEXT("reason"));
    document->id = record_word(record, json_get(response, TEXT("id")));
    document->model = record_word(record, json_get(response, TEXT("model")));
    document->finish = record_word(record, reason ? reason : json_get(response, TEXT("status")));
    record_count(record, STAT_PROMPT_EVAL_COUNT, json_get(usage, TEXT("input_tokens")));
    record_count(record, STAT_EVAL_COUNT, json_get(usage, TEXT("output_tokens")));
}

bool openai_read_response(Record *record, const JsonNode *response)
{
    Wire wire = wire_begin(record);
    JsonNodeList items = openai_output(response, record->arena);
    openai_read_items(&wire, &items);
    openai_read_head(&wire, response);
    return wire_end(&wire, wire_error(response));
}

bool openai_is_response(const JsonNode *value)
{
    return json_is(json_get(value, TEXT("object")), "response");
}

static bool read(Record *record)
{
    return openai_read_response(record, record->values.at[0]);
}

const Format format_openai_responses = {
    .name = "openai-responses",
    .about = "responses of OpenAI's Responses API",
    .framing = FRAMING_JSON,
    .knows = openai_is_response,
    .read = read,
};
