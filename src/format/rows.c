#include "format/rows.h"

bool rows_know(const JsonNode *value, bool (*knows)(const JsonNode *row))
{
    const JsonNode *first = json_at(value, 0);
    return knows(first ? first : value);
}

static bool read_value(Record *record, const JsonNode *value,
                       bool (*read)(Record *record, const JsonNode *row))
{
    if (value->kind != JSON_ARRAY)
        return read(record, value);
    for (size_t i = 0; i < value->len; i++)
        if (!read(record, json_at(value, i)))
            return false;
    return true;
}

bool rows_read(Record *record, bool (*read)(Record *record, const JsonNode *row))
{
    for (size_t i = 0; i < record->values.len; i++)
        if (!read_value(record, record->values.at[i], read))
            return false;
    return true;
}

const JsonNode *row_first(const JsonNode *row, const char *const *keys)
{
    for (; *keys; keys++) {
        const JsonNode *node = json_get(row, text_of(*keys));
        if (node)
            return node;
    }
    return NULL;
}

const JsonNode *row_thinking(const JsonNode *row)
{
    static const char *const keys[] = {"thinking", "reasoning", "reasoning_content", NULL};
    return row_first(row, keys);
}

Text row_id(Record *record, const JsonNode *node)
{
    if (!node || node->kind == JSON_ARRAY || node->kind == JSON_OBJECT || node->kind == JSON_NULL)
        return (Text){0};
    return node->kind == JSON_STRING ? record_word(record, node) : node->raw;
}

static bool says_one_of(const JsonNode *node, const char *const *words)
{
    for (size_t i = 0; words[i]; i++)
        if (json_is(node, words[i]))
            return true;
    return false;
}

size_t message_last(const JsonNode *messages, size_t end, Text role_key, const char *const *words)
{
    size_t len = messages && messages->kind == JSON_ARRAY ? messages->len : 0;
    for (size_t i = end < len ? end : len; i-- > 0;)
        if (says_one_of(json_get(json_at(messages, i), role_key), words))
            return i;
    return TEXT_NONE;
}
