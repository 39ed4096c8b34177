// A chat as a list of messages, bare or under "messages": data sets for fine-tuning, requests,
// logs. The answer is the last message of the assistant.
#include "format/rows.h"

static bool is_message(const JsonNode *node)
{
    const JsonNode *role = json_get(node, TEXT("role"));
    return role && role->kind == JSON_STRING
        && (json_get(node, TEXT("content")) || json_get(node, TEXT("tool_calls")));
}

static bool is_chat(const JsonNode *row)
{
    return is_message(json_at(json_get(row, TEXT("messages")), 0))
        || is_message(json_at(row, 0));
}

static bool is_list(const JsonNode *value)
{
    return is_message(json_at(value, 0));
}

static bool knows(const JsonNode *value)
{
    return is_chat(value) || rows_know(value, is_chat);
}

// The first of the two that says anything.
static void append_thinking(Record *record, const JsonNode *message)
{
    static const char *const keys[] = {"reasoning_content", "reasoning", "thinking", NULL};
    for (size_t i = 0; keys[i]; i++) {
        const JsonNode *text = json_get(message, text_of(keys[i]));
        if (text && text->kind == JSON_STRING && text->raw.len > 2) {
            record_append(record, SEGMENT_THINKING, text);
            return;
        }
    }
}

static void read_chat(Record *record, const JsonNode *row)
{
    static const char *const assistant[] = {"assistant", "model", NULL};
    const JsonNode *messages = row->kind == JSON_ARRAY ? row : json_get(row, TEXT("messages"));
    size_t answer = message_last(messages, TEXT_NONE, TEXT("role"), assistant);
    const JsonNode *message = json_at(messages, answer);
    Document *document = record_add(record);
    document->id = row_id(record, json_get(row, TEXT("id")));
    document->model = record_word(record, json_get(row, TEXT("model")));
    record_prompt(record, messages, answer);
    append_thinking(record, message);
    if (!message)
        record_note(record, "no message of the assistant in this chat");
    else if (!record_append_content(record, SEGMENT_ANSWER, json_get(message, TEXT("content"))))
        record_note(record, "the last message of the assistant has no text");
}

// An array of messages is one chat, any other array a list of chats.
static void read_value(Record *record, const JsonNode *value)
{
    if (value->kind != JSON_ARRAY || is_list(value)) {
        read_chat(record, value);
        return;
    }
    for (size_t i = 0; i < value->len; i++)
        read_chat(record, json_at(value, i));
}

static bool read(Record *record)
{
    for (size_t i = 0; i < record->values.len; i++)
        read_value(record, record->values.at[i]);
    return true;
}

const Format format_chat_jsonl = {
    .name = "chat-jsonl",
    .about = "chats as lists of messages",
    .framing = FRAMING_JSON,
    .knows = knows,
    .read = read,
};
