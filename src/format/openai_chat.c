// Chat completions. A choice of a stream is spread over many chunks: the deltas of each choice are
// gathered first, and then a whole message and a list of deltas are read by the same rules.
#include "format/choice.h"
#include "format/openai.h"

// What the chunks of one answer say of the whole of it.
typedef struct Head {
    const JsonNode *id, *model, *usage, *timings, *stats, *error;
} Head;

// Some servers send the message so far beside each delta of it. NULL in text completions.
static const JsonNode *message_of(const Pieces *pieces, size_t i)
{
    return wire_either(pieces->at[i].node, TEXT("delta"), TEXT("message"));
}

// --- thinking, by falling preference -------------------------------------------------------------

static bool think_details(Wire *wire, const Pieces *pieces)
{
    uint64_t block = 0;
    for (size_t i = 0; i < pieces->len; i++) {
        const JsonNode *details = json_get(message_of(pieces, i), TEXT("reasoning_details"));
        for (size_t k = 0; wire_is_list(details) && k < details->len; k++) {
            const JsonNode *detail = &details->at[k], *text = json_get(detail, TEXT("text"));
            uint64_t place = pieces->at[i].alone ? k : block;
            uint64_t index = wire_index(json_get(detail, TEXT("index")), place);
            wire->part_thinking = wire->part_thinking || index != block;
            block = index;
            wire_think(wire, wire_is_full(text) ? text : json_get(detail, TEXT("summary")));
            wire->hidden = wire->hidden || wire_has_type(detail, "reasoning.encrypted");
        }
    }
    return wire_has_thinking(wire);
}

static bool think_field(Wire *wire, const Pieces *pieces, Text field)
{
    for (size_t i = 0; i < pieces->len; i++)
        wire_think(wire, json_get(message_of(pieces, i), field));
    return wire_has_thinking(wire);
}

static void read_thinking(Wire *wire, const Pieces *pieces)
{
    if (think_details(wire, pieces) || think_field(wire, pieces, TEXT("reasoning_content")) ||
        think_field(wire, pieces, TEXT("reasoning")))
        return;
    for (size_t i = 0; i < pieces->len; i++)
        wire_think_content(wire, json_get(message_of(pieces, i), TEXT("content")));
}

// --- the answer ----------------------------------------------------------------------------------

static void read_answer(Wire *wire, const Pieces *pieces)
{
    for (size_t i = 0; i < pieces->len; i++) {
        const JsonNode *message = message_of(pieces, i);
        wire_answer_content(wire, message ? json_get(message, TEXT("content"))
                                          : json_get(pieces->at[i].node, TEXT("text")));
    }
    if (wire_document(wire)->answer.text.len > 0)
        return;
    for (size_t i = 0; i < pieces->len; i++)
        wire_answer(wire, json_get(message_of(pieces, i), TEXT("refusal")));
}

static void read_tools(Wire *wire, const JsonNode *message)
{
    const JsonNode *calls = json_get(message, TEXT("tool_calls"));
    const JsonNode *old = wire_get(message, TEXT("function_call"));
    if (wire_is_list(calls) && calls->len > 0)
        wire_tool(wire, calls);
    if (old)
        wire_tool(wire, old);
}

static void read_choice(Record *record, const Pieces *pieces)
{
    Wire wire = wire_begin(record);
    const JsonNode *finish = NULL;
    read_thinking(&wire, pieces);
    read_answer(&wire, pieces);
    for (size_t i = 0; i < pieces->len; i++) {
        const JsonNode *reason = wire_get(pieces->at[i].node, TEXT("finish_reason"));
        read_tools(&wire, message_of(pieces, i));
        finish = reason ? reason : finish;
    }
    wire_document(&wire)->finish = record_word(record, finish);
    if (!finish && !pieces->at[0].alone)
        wire_note_cut(&wire);
    wire_end(&wire, NULL);
}

// --- the choices of one answer -------------------------------------------------------------------

static void take(const JsonNode **last, const JsonNode *node)
{
    if (node)
        *last = node;
}

static void read_head(Head *head, const JsonNode *value)
{
    head->id = wire_is_full(head->id) ? head->id : wire_get(value, TEXT("id"));
    head->model = wire_is_full(head->model) ? head->model : wire_get(value, TEXT("model"));
    take(&head->usage, wire_get(value, TEXT("usage")));
    take(&head->timings, wire_get(value, TEXT("timings")));
    take(&head->stats, wire_get(value, TEXT("stats")));
    take(&head->error, wire_error(value));
}

