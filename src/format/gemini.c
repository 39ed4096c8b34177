// An answer of the Gemini API, or the list of all chunks of a stream, which is what the API sends
// when it is not asked for events. Python's client spells the keys with underscores.
#include "format/gemini.h"

#include "format/choice.h"

// What the chunks of one answer say of the whole of it.
typedef struct Head {
    const JsonNode *id, *model, *usage, *blocked, *error;
} Head;

// --- a candidate ---------------------------------------------------------------------------------

static bool is_tool(const JsonNode *part)
{
    return wire_either(part, TEXT("functionCall"), TEXT("function_call")) ||
           wire_either(part, TEXT("executableCode"), TEXT("executable_code")) ||
           wire_either(part, TEXT("codeExecutionResult"), TEXT("code_execution_result"));
}

static void read_part(Wire *wire, const JsonNode *part)
{
    const JsonNode *text = json_get(part, TEXT("text"));
    if (is_tool(part))
        wire_tool(wire, part);
    else if (json_true(json_get(part, TEXT("thought"))))
        wire_think(wire, text);
    else
        wire_answer(wire, text);
}

static const JsonNode *finish_of(const JsonNode *candidate)
{
    return wire_either(candidate, TEXT("finishReason"), TEXT("finish_reason"));
}

static void read_candidate(Record *record, const Pieces *pieces)
{
    Wire wire = wire_begin(record);
    const JsonNode *finish = NULL;
    for (size_t i = 0; i < pieces->len; i++) {
        const JsonNode *candidate = pieces->at[i].node, *reason = finish_of(candidate);
        const JsonNode *parts = json_get(json_get(candidate, TEXT("content")), TEXT("parts"));
        for (size_t k = 0; wire_is_list(parts) && k < parts->len; k++)
            read_part(&wire, &parts->at[k]);
        finish = reason ? reason : finish;
    }
    wire_document(&wire)->finish = record_word(record, finish);
    if (!finish)
        record_note(record, "the answer does not say why it ended: it may be cut off");
    wire_end(&wire, NULL);
}

// --- the whole -----------------------------------------------------------------------------------

static void take(const JsonNode **last, const JsonNode *node)
{
    if (node)
        *last = node;
}

static const JsonNode *id_of(const JsonNode *chunk)
{
    return wire_either(chunk, TEXT("responseId"), TEXT("response_id"));
}

static void read_head(Head *head, const JsonNode *chunk)
{
    const JsonNode *feedback = wire_either(chunk, TEXT("promptFeedback"), TEXT("prompt_feedback"));
    take(&head->id, id_of(chunk));
    take(&head->model, wire_either(chunk, TEXT("modelVersion"), TEXT("model_version")));
    take(&head->usage, wire_either(chunk, TEXT("usageMetadata"), TEXT("usage_metadata")));
    take(&head->blocked, wire_either(feedback, TEXT("blockReason"), TEXT("block_reason")));
    take(&head->error, wire_error(chunk));
}

// The API counts thinking apart; everywhere else it belongs to what was generated.
static void read_figures(Record *record, const JsonNode *usage)
{
    Document *document = &record->documents->at[record->documents->len - 1];
    const JsonNode *prompt =
        wire_either(usage, TEXT("promptTokenCount"), TEXT("prompt_token_count"));
    const JsonNode *answer =
        wire_either(usage, TEXT("candidatesTokenCount"), TEXT("candidates_token_count"));
    const JsonNode *thoughts =
        wire_either(usage, TEXT("thoughtsTokenCount"), TEXT("thoughts_token_count"));
    uint64_t sum = wire_index(answer, 0), more = wire_index(thoughts, 0);
    record_count(record, STAT_PROMPT_EVAL_COUNT, prompt);
    record_count(record, STAT_EVAL_COUNT, answer ? answer : thoughts);
    if (document->stats.present[STAT_EVAL_COUNT] && answer &&
        !__builtin_add_overflow(sum, more, &sum))
        document->stats.value[STAT_EVAL_COUNT] = sum;
    if (more > 0 && document->thinking.text.len == 0)
        record_hide_thinking(record);
}

static bool read_one(Record *record, const JsonNode *const *chunks, size_t count)
{
    Wire all = {.record = record, .before = record->documents->len};
    Head head = {0};
    ChoiceList candidates = {0};
    for (size_t i = 0; i < count; i++) {
        read_head(&head, chunks[i]);
        choices_add(&candidates, record->arena, json_get(chunks[i], TEXT("candidates")));
    }
    choices_sort(&candidates);
    for (size_t i = 0; i < candidates.len;) {
        Pieces pieces = choices_pieces(&candidates, i);
        read_candidate(record, &pieces);
        i += pieces.len;
    }
    if (candidates.len == 0 && head.error)
        return wire_fail(record, head.error);
    if (candidates.len == 0)
        return record_fail(record, "the answer has no candidates", head.blocked);
    if (choices_name(record, all.before, head.id, head.model))
        read_figures(record, head.usage);
    return wire_end(&all, head.error);
}

// Where the chunks end that make one answer: all of them have the same id, or none.
static size_t answer_end(const JsonNode *const *chunks, size_t start, size_t count)
{
    const JsonNode *id = id_of(chunks[start]);
    for (size_t i = start + 1; i < count; i++) {
        const JsonNode *own = id_of(chunks[i]);
        if (id && own && !text_is(own->raw, id->raw))
            return i;
        id = own ? own : id;
    }
    return count;
}

bool gemini_read(Record *record, const JsonNode *const *chunks, size_t count)
{
    for (size_t i = 0, end; i < count; i = end) {
        end = answer_end(chunks, i, count);
        if (!read_one(record, chunks + i, end - i))
            return false;
    }
    return count > 0 || record_fail(record, "the answer has no candidates", NULL);
}

// --- the format ----------------------------------------------------------------------------------

bool gemini_is(const JsonNode *value)
{
    return wire_is_list(json_get(value, TEXT("candidates"))) ||
           wire_either(value, TEXT("promptFeedback"), TEXT("prompt_feedback"));
}

static bool knows(const JsonNode *value)
{
    return gemini_is(wire_is_list(value) ? json_at(value, 0) : value);
}

static bool read(Record *record)
{
    const JsonNode *value = record->values.at[0];
    LIST(const JsonNode *) chunks = {0};
    if (!wire_is_list(value))
        return gemini_read(record, record->values.at, 1);
    for (size_t i = 0; i < value->len; i++)
        list_add(record->arena, &chunks, &value->at[i]);
    return gemini_read(record, chunks.at, chunks.len);
}

const Format format_gemini = {
    .name = "gemini",
    .about = "answers of Google's Gemini API, or the list of the chunks of one",
    .framing = FRAMING_JSON,
    .knows = knows,
    .read = read,
};
