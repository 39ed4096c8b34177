#include "format/split.h"

#include <assert.h>

#include "format/framing.h"
#include "format/line.h"
#include "format/rebase.h"
#include "format/record.h"

extern const Format format_answers_json;      // what reads JSON that nothing knows

// --- records ------------------------------------------------------------------------------------

static bool trouble(const Record *record, const JsonReader *reader, const char *what)
{
    return error_set(record->error, record->arena, "%s at byte %zu: %s", what, reader->where,
                     reader->why);
}

// A sequence whose end is damaged keeps what came before.
static bool read_values(Record *record, Text text, size_t start, const char **damage)
{
    JsonReader reader = {.text = text, .at = start};
    JsonNode *value;
    JsonAnswer answer;
    while ((answer = json_next(&reader, record->arena, &value)) == JSON_VALUE)
        list_add(record->arena, &record->values, value);
    if (answer == JSON_END)
        return record->values.len > 0
            || error_set(record->error, record->arena, "no JSON value in this record");
    if (record->values.len == 0)
        return trouble(record, &reader, answer == JSON_CUT ? "cut off" : "no JSON");
    *damage = answer == JSON_CUT ? "the record is cut off: what came before is kept"
                                 : "the record is damaged: what came before is kept";
    return true;
}

static bool append_field(Record *record, SegmentKind kind, Text pointer)
{
    if (pointer.len == 0)
        return true;
    const JsonNode *node = json_pointer(record->values.at[0], pointer);
    return record_append_content(record, kind, node);
}

static bool read_fields(Record *record, const FieldPaths *fields)
{
    Document *document = record_add(record);
    if (!append_field(record, SEGMENT_ANSWER, fields->answer))
        return error_set(record->error, record->arena, "no text at the field %.*s",
                         TEXT_ARG(fields->answer));
    append_field(record, SEGMENT_THINKING, fields->thinking);
    append_field(record, SEGMENT_PROMPT, fields->prompt);
    if (fields->id.len)
        document->id = record_word(record, json_pointer(record->values.at[0], fields->id));
    return true;
}

static const Format *record_format(const Record *record, Framing framing,
                                   const SplitOptions *options)
{
    if (options->format && options->format->framing == framing)
        return options->format;
    assert(record->values.len > 0);
    const Format *format = format_of_value(record->values.at[0], framing);
    return format || framing != FRAMING_JSON ? format : &format_answers_json;
}

static bool unknown_record(Record *record)
{
    return error_set(record->error, record->arena, "a stream of events of no known kind");
}

static bool split_record(Record *record, Framing framing, const SplitOptions *options,
                         const char **name)
{
    const char *damage = NULL;
    Text text = framing == FRAMING_SSE ? sse_mask(record->source, record->arena) : record->source;
    if (!read_values(record, text, bom_length(record->source), &damage))
        return false;
    bool fields = options->fields.answer.len > 0;
    const Format *format = fields ? NULL : record_format(record, framing, options);
    if (!fields && !format)
        return unknown_record(record);
    if (fields ? !read_fields(record, &options->fields) : !format->read(record))
        return false;
    if (record->documents->len == 0)
        return error_set(record->error, record->arena, "the record holds no answer");
    if (damage)
        record_note(record, damage);
    record_finish(record);
    *name = fields ? "json" : format->name;
    return true;
}

// --- texts --------------------------------------------------------------------------------------

static bool split_text(Text source, const SplitOptions *options, Arena *arena,
                       DocumentList *documents, Error *error, const char **name)
{
    Cleaned cleaned = terminal_clean(source, arena);
    Text text = decoded_text(&cleaned.decoded);
    const Format *format = options->format ? options->format : format_of_text(text);
    *name = format->name;
    if (!format->split(text, arena, documents, error))
        return false;
    for (size_t i = 0; i < documents->len; i++)
        document_rebase(&documents->at[i], &cleaned, arena);
    return true;
}

// Thinking that the format itself tells apart beats tags; then tags are text.
static bool has_thinking(const Document *document)
{
    return document->thinking_state == THINKING_HIDDEN
        || (document->thinking.present && !text_is_blank(document->thinking.text));
}

bool documents_split(Text source, Text path, Framing framing, const SplitOptions *options,
                     Arena *arena, DocumentList *documents, Error *error)
{
    const char *name = "plain";
    DocumentList list = {0};
    Record record = {.source = source, .arena = arena, .documents = &list, .error = error};
    bool split = framing == FRAMING_TEXT
                   ? split_text(source, options, arena, &list, error, &name)
                   : split_record(&record, framing, options, &name);
    if (!split)
        return false;
    for (size_t i = 0; i < list.len; i++) {
        Document *document = &list.at[i];
        document->path = path;
        document->format = name;
        if (!has_thinking(document))
            tags_apply(document, options->policy, arena);
        document_clean(document, arena);
        list_add(arena, documents, *document);
    }
    return true;
}
