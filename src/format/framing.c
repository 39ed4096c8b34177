#include "format/framing.h"

#include <string.h>

#include "format/line.h"

static bool is_field(Text line, const char *name)
{
    Text field = text_of(name);
    return text_starts(line, field) && (line.len == field.len || line.at[field.len] == ':');
}

static bool is_event_line(Text line)
{
    return is_field(line, "data") || is_field(line, "event") || is_field(line, "id")
        || is_field(line, "retry");
}

// The value of a `data` line; false for every other line. One space behind the colon is optional.
static bool data_of(Text line, Text *data)
{
    if (!is_field(line, "data"))
        return false;
    *data = text_from(line, sizeof "data");
    if (data->len && data->at[0] == ' ')
        *data = text_from(*data, 1);
    return true;
}

static bool is_done(Text data)
{
    return text_is(text_trim(data), TEXT("[DONE]"));
}

// The first line that is no comment names a field, and the first data are JSON or [DONE].
static bool is_events(Text head)
{
    Text line, data;
    bool first = true;
    while (text_next_line(&head, &line)) {
        if (text_is_blank(line) || line.at[0] == ':')
            continue;
        if (first && !is_event_line(line))
            return false;
        first = false;
        if (data_of(line, &data) && !text_is_blank(data))
            return is_done(data) || data.at[0] == '{' || data.at[0] == '[';
    }
    return false;
}

Text sse_mask(Text source, Arena *arena)
{
    char *mask = arena_get(arena, source.len + 1);
    Text rest = source, line, data;
    memset(mask, ' ', source.len);
    while (text_next_line(&rest, &line))
        if (data_of(line, &data) && !is_done(data) && data.len)
            memcpy(mask + (data.at - source.at), data.at, data.len);
    return (Text){mask, source.len};
}

static FramingAnswer json_framing(Text head, size_t start, bool whole, const SplitOptions *options,
                                  Arena *scratch, Framing *framing, const Format **format)
{
    JsonReader reader = {.text = head, .at = start, .growing = !whole};
    JsonNode *value = NULL;
    JsonAnswer answer = json_next(&reader, scratch, &value);
    if (answer == JSON_CUT && !whole)
        return FRAMING_MORE;
    if (answer != JSON_VALUE)
        return FRAMING_KNOWN;
    *format = options->format ? options->format : format_of_value(value, FRAMING_JSON);
    if (*format || options->fields.answer.len)
        *framing = FRAMING_JSON;
    return FRAMING_KNOWN;
}

FramingAnswer framing_of(Text head, bool whole, const SplitOptions *options, Arena *scratch,
                         Framing *framing, const Format **format)
{
    size_t start = bom_length(head);
    *framing = options->format ? options->format->framing : FRAMING_TEXT;
    *format = options->format;
    while (start < head.len && char_is_space(head.at[start]))
        start++;
    if (options->format && !options->fields.answer.len)
        return FRAMING_KNOWN;
    if (start < head.len && (head.at[start] == '{' || head.at[start] == '['))
        return json_framing(head, start, whole, options, scratch, framing, format);
    if (is_events(head))
        *framing = FRAMING_SSE;
    return FRAMING_KNOWN;
}
