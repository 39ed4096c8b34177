// What LM Studio's own API answers: a list of output items.
#include "format/wire.h"

static bool knows(const JsonNode *value)
{
    return json_get(value, TEXT("model_instance_id")) &&
           wire_is_list(json_get(value, TEXT("output")));
}

static void read_item(Wire *wire, const JsonNode *item)
{
    const JsonNode *content = json_get(item, TEXT("content"));
    wire_part(wire);
    if (wire_has_type(item, "message"))
        wire_answer_content(wire, content);
    else if (wire_has_type(item, "reasoning"))
        wire_think(wire, content);
    else
        wire_tool(wire, item);
}

static void read_figures(Record *record, const JsonNode *stats)
{
    enum { SECOND = 1000000000 };
    record_count(record, STAT_PROMPT_EVAL_COUNT, json_get(stats, TEXT("input_tokens")));
    record_count(record, STAT_EVAL_COUNT, json_get(stats, TEXT("total_output_tokens")));
    record_rate(record, STAT_EVAL_RATE, json_get(stats, TEXT("tokens_per_second")));
    record_duration(record, STAT_LOAD_DURATION, json_get(stats, TEXT("model_load_time_seconds")),
                    SECOND);
}

static bool read(Record *record)
{
    const JsonNode *value = record->values.at[0], *output = json_get(value, TEXT("output"));
    Wire wire = wire_begin(record);
    for (size_t i = 0; wire_is_list(output) && i < output->len; i++)
        read_item(&wire, &output->at[i]);
    Document *document = wire_document(&wire);
    document->id = record_word(record, json_get(value, TEXT("response_id")));
    document->model = record_word(record, json_get(value, TEXT("model_instance_id")));
    read_figures(record, json_get(value, TEXT("stats")));
    return wire_end(&wire, wire_error(value));
}

const Format format_lmstudio = {
    .name = "lmstudio-v1",
    .about = "what LM Studio's own API answers",
    .framing = FRAMING_JSON,
    .knows = knows,
    .read = read,
};
