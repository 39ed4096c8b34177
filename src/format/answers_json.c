// {"response": ...}, {"answer": ...} or {"text": ...}: what people write who have answers and
// no format. An answer in JSON may have such keys too, so that only an object that also says
// which one it is, or to what it answers, is known by itself; any is read where the file is
// called JSON.
#include "format/rows.h"

static const char *const answers[] = {"response", "answer", "text", "output", "completion", NULL};
static const char *const questions[] = {"prompt", "question", "instruction", "input", NULL};
static const char *const names[] = {"id", "key", "model", NULL};

static bool is_answer(const JsonNode *row)
{
    const JsonNode *answer = row_first(row, answers);
    return answer && (answer->kind == JSON_STRING || answer->kind == JSON_ARRAY);
}

static bool is_told(const JsonNode *row)
{
    return is_answer(row)
        && (row_thinking(row) || row_first(row, questions) || row_first(row, names));
}

static bool knows(const JsonNode *value)
{
    return rows_know(value, is_told);
}

static bool read_row(Record *record, const JsonNode *row)
{
    const JsonNode *key = json_get(row, TEXT("key")), *id = json_get(row, TEXT("id"));
    if (!is_answer(row))
        return record_fail(record, "JSON of no known kind: say where the answer is with --field "
                                   "answer=/json/pointer", NULL);
    Document *document = record_add(record);
    document->id = row_id(record, id ? id : key);
    document->model = record_word(record, json_get(row, TEXT("model")));
    record_append_content(record, SEGMENT_PROMPT, row_first(row, questions));
    record_append_content(record, SEGMENT_THINKING, row_thinking(row));
    record_append_content(record, SEGMENT_ANSWER, row_first(row, answers));
    return true;
}

static bool read(Record *record)
{
    return rows_read(record, read_row);
}

const Format format_answers_json = {
    .name = "answers-json",
    .about = "objects with response, answer or text, and what else is known of it",
    .framing = FRAMING_JSON,
    .knows = knows,
    .read = read,
};
