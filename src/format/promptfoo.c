// The results file of promptfoo: one document per result. An output may be an object when the
// provider parsed it; then the answer is its JSON.
#include "format/rows.h"

enum { MILLISECOND = 1000000 };  // nanoseconds

static const JsonNode *results_of(const JsonNode *value)
{
    const JsonNode *results = json_get(value, TEXT("results"));
    const JsonNode *inner = json_get(results, TEXT("results"));
    return inner ? inner : results;
}

static bool is_version_3(const JsonNode *value)
{
    uint64_t version;
    return json_u64(json_get(value, TEXT("version")), &version) && version == 3;
}

static bool knows(const JsonNode *value)
{
    const JsonNode *results = results_of(value);
    bool nested = json_get(json_get(value, TEXT("results")), TEXT("results"));
    return results && results->kind == JSON_ARRAY && (nested || is_version_3(value));
}

static void append_json(Record *record, const JsonNode *node)
{
    Document *document = &record->documents->at[record->documents->len - 1];
    Span span = {node->start, node->start + node->raw.len};
    channel_put(&document->answer, record->arena, node->raw, span);
    document_add_segment(document, record->arena, (Segment){SEGMENT_ANSWER, 0, span});
}

static void append_output(Record *record, const JsonNode *output)
{
    if (record_append(record, SEGMENT_ANSWER, output))
        return;
    if (!output || output->kind == JSON_NULL)
        record_note(record, "the provider gave no output");
    else
        append_json(record, output);
}

static void read_stats(Record *record, const JsonNode *result, const JsonNode *response)
{
    const JsonNode *usage = json_get(response, TEXT("tokenUsage"));
    record_count(record, STAT_PROMPT_EVAL_COUNT, json_get(usage, TEXT("prompt")));
    record_count(record, STAT_EVAL_COUNT, json_get(usage, TEXT("completion")));
    record_duration(record, STAT_TOTAL_DURATION, json_get(result, TEXT("latencyMs")), MILLISECOND);
}

static void read_result(Record *record, const JsonNode *result)
{
    const JsonNode *prompt = json_get(result, TEXT("prompt"));
    const JsonNode *provider = json_get(result, TEXT("provider"));
    const JsonNode *raw = json_get(prompt, TEXT("raw")), *name = json_get(provider, TEXT("id"));
    const JsonNode *response = json_get(result, TEXT("response"));
    Document *document = record_add(record);
    document->id = row_id(record, json_get(result, TEXT("id")));
    document->model = record_word(record, name ? name : provider);
    document->finish = record_word(record, json_get(response, TEXT("finishReason")));
    record_append(record, SEGMENT_PROMPT, raw ? raw : prompt);
    append_output(record, json_get(response, TEXT("output")));
    read_stats(record, result, response);
}

static bool read_file(Record *record, const JsonNode *value)
{
    const JsonNode *results = results_of(value);
    if (!json_at(results, 0))
        return record_fail(record, "the file holds no results", NULL);
    for (size_t i = 0; i < results->len; i++)
        read_result(record, json_at(results, i));
    return true;
}

static bool read(Record *record)
{
    return rows_read(record, read_file);
}

const Format format_promptfoo = {
    .name = "promptfoo",
    .about = "results of promptfoo",
    .framing = FRAMING_JSON,
    .knows = knows,
    .read = read,
};
