// Anthropic's API as a stream of events: the message without its content first, then each block
// with its deltas, then the reason of the stop and the counts.
#include "format/anthropic.h"

typedef struct Stream {
    Wire wire;
    const JsonNode *message, *finish, *error;
    size_t thought;  // length of the thinking before the block
    bool ended;
} Stream;

static bool knows(const JsonNode *value)
{
    return wire_has_type(value, "message_start") || wire_has_type(value, "ping") ||
           (wire_has_type(value, "error") && wire_error(value));
}

static bool goes_on(const JsonNode *value)
{
    return !wire_has_type(value, "message_stop") && !wire_error(value);
}

// A signature without thinking before it: the thinking was left out on demand.
static void read_delta(Stream *stream, const JsonNode *delta)
{
    Wire *wire = &stream->wire;
    wire_think(wire, json_get(delta, TEXT("thinking")));
    wire_answer(wire, json_get(delta, TEXT("text")));
    if (wire_has_type(delta, "signature_delta") &&
        wire_document(wire)->thinking.text.len == stream->thought)
        wire->hidden = true;
}

static void read_start(Stream *stream, const JsonNode *block)
{
    stream->thought = wire_document(&stream->wire)->thinking.text.len;
    anthropic_read_block(&stream->wire, block);
}

static void read_message(Stream *stream, const JsonNode *message)
{
    stream->message = message;
    anthropic_read_usage(stream->wire.record, json_get(message, TEXT("usage")));
}

static void read_event(Stream *stream, const JsonNode *event)
{
    const JsonNode *delta = json_get(event, TEXT("delta"));
    const JsonNode *block = wire_get(event, TEXT("content_block"));
    if (wire_has_type(event, "message_start"))
        read_message(stream, json_get(event, TEXT("message")));
    if (wire_has_type(event, "content_block_start") && block)
        read_start(stream, block);
    if (wire_has_type(event, "content_block_delta"))
        read_delta(stream, delta);
    if (wire_has_type(event, "message_delta")) {
        stream->finish = wire_get(delta, TEXT("stop_reason"));
        anthropic_read_usage(stream->wire.record, json_get(event, TEXT("usage")));
    }
    if (wire_error(event))
        stream->error = wire_error(event);
    stream->ended = stream->ended || wire_has_type(event, "message_stop");
}

static bool read(Record *record)
{
    Stream stream = {.wire = wire_begin(record)};
    for (size_t i = 0; i < record->values.len; i++)
        read_event(&stream, record->values.at[i]);
    Document *document = wire_document(&stream.wire);
    document->id = record_word(record, json_get(stream.message, TEXT("id")));
    document->model = record_word(record, json_get(stream.message, TEXT("model")));
    document->finish = record_word(record, stream.finish);
    if (!stream.ended && !stream.error)
        wire_note_cut(&stream.wire);
    return wire_end(&stream.wire, stream.error);
}

const Format format_anthropic_sse = {
    .name = "anthropic-sse",
    .about = "messages of Anthropic's API as a stream of events",
    .framing = FRAMING_SSE,
    .knows = knows,
    .goes_on = goes_on,
    .read = read,
};
