// A ShareGPT conversation: {"conversations": [{"from": "human", "value": ...}, ...]}. The answer
// is the last turn of the model.
#include "format/rows.h"

static bool is_conversation(const JsonNode *row)
{
    const JsonNode *first = json_at(json_get(row, TEXT("conversations")), 0);
    return json_get(first, TEXT("from")) && json_get(first, TEXT("value"));
}

static bool knows(const JsonNode *value)
{
    return rows_know(value, is_conversation);
}

static bool read_row(Record *record, const JsonNode *row)
{
    static const char *const model[] = {"gpt", "assistant", "chatgpt", "bing", "bard", "model",
                                        "bot", NULL};
    static const char *const user[] = {"human", "user", NULL};
    const JsonNode *turns = json_get(row, TEXT("conversations"));
    size_t answer = message_last(turns, TEXT_NONE, TEXT("from"), model);
    size_t prompt = message_last(turns, answer, TEXT("from"), user);
    Document *document = record_add(record);
    document->id = row_id(record, json_get(row, TEXT("id")));
    document->model = record_word(record, json_get(row, TEXT("model")));
    record_append(record, SEGMENT_PROMPT, json_get(json_at(turns, prompt), TEXT("value")));
    if (!record_append(record, SEGMENT_ANSWER, json_get(json_at(turns, answer), TEXT("value"))))
        record_note(record, "no turn of the model in this conversation");
    return true;
}

static bool read(Record *record)
{
    return rows_read(record, read_row);
}

const Format format_sharegpt = {
    .name = "sharegpt",
    .about = "ShareGPT conversations",
    .framing = FRAMING_JSON,
    .knows = knows,
    .read = read,
};
