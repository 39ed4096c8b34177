#include "format/wire.h"

Wire wire_begin(Record *record)
{
    Wire wire = {.record = record, .before = record->documents->len};
    record_add(record);
    return wire;
}

Document *wire_document(const Wire *wire)
{
    return &wire->record->documents->at[wire->record->documents->len - 1];
}

// --- nodes ---------------------------------------------------------------------------------------

const JsonNode *wire_get(const JsonNode *object, Text key)
{
    const JsonNode *node = json_get(object, key);
    return node && node->kind != JSON_NULL ? node : NULL;
}

const JsonNode *wire_either(const JsonNode *object, Text key, Text other)
{
    const JsonNode *node = wire_get(object, key);
    return node ? node : wire_get(object, other);
}

uint64_t wire_index(const JsonNode *number, uint64_t otherwise)
{
    uint64_t value;
    return json_u64(number, &value) ? value : otherwise;
}

bool wire_is_full(const JsonNode *string)
{
    return string && string->kind == JSON_STRING && string->raw.len > TEXT("\"\"").len;
}

bool wire_is_list(const JsonNode *node)
{
    return node && node->kind == JSON_ARRAY;
}

bool wire_has_type(const JsonNode *object, const char *word)
{
    return json_is(json_get(object, TEXT("type")), word);
}

// --- text ----------------------------------------------------------------------------------------

static void put(Wire *wire, SegmentKind kind, const JsonNode *string, bool *parted, Text seam)
{
    Document *document = wire_document(wire);
    Channel *channel = kind == SEGMENT_THINKING ? &document->thinking : &document->answer;
    bool full = wire_is_full(string);
    if (*parted && full && channel->text.len > 0)
        channel_put(channel, wire->record->arena, seam, (Span){string->start, string->start});
    if (full)
        *parted = false;
    record_append(wire->record, kind, string);
}

void wire_answer(Wire *wire, const JsonNode *string)
{
    put(wire, SEGMENT_ANSWER, string, &wire->part_answer, TEXT("\n\n"));
}

void wire_think(Wire *wire, const JsonNode *string)
{
    if (wire_is_full(string))
        put(wire, SEGMENT_THINKING, string, &wire->part_thinking, TEXT("\n"));
}

void wire_tool(Wire *wire, const JsonNode *call)
{
    Segment segment = {SEGMENT_TOOL, 0, {call->start, call->start + call->raw.len}};
    document_add_segment(wire_document(wire), wire->record->arena, segment);
}

void wire_part(Wire *wire)
{
    wire->part_thinking = wire->part_answer = true;
}

// --- content -------------------------------------------------------------------------------------

static bool is_thought(const JsonNode *part)
{
    return wire_has_type(part, "thinking") || wire_has_type(part, "reasoning");
}

static void answer_part(Wire *wire, const JsonNode *part)
{
    if (is_thought(part))
        return;
    const JsonNode *refusal = json_get(part, TEXT("refusal"));
    wire_answer(wire, wire_has_type(part, "refusal") ? refusal : json_get(part, TEXT("text")));
}

void wire_answer_content(Wire *wire, const JsonNode *content)
{
    if (!wire_is_list(content))
        wire_answer(wire, content);
    for (size_t i = 0; wire_is_list(content) && i < content->len; i++)
        answer_part(wire, &content->at[i]);
}

// The text of a thinking part is in a member named like its type, as a string or as parts.
static void think_part(Wire *wire, const JsonNode *part)
{
    const JsonNode *text = wire_either(part, TEXT("thinking"), TEXT("reasoning"));
    if (!text)
        text = json_get(part, TEXT("text"));
    wire_think(wire, text);
    for (size_t i = 0; wire_is_list(text) && i < text->len; i++)
        wire_think(wire, json_get(&text->at[i], TEXT("text")));
}

void wire_think_content(Wire *wire, const JsonNode *content)
{
    for (size_t i = 0; wire_is_list(content) && i < content->len; i++)
        if (is_thought(&content->at[i]))
            think_part(wire, &content->at[i]);
}

bool wire_has_thinking(const Wire *wire)
{
    return wire_document(wire)->thinking.text.len > 0;
}

static bool has_content(const Document *document)
{
    for (size_t i = 0; i < document->segments.len; i++)
        if (document->segments.at[i].kind == SEGMENT_TOOL)
            return true;
    return document->thinking.text.len > 0 || document->answer.text.len > 0;
}

bool wire_is_empty(const Wire *wire)
{
    const DocumentList *documents = wire->record->documents;
    for (size_t i = wire->before; i < documents->len; i++)
        if (has_content(&documents->at[i]))
            return false;
    return true;
}

// --- the end -------------------------------------------------------------------------------------

const JsonNode *wire_error(const JsonNode *value)
{
    return wire_get(value, TEXT("error"));
}

const JsonNode *wire_error_words(const JsonNode *error)
{
    if (error && error->kind == JSON_STRING)
        return error;
    const JsonNode *words = wire_get(error, TEXT("message"));
    return words ? words : wire_either(error, TEXT("code"), TEXT("type"));
}

bool wire_fail(Record *record, const JsonNode *error)
{
    return record_fail(record, "an error in place of an answer", wire_error_words(error));
}

void wire_note_cut(Wire *wire)
{
    record_note(wire->record, "the stream ended without its last record");
}

static void note_error(Wire *wire, const JsonNode *error)
{
    Segment segment = {SEGMENT_ERROR, 0, {error->start, error->start + error->raw.len}};
    document_add_segment(wire_document(wire), wire->record->arena, segment);
    record_note(wire->record, "the stream ended with an error: the answer may be cut off");
}

bool wire_end(Wire *wire, const JsonNode *error)
{
    if (error && wire_is_empty(wire)) {
        wire->record->documents->len = wire->before;
        return wire_fail(wire->record, error);
    }
    if (error)
        note_error(wire, error);
    if (wire->hidden)
        record_hide_thinking(wire->record);
    if (wire->hidden && wire_has_thinking(wire))
        record_note(wire->record, "a part of the thinking is hidden");
    return true;
}