// llama.cpp's `timings` count what was computed, without what came from a cache: these are the
// counts that fit the durations. `stats` is LM Studio's.
static void read_figures(Record *record, const Head *head)
{
    enum { MILLISECOND = 1000000, SECOND = 1000000000 };
    const JsonNode *timings = head->timings, *stats = head->stats;
    record_count(record, STAT_PROMPT_EVAL_COUNT, json_get(head->usage, TEXT("prompt_tokens")));
    record_count(record, STAT_EVAL_COUNT, json_get(head->usage, TEXT("completion_tokens")));
    record_count(record, STAT_PROMPT_EVAL_COUNT, json_get(timings, TEXT("prompt_n")));
    record_duration(record, STAT_PROMPT_EVAL_DURATION, json_get(timings, TEXT("prompt_ms")),
                    MILLISECOND);
    record_rate(record, STAT_PROMPT_EVAL_RATE, json_get(timings, TEXT("prompt_per_second")));
    record_count(record, STAT_EVAL_COUNT, json_get(timings, TEXT("predicted_n")));
    record_duration(record, STAT_EVAL_DURATION, json_get(timings, TEXT("predicted_ms")),
                    MILLISECOND);
    record_rate(record, STAT_EVAL_RATE, json_get(timings, TEXT("predicted_per_second")));
    record_duration(record, STAT_EVAL_DURATION, json_get(stats, TEXT("generation_time")), SECOND);
    record_rate(record, STAT_EVAL_RATE, json_get(stats, TEXT("tokens_per_second")));
}

static bool read_one(Record *record, const JsonNode *const *values, size_t count)
{
    Wire all = {.record = record, .before = record->documents->len};
    Head head = {0};
    ChoiceList choices = {0};
    for (size_t i = 0; i < count; i++) {
        read_head(&head, values[i]);
        choices_add(&choices, record->arena, json_get(values[i], TEXT("choices")));
    }
    choices_sort(&choices);
    for (size_t i = 0; i < choices.len;) {
        Pieces pieces = choices_pieces(&choices, i);
        read_choice(record, &pieces);
        i += pieces.len;
    }
    if (choices.len == 0)
        return !head.error || wire_fail(record, head.error);
    if (choices_name(record, all.before, head.id, head.model))
        read_figures(record, &head);
    return wire_end(&all, head.error);
}

// --- the answers of a record ---------------------------------------------------------------------

static bool is_finished(const JsonNode *choices)
{
    for (size_t i = 0; i < choices->len; i++)
        if (wire_get(&choices->at[i], TEXT("finish_reason")))
            return true;
    return false;
}

// Where the chunks end that make one answer. Another answer begins with another id, but some
// servers give each chunk an id of its own: it takes an answer that was finished, too.
static size_t answer_end(const JsonNode *const *values, size_t start, size_t count)
{
    const JsonNode *id = NULL;
    bool finished = false;
    for (size_t i = start; i < count; i++) {
        const JsonNode *choices = json_get(values[i], TEXT("choices"));
        const JsonNode *own = wire_get(values[i], TEXT("id"));
        if (!wire_is_list(choices) || choices->len == 0)
            continue;
        if (finished && id && own && !text_is(own->raw, id->raw))
            return i;
        finished = finished || is_finished(choices);
        id = own ? own : id;
    }
    return count;
}

bool openai_read_chat(Record *record, const JsonNode *const *values, size_t count)
{
    size_t before = record->documents->len;
    for (size_t i = 0, end; i < count; i = end) {
        end = answer_end(values, i, count);
        if (!read_one(record, values + i, end - i))
            return false;
    }
    return record->documents->len > before || record_fail(record, "no choice to read", NULL);
}

bool openai_is_chat(const JsonNode *value)
{
    const JsonNode *object = json_get(value, TEXT("object"));
    return wire_is_list(json_get(value, TEXT("choices"))) || json_is(object, "chat.completion") ||
           json_is(object, "chat.completion.chunk");
}

// Chunks that somebody wrote to a file without the framing of the stream.
static bool goes_on(const JsonNode *value)
{
    return json_is(json_get(value, TEXT("object")), "chat.completion.chunk") && !wire_error(value);
}

static bool read(Record *record)
{
    return openai_read_chat(record, record->values.at, record->values.len);
}

const Format format_openai_chat = {
    .name = "openai-chat",
    .about = "chat completions of OpenAI and of the many servers that speak alike",
    .framing = FRAMING_JSON,
    .knows = openai_is_chat,
    .goes_on = goes_on,
    .read = read,
};
