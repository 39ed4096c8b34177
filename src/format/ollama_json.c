// What Ollama's /api/chat and /api/generate answer: one object, or a stream of them, each with the
// next piece of text, of which the last one has done = true and the figures (api/types.go).
#include "format/wire.h"

static bool knows(const JsonNode *value)
{
    return json_get(value, TEXT("created_at")) && json_get(value, TEXT("done")) &&
           (json_get(value, TEXT("message")) || json_get(value, TEXT("response")));
}

static bool goes_on(const JsonNode *value)
{
    return !json_true(json_get(value, TEXT("done"))) && !wire_error(value);
}

static void read_text(Wire *wire, const JsonNode *value)
{
    const JsonNode *message = json_get(value, TEXT("message"));
    const JsonNode *calls = json_get(message, TEXT("tool_calls"));
    wire_think(wire, json_get(message ? message : value, TEXT("thinking")));
    wire_answer(wire,
                message ? json_get(message, TEXT("content")) : json_get(value, TEXT("response")));
    if (wire_is_list(calls) && calls->len > 0)
        wire_tool(wire, calls);
}

static void read_figures(Record *record, const JsonNode *value)
{
    record_duration(record, STAT_TOTAL_DURATION, json_get(value, TEXT("total_duration")), 1);
    record_duration(record, STAT_LOAD_DURATION, json_get(value, TEXT("load_duration")), 1);
    record_count(record, STAT_PROMPT_EVAL_COUNT, json_get(value, TEXT("prompt_eval_count")));
    record_duration(record, STAT_PROMPT_EVAL_DURATION,
                    json_get(value, TEXT("prompt_eval_duration")), 1);
    record_count(record, STAT_EVAL_COUNT, json_get(value, TEXT("eval_count")));
    record_duration(record, STAT_EVAL_DURATION, json_get(value, TEXT("eval_duration")), 1);
}

static bool read(Record *record)
{
    Wire wire = wire_begin(record);
    const JsonNode *last = record->values.at[record->values.len - 1], *model = NULL;
    for (size_t i = 0; i < record->values.len; i++) {
        read_text(&wire, record->values.at[i]);
        if (!model)
            model = wire_get(record->values.at[i], TEXT("model"));
    }
    Document *document = wire_document(&wire);
    document->model = record_word(record, model);
    document->finish = record_word(record, json_get(last, TEXT("done_reason")));
    read_figures(record, last);
    if (goes_on(last))
        wire_note_cut(&wire);
    return wire_end(&wire, wire_error(last));
}

const Format format_ollama_json = {
    .name = "ollama-json",
    .about = "what Ollama's API answers, whole or as a stream of objects",
    .framing = FRAMING_JSON,
    .knows = knows,
    .goes_on = goes_on,
    .read = read,
};
