// `llm logs --json` of simonw/llm: an array of the answers that it logged.
#include "format/rows.h"

enum { MILLISECOND = 1000000 };  // nanoseconds

static bool is_row(const JsonNode *row)
{
    return json_get(row, TEXT("conversation_id")) && json_get(row, TEXT("response"));
}

static bool knows(const JsonNode *value)
{
    return rows_know(value, is_row);
}

static bool read_row(Record *record, const JsonNode *row)
{
    Document *document = record_add(record);
    document->id = row_id(record, json_get(row, TEXT("id")));
    document->model = record_word(record, json_get(row, TEXT("model")));
    record_append(record, SEGMENT_PROMPT, json_get(row, TEXT("prompt")));
    record_append(record, SEGMENT_THINKING, json_get(row, TEXT("reasoning")));
    if (!record_append(record, SEGMENT_ANSWER, json_get(row, TEXT("response"))))
        record_note(record, "no response was logged");
    record_count(record, STAT_PROMPT_EVAL_COUNT, json_get(row, TEXT("input_tokens")));
    record_count(record, STAT_EVAL_COUNT, json_get(row, TEXT("output_tokens")));
    record_duration(record, STAT_TOTAL_DURATION, json_get(row, TEXT("duration_ms")), MILLISECOND);
    return true;
}

static bool read(Record *record)
{
    return rows_read(record, read_row);
}

const Format format_llm_logs_json = {
    .name = "llm-logs-json",
    .about = "`llm logs --json`",
    .framing = FRAMING_JSON,
    .knows = knows,
    .read = read,
};
