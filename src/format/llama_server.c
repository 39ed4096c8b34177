// What llama.cpp's server answers to /completion: one object, or a stream of chunks whose last
// one says "stop": true and has the figures.
#include "format/rows.h"

enum { MILLISECOND = 1000000 };  // nanoseconds

static bool is_completion(const JsonNode *row)
{
    const JsonNode *content = json_get(row, TEXT("content"));
    return content && content->kind == JSON_STRING && json_get(row, TEXT("tokens_predicted"));
}

static bool knows(const JsonNode *value)
{
    return rows_know(value, is_completion);
}

// Chunks of older servers have no counts before the last one.
static bool knows_chunk(const JsonNode *value)
{
    const JsonNode *content = json_get(value, TEXT("content"));
    return content && content->kind == JSON_STRING
        && (json_get(value, TEXT("tokens_predicted")) || json_get(value, TEXT("stop")));
}

static bool goes_on(const JsonNode *value)
{
    const JsonNode *stop = json_get(value, TEXT("stop"));
    return stop && stop->kind == JSON_FALSE;
}

static const JsonNode *first_of(const JsonNode *a, const JsonNode *b)
{
    return a ? a : b;
}

// The timings count what was computed, tokens_evaluated also what came from the cache: a rate
// belongs to the former.
static void read_stats(Record *record, const JsonNode *last)
{
    const JsonNode *timings = json_get(last, TEXT("timings"));
    record_count(record, STAT_PROMPT_EVAL_COUNT,
                 first_of(json_get(timings, TEXT("prompt_n")),
                          json_get(last, TEXT("tokens_evaluated"))));
    record_duration(record, STAT_PROMPT_EVAL_DURATION, json_get(timings, TEXT("prompt_ms")),
                    MILLISECOND);
    record_rate(record, STAT_PROMPT_EVAL_RATE, json_get(timings, TEXT("prompt_per_second")));
    record_count(record, STAT_EVAL_COUNT,
                 first_of(json_get(timings, TEXT("predicted_n")),
                          json_get(last, TEXT("tokens_predicted"))));
    record_duration(record, STAT_EVAL_DURATION, json_get(timings, TEXT("predicted_ms")),
                    MILLISECOND);
    record_rate(record, STAT_EVAL_RATE, json_get(timings, TEXT("predicted_per_second")));
}

static void read_end(Record *record, const JsonNode *last)
{
    Text model = record_word(record, json_get(last, TEXT("model")));
    Text finish = record_word(record, json_get(last, TEXT("stop_type")));
    Document *document = &record->documents->at[record->documents->len - 1];
    document->model = model;
    document->finish = finish;
    record_append(record, SEGMENT_PROMPT, json_get(last, TEXT("prompt")));
    read_stats(record, last);
}

static bool read_row(Record *record, const JsonNode *row)
{
    const JsonNode *error = json_get(row, TEXT("error"));
    if (error)
        return record_fail(record, "the server reported an error",
                           json_get(error, TEXT("message")));
    record_add(record);
    if (!record_append(record, SEGMENT_ANSWER, json_get(row, TEXT("content"))))
        record_note(record, "no content");
    read_end(record, row);
    return true;
}

static bool read_stream(Record *record)
{
    const JsonNode *last = record->values.at[record->values.len - 1];
    record_add(record);
    for (size_t i = 0; i < record->values.len; i++)
        record_append(record, SEGMENT_ANSWER, json_get(record->values.at[i], TEXT("content")));
    read_end(record, last);
    if (goes_on(last))
        record_note(record, "the stream ends before the server said stop");
    const JsonNode *error = json_get(last, TEXT("error"));
    if (error && record->values.len == 1)
        return record_fail(record, "the server reported an error",
                           json_get(error, TEXT("message")));
    if (error)
        record_note(record, "the server reported an error: the answer may be cut off");
    return true;
}

// A file of chunks whose "data:" was stripped goes on like a stream does.
static bool read(Record *record)
{
    return record->values.len > 1 && goes_on(record->values.at[0]) ? read_stream(record)
                                                                   : rows_read(record, read_row);
}

const Format format_llama_server = {
    .name = "llama-server",
    .about = "/completion of llama.cpp's server",
    .framing = FRAMING_JSON,
    .knows = knows,
    .goes_on = goes_on,
    .read = read,
};

const Format format_llama_server_sse = {
    .name = "llama-server-sse",
    .about = "/completion of llama.cpp's server, streamed",
    .framing = FRAMING_SSE,
    .knows = knows_chunk,
    .goes_on = goes_on,
    .read = read_stream,
};
