// OpenAI's Responses API as a stream of events. The text comes as deltas, then once more in events
// that end in ".done", and once more in the response object of the last event: only the deltas
// count, and the others where there are none.
#include "format/openai.h"

typedef struct Stream {
    Wire wire;
    const JsonNode *response, *error;
    JsonNodeList done;      // output items that are complete
    uint64_t output, part;  // indexes of the block that the last delta belongs to
    bool ended;
} Stream;

static bool knows(const JsonNode *value)
{
    const JsonNode *type = json_get(value, TEXT("type"));
    return type && text_starts(type->raw, TEXT("\"response."));
}

static bool is_last(const JsonNode *value)
{
    return wire_has_type(value, "response.completed") ||
           wire_has_type(value, "response.incomplete") || wire_has_type(value, "response.failed");
}

static bool goes_on(const JsonNode *value)
{
    return !is_last(value) && !wire_has_type(value, "error") && !wire_error(value);
}

// --- deltas --------------------------------------------------------------------------------------

// Deltas that belong to another block than the ones before are parted from them.
static void turn_to(Stream *stream, const JsonNode *event, const char *part)
{
    uint64_t output = wire_index(json_get(event, TEXT("output_index")), stream->output);
    uint64_t index = part ? wire_index(json_get(event, text_of(part)), 0) : 0;
    if (output != stream->output || index != stream->part)
        wire_part(&stream->wire);
    stream->output = output;
    stream->part = index;
}

static void think_deltas(Stream *stream, const char *type, const char *part)
{
    const Record *record = stream->wire.record;
    for (size_t i = 0; i < record->values.len; i++) {
        const JsonNode *event = record->values.at[i];
        if (!wire_has_type(event, type))
            continue;
        turn_to(stream, event, part);
        wire_think(&stream->wire, json_get(event, TEXT("delta")));
    }
}

static void answer_deltas(Stream *stream)
{
    const Record *record = stream->wire.record;
    for (size_t i = 0; i < record->values.len; i++) {
        const JsonNode *event = record->values.at[i];
        if (!wire_has_type(event, "response.output_text.delta") &&
            !wire_has_type(event, "response.refusal.delta"))
            continue;
        turn_to(stream, event, NULL);
        wire_answer(&stream->wire, json_get(event, TEXT("delta")));
    }
}

// --- the other events ----------------------------------------------------------------------------

static const JsonNode *error_of(const JsonNode *event)
{
    const JsonNode *error = wire_error(event);
    if (error || !wire_has_type(event, "error"))
        return error;
    return event;
}

static void read_event(Stream *stream, const JsonNode *event)
{
    const JsonNode *response = wire_get(event, TEXT("response"));
    const JsonNode *item = wire_get(event, TEXT("item")), *error = error_of(event);
    if (response)
        stream->response = response;
    if (item && wire_has_type(event, "response.output_item.done"))
        list_add(stream->wire.record->arena, &stream->done, item);
    if (error)
        stream->error = error;
    stream->ended = stream->ended || is_last(event);
}

// What the deltas do not have: calls of tools, and thinking that is encrypted.
static void read_rest(Stream *stream)
{
    for (size_t i = 0; i < stream->done.len; i++) {
        const JsonNode *item = stream->done.at[i];
        if (wire_has_type(item, "reasoning"))
            stream->wire.hidden =
                stream->wire.hidden || wire_is_full(json_get(item, TEXT("encrypted_content")));
        else if (!wire_has_type(item, "message"))
            wire_tool(&stream->wire, item);
    }
}

static void read_text(Stream *stream)
{
    Wire *wire = &stream->wire;
    JsonNodeList output = openai_output(stream->response, wire->record->arena);
    think_deltas(stream, "response.reasoning_text.delta", "content_index");
    if (!wire_has_thinking(wire))
        think_deltas(stream, "response.reasoning_summary_text.delta", "summary_index");
    answer_deltas(stream);
    if (wire_is_empty(wire))
        openai_read_items(wire, output.len > 0 ? &output : &stream->done);
    else
        read_rest(stream);
}

static bool read(Record *record)
{
    Stream stream = {.wire = wire_begin(record)};
    for (size_t i = 0; i < record->values.len; i++)
        read_event(&stream, record->values.at[i]);
    read_text(&stream);
    if (stream.response)
        openai_read_head(&stream.wire, stream.response);
    if (!stream.ended && !stream.error)
        wire_note_cut(&stream.wire);
    if (!stream.error)
        stream.error = wire_error(stream.response);
    return wire_end(&stream.wire, stream.error);
}

const Format format_openai_responses_sse = {
    .name = "openai-responses-sse",
    .about = "responses of OpenAI's Responses API as a stream of events",
    .framing = FRAMING_SSE,
    .knows = knows,
    .goes_on = goes_on,
    .read = read,
};
