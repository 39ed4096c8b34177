// A line of the samples file of lm-evaluation-harness: one document for each text in
// resps[request][repeat]. There is one line per filter, with the same responses.
#include "format/rows.h"

static bool is_sample(const JsonNode *row)
{
    return json_get(row, TEXT("doc_id")) && json_get(row, TEXT("resps"));
}

static bool knows(const JsonNode *value)
{
    return rows_know(value, is_sample);
}

static bool is_truth(const JsonNode *node)
{
    return node
        && (node->kind == JSON_TRUE || node->kind == JSON_FALSE || json_is(node, "True")
            || json_is(node, "False"));
}

// A log-likelihood and whether it was the greedy choice; both may be strings.
static bool is_likelihood(const JsonNode *repeats)
{
    return repeats && repeats->kind == JSON_ARRAY && repeats->len == 2
        && is_truth(json_at(repeats, 1));
}

static const JsonNode *prompt_of(const JsonNode *row)
{
    const JsonNode *arguments = json_get(row, TEXT("arguments"));
    const JsonNode *named = json_get(json_get(arguments, TEXT("gen_args_0")), TEXT("arg_0"));
    return named ? named : json_at(json_at(arguments, 0), 0);
}

static Text id_of(Record *record, const JsonNode *row)
{
    Text id = row_id(record, json_get(row, TEXT("doc_id")));
    Text filter = record_word(record, json_get(row, TEXT("filter")));
    if (filter.len == 0 || text_is(filter, TEXT("none")))
        return id;
    return arena_join(record->arena, arena_join(record->arena, id, TEXT("/")), filter);
}

static void read_response(Record *record, const JsonNode *row, const JsonNode *text)
{
    Document *document = record_add(record);
    document->id = id_of(record, row);
    record_append(record, SEGMENT_PROMPT, prompt_of(row));
    record_append(record, SEGMENT_ANSWER, text);
}

static size_t read_repeats(Record *record, const JsonNode *row, const JsonNode *repeats)
{
    size_t texts = 0;
    if (repeats->kind == JSON_STRING) {
        read_response(record, row, repeats);
        return 1;
    }
    if (repeats->kind != JSON_ARRAY || is_likelihood(repeats))
        return 0;
    for (size_t i = 0; i < repeats->len; i++) {
        if (json_at(repeats, i)->kind != JSON_STRING)
            continue;
        read_response(record, row, json_at(repeats, i));
        texts++;
    }
    return texts;
}

static bool read_row(Record *record, const JsonNode *row)
{
    const JsonNode *resps = json_get(row, TEXT("resps"));
    size_t texts = 0;
    if (resps && resps->kind == JSON_STRING)
        texts = read_repeats(record, row, resps);
    for (size_t i = 0; resps && resps->kind == JSON_ARRAY && i < resps->len; i++)
        texts += read_repeats(record, row, json_at(resps, i));
    return texts > 0
        || record_fail(record, "no text in resps: this task ranks choices by their likelihood",
                       NULL);
}

static bool read(Record *record)
{
    return rows_read(record, read_row);
}

const Format format_lm_eval = {
    .name = "lm-eval-samples",
    .about = "samples of lm-evaluation-harness",
    .framing = FRAMING_JSON,
    .knows = knows,
    .read = read,
};
