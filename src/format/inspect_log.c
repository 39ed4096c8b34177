// A log of inspect_ai in JSON: one document per sample. Content may be a string or a list of
// parts, among them reasoning, of which only the summary is readable when it is redacted.
#include "format/rows.h"

static const uint64_t SECOND = 1000000000;  // nanoseconds

static bool knows(const JsonNode *value)
{
    const JsonNode *eval = json_get(value, TEXT("eval"));
    return eval && eval->kind == JSON_OBJECT
        && (json_get(value, TEXT("samples"))
            || (json_get(value, TEXT("version")) && json_get(value, TEXT("status"))));
}

// --- content -------------------------------------------------------------------------------------

static bool append_any(Record *record, const JsonNode *string)
{
    return string && string->raw.len > sizeof "\"\"" - 1
        && record_append(record, SEGMENT_THINKING, string);
}

static void append_reasoning(Record *record, const JsonNode *part)
{
    const JsonNode *summary = json_get(part, TEXT("summary"));
    if (!json_true(json_get(part, TEXT("redacted"))))
        record_append(record, SEGMENT_THINKING, json_get(part, TEXT("reasoning")));
    else if (!append_any(record, summary))
        record_hide_thinking(record);
}

static void append_content(Record *record, const JsonNode *content)
{
    size_t len = content && content->kind == JSON_ARRAY ? content->len : 0;
    if (len == 0)
        record_append(record, SEGMENT_ANSWER, content);
    for (size_t i = 0; i < len; i++) {
        const JsonNode *part = json_at(content, i), *type = json_get(part, TEXT("type"));
        if (json_is(type, "reasoning"))
            append_reasoning(record, part);
        else if (json_is(type, "text"))
            record_append(record, SEGMENT_ANSWER, json_get(part, TEXT("text")));
    }
}

// --- a sample ------------------------------------------------------------------------------------

static void append_input(Record *record, const JsonNode *input)
{
    if (input && input->kind == JSON_ARRAY)
        record_prompt(record, input, input->len);
    else
        record_append(record, SEGMENT_PROMPT, input);
}

// Epochs are repeats of the same sample: the first goes without saying.
static Text sample_id(Record *record, const JsonNode *sample)
{
    Text id = row_id(record, json_get(sample, TEXT("id")));
    uint64_t epoch = 1;
    json_u64(json_get(sample, TEXT("epoch")), &epoch);
    return epoch > 1 ? arena_join(record->arena, id,
                                  arena_print(record->arena, "/%llu", (unsigned long long)epoch))
                     : id;
}

static void read_stats(Record *record, const JsonNode *output)
{
    const JsonNode *usage = json_get(output, TEXT("usage"));
    record_count(record, STAT_PROMPT_EVAL_COUNT, json_get(usage, TEXT("input_tokens")));
    record_count(record, STAT_EVAL_COUNT, json_get(usage, TEXT("output_tokens")));
    record_duration(record, STAT_TOTAL_DURATION, json_get(output, TEXT("time")), SECOND);
}

static bool has_error(const JsonNode *sample, const JsonNode *output)
{
    const JsonNode *own = json_get(sample, TEXT("error")), *its = json_get(output, TEXT("error"));
    return (own && own->kind != JSON_NULL) || (its && its->kind != JSON_NULL);
}

static void read_sample(Record *record, const JsonNode *sample, const JsonNode *model)
{
    const JsonNode *output = json_get(sample, TEXT("output"));
    const JsonNode *choice = json_at(json_get(output, TEXT("choices")), 0);
    Document *document = record_add(record);
    document->id = sample_id(record, sample);
    document->model = record_word(record, model);
    document->finish = record_word(record, json_get(choice, TEXT("stop_reason")));
    append_input(record, json_get(sample, TEXT("input")));
    append_content(record, json_get(json_get(choice, TEXT("message")), TEXT("content")));
    read_stats(record, output);
    if (has_error(sample, output))
        record_note(record, "the sample ended with an error: the answer may be cut off");
}

static bool read_log(Record *record, const JsonNode *log)
{
    const JsonNode *model = json_get(json_get(log, TEXT("eval")), TEXT("model"));
    const JsonNode *samples = json_get(log, TEXT("samples"));
    if (!json_at(samples, 0))
        return record_fail(record, "the log holds no samples",
                           json_get(json_get(log, TEXT("error")), TEXT("message")));
    for (size_t i = 0; i < samples->len; i++)
        read_sample(record, json_at(samples, i), model);
    return true;
}

static bool read(Record *record)
{
    return rows_read(record, read_log);
}

const Format format_inspect_log = {
    .name = "inspect-log",
    .about = "a log of inspect_ai in JSON",
    .framing = FRAMING_JSON,
    .knows = knows,
    .read = read,
};
