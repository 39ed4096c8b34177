#include "run/sample.h"

#include "run/grading.h"

typedef struct SampleReader {
    const JsonNode *object;
    Place place;
    Arena *arena;
    Error *error;
} SampleReader;

// A member that may be absent or null.
static bool read_text(const SampleReader *reader, const char *key, Text *text)
{
    const JsonNode *node = json_get(reader->object, text_of(key));
    JsonString string;
    if (!node || node->kind == JSON_NULL)
        return true;
    if (!json_string(node, reader->arena, &string))
        return error_at(reader->error, reader->arena, reader->place, "\"%s\" is a string, not %s",
                        key, json_kind_name(node->kind));
    *text = string.text;
    return true;
}

static bool read_label(const SampleReader *reader, Sample *sample)
{
    const JsonNode *node = json_get(reader->object, TEXT("label"));
    JsonString string = {0};
    bool given = node && (json_string(node, reader->arena, &string) || node->kind == JSON_TRUE
                          || node->kind == JSON_FALSE);
    bool is_false = given && (node->kind == JSON_FALSE || text_is(string.text, TEXT("false")));
    sample->is_true = given && (node->kind == JSON_TRUE || text_is(string.text, TEXT("true")));
    sample->labelled = sample->is_true || is_false;
    return sample->labelled || (node && node->kind == JSON_NULL)
        || error_at(reader->error, reader->arena, reader->place,
                    "no \"label\", which is \"true\" or \"false\"");
}

bool sample_read(const Line *line, Text path, Arena *arena, Sample *sample, Error *error)
{
    SampleReader reader = {.place = {path, line->number, 0}, .arena = arena, .error = error};
    *sample = (Sample){.path = path, .line = line->number};
    if (line->why.len)
        return error_at(error, arena, reader.place, "%.*s", TEXT_ARG(line->why));
    reader.object = line_parse(line, path, arena, error);
    if (!reader.object || !read_text(&reader, "text", &sample->text)
        || !read_label(&reader, sample) || !read_text(&reader, "topic", &sample->topic)
        || !read_text(&reader, "id", &sample->id) || !read_text(&reader, "note", &sample->note))
        return false;
    return !sample->labelled || !text_is_blank(sample->text)
        || error_at(error, arena, reader.place, "no \"text\" to judge");
}

Text sample_kind(const Sample *sample)
{
    Text kind = sample->note;
    for (size_t at; (at = text_find_char(kind, 0, ';')) != TEXT_NONE;)
        kind = text_from(kind, at + 1);
    return text_trim(kind);
}
