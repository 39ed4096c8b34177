#include "format/record.h"

Document *record_add(Record *record)
{
    Document document = {.source = record->source, .decoded = true};
    list_add(record->arena, record->documents, document);
    return &record->documents->at[record->documents->len - 1];
}

static Document *last(const Record *record)
{
    return &record->documents->at[record->documents->len - 1];
}

static void append_pieces(Channel *channel, Arena *arena, const JsonString *string)
{
    for (size_t i = 0; i < string->pieces.len; i++) {
        const JsonPiece *piece = &string->pieces.at[i];
        Span source = {piece->source, piece->source + piece->source_len};
        channel_put(channel, arena, text_slice(string->text, piece->at, piece->at + piece->len),
                    source);
    }
}

bool record_append(Record *record, SegmentKind kind, const JsonNode *node)
{
    JsonString string = {0};
    Document *document = last(record);
    if (!json_string(node, record->arena, &string))
        return false;
    Channel *channel = document_channel(document, kind);
    if (channel)
        append_pieces(channel, record->arena, &string);
    Span inside = {node->start + 1, node->start + node->raw.len - 1};
    document_add_segment(document, record->arena, (Segment){kind, 0, inside});
    return true;
}

// --- content ------------------------------------------------------------------------------------

// Mistral nests a list of parts in a "thinking" part; others have a string there.
static bool append_thinking(Record *record, const JsonNode *part)
{
    static const char *const keys[] = {"thinking", "reasoning", "text", NULL};
    for (size_t i = 0; keys[i]; i++) {
        const JsonNode *value = json_get(part, text_of(keys[i]));
        if (record_append(record, SEGMENT_THINKING, value))
            return true;
        for (size_t j = 0; value && value->kind == JSON_ARRAY && j < value->len; j++)
            record_append(record, SEGMENT_THINKING, json_get(json_at(value, j), TEXT("text")));
        if (value && value->kind == JSON_ARRAY)
            return true;
    }
    return false;
}

static bool append_part(Record *record, SegmentKind kind, const JsonNode *part)
{
    const JsonNode *type = json_get(part, TEXT("type"));
    if (part->kind == JSON_STRING)
        return record_append(record, kind, part);
    if (json_is(type, "thinking") || json_is(type, "reasoning"))
        return append_thinking(record, part);
    if (json_is(type, "refusal"))
        return record_append(record, kind, json_get(part, TEXT("refusal")));
    if (!type || json_is(type, "text") || json_is(type, "output_text")
        || json_is(type, "input_text"))
        return record_append(record, kind, json_get(part, TEXT("text")));
    return false;
}

bool record_append_content(Record *record, SegmentKind kind, const JsonNode *content)
{
    bool any = false;
    if (!content || content->kind != JSON_ARRAY)
        return record_append(record, kind, content);
    for (size_t i = 0; i < content->len; i++)
        any = append_part(record, kind, json_at(content, i)) || any;
    return any;
}

void record_prompt(Record *record, const JsonNode *messages, size_t end)
{
    size_t len = messages && messages->kind == JSON_ARRAY ? messages->len : 0;
    for (size_t i = end < len ? end : len; i-- > 0;) {
        const JsonNode *message = json_at(messages, i);
        if (json_is(json_get(message, TEXT("role")), "user")) {
            record_append_content(record, SEGMENT_PROMPT, json_get(message, TEXT("content")));
            return;
        }
    }
}

Text record_word(Record *record, const JsonNode *node)
{
    JsonString string = {0};
    return json_string(node, record->arena, &string) ? string.text : (Text){0};
}

// --- statistics ---------------------------------------------------------------------------------

static void set_stat(Record *record, StatField field, const JsonNode *node, uint64_t value)
{
    Document *document = last(record);
    Stats *stats = &document->stats;
    Span place = {node->start, node->start + node->raw.len};
    document->has_stats = true;
    stats->value[field] = value;
    stats->present[field] = true;
    stats->place[field] = place;
    document_add_segment(document, record->arena, (Segment){SEGMENT_STATS, 0, place});
}

void record_count(Record *record, StatField field, const JsonNode *number)
{
    uint64_t value;
    if (json_u64(number, &value))
        set_stat(record, field, number, value);
}

// Durations may have fractions (milliseconds mostly do): six places of the unit are kept.
void record_duration(Record *record, StatField field, const JsonNode *number, uint64_t unit)
{
    enum { PLACES = 6, MILLION = 1000000 };
    int64_t scaled;
    uint64_t product, whole;
    if (json_u64(number, &whole)) {
        if (!__builtin_mul_overflow(whole, unit, &product))
            set_stat(record, field, number, product);
        return;
    }
    if (json_scaled(number, PLACES, &scaled) && scaled >= 0
        && !__builtin_mul_overflow((uint64_t)scaled, unit, &product))
        set_stat(record, field, number, product / MILLION);
}

void record_rate(Record *record, StatField field, const JsonNode *number)
{
    int64_t hundredths;
    if (json_scaled(number, 2, &hundredths) && hundredths >= 0)
        set_stat(record, field, number, (uint64_t)hundredths);
}

// --- the rest -----------------------------------------------------------------------------------

void record_hide_thinking(Record *record)
{
    last(record)->thinking_state = THINKING_HIDDEN;
}

void record_note(Record *record, const char *ours)
{
    list_add(record->arena, &last(record)->notes, text_of(ours));
}

bool record_fail(Record *record, const char *ours, const JsonNode *message)
{
    Text words = record_word(record, message);
    const char *between = words.len ? ": " : "";
    return error_set(record->error, record->arena, "%s%s%.*s", ours, between, TEXT_ARG(words));
}

// Readable thinking beside hidden thinking is what there is to read.
static void finish_state(Document *document)
{
    Channel *thinking = &document->thinking;
    if (document->thinking_state == THINKING_HIDDEN && thinking->text.len == 0) {
        *thinking = (Channel){0};
        return;
    }
    if (!thinking->present)
        return;
    if (document->thinking_state == THINKING_NONE || document->thinking_state == THINKING_HIDDEN)
        document->thinking_state = text_is_blank(thinking->text) ? THINKING_EMPTY
                                                                 : THINKING_CLOSED;
}

// An empty "thinking" field says that there was none, in the many formats that always have the
// field.
static void drop_empty(Document *document)
{
    if (document->thinking.present && document->thinking.text.len == 0) {
        document->thinking = (Channel){0};
        if (document->thinking_state != THINKING_HIDDEN)
            document->thinking_state = THINKING_NONE;
    }
}

void record_finish(Record *record)
{
    for (size_t i = 0; i < record->documents->len; i++) {
        Document *document = &record->documents->at[i];
        drop_empty(document);
        finish_state(document);
        if (!document->answer.present)
            channel_put(&document->answer, record->arena, (Text){0}, (Span){0});
    }
}

bool json_is(const JsonNode *node, const char *word)
{
    return node && node->kind == JSON_STRING
        && text_is(text_slice(node->raw, 1, node->raw.len - 1), text_of(word));
}

bool json_true(const JsonNode *node)
{
    return node && node->kind == JSON_TRUE;
}
