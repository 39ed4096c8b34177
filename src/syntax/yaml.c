#include "syntax/yaml.h"

#include <string.h>
#include <yaml.h>

#include "syntax/yaml_simple.h"

enum { BYTES_MOST = 1 << 20 };

typedef struct Builder {
    yaml_parser_t parser;
    Text path;
    Arena *arena;
    Error *error;
    YamlNode *root;
    YamlNode *open[YAML_DEPTH_MOST];      // the collections that have not ended
    YamlNode *key[YAML_DEPTH_MOST];       // for an open mapping: the key that waits for its value
    size_t depth, nodes, documents;
} Builder;

static Place place_of(const Builder *builder, yaml_mark_t mark)
{
    return (Place){builder->path, (uint32_t)mark.line + 1, (uint32_t)mark.column + 1};
}

static bool add_pair(Builder *builder, YamlNode *map, YamlNode *node)
{
    YamlNode **key = &builder->key[builder->depth - 1];
    if (*key) {
        list_add(builder->arena, &map->map, (YamlPair){*key, node});
        *key = NULL;
        return true;
    }
    if (node->kind != YAML_SCALAR)
        return error_at(builder->error, builder->arena, node->place, "a key must be plain text");
    if (map->map.len == YAML_KEYS_MOST)
        return error_at(builder->error, builder->arena, node->place,
                        "more than %d keys in one mapping", YAML_KEYS_MOST);
    for (size_t i = 0; i < map->map.len; i++)
        if (text_is(map->map.at[i].key->text, node->text))
            return error_at(builder->error, builder->arena, node->place,
                            "the key '%.*s' stands here a second time (first in line %u)",
                            TEXT_ARG(node->text), map->map.at[i].key->place.line);
    *key = node;
    return true;
}

static bool add_node(Builder *builder, YamlNode *node)
{
    if (++builder->nodes > YAML_NODES_MOST)
        return error_at(builder->error, builder->arena, node->place, "more than %d values",
                        YAML_NODES_MOST);
    if (builder->depth == 0) {
        builder->root = node;
        return true;
    }
    YamlNode *parent = builder->open[builder->depth - 1];
    if (parent->kind == YAML_MAP)
        return add_pair(builder, parent, node);
    list_add(builder->arena, &parent->list, node);
    return true;
}

static YamlNode *new_node(Builder *builder, const yaml_event_t *event, YamlKind kind)
{
    YamlNode *node = arena_new(builder->arena, YamlNode);
    node->kind = kind;
    node->place = place_of(builder, event->start_mark);
    return node;
}

static bool refuse_extras(Builder *builder, const yaml_event_t *event, const void *anchor,
                          const void *tag)
{
    Place place = place_of(builder, event->start_mark);
    if (anchor)
        return error_at(builder->error, builder->arena, place,
                        "anchors (&) have no place in a rule file: write the value out");
    if (tag)
        return error_at(builder->error, builder->arena, place,
                        "tags (!) have no place in a rule file: put the text in quotes");
    return true;
}

static bool add_scalar(Builder *builder, const yaml_event_t *event)
{
    if (!refuse_extras(builder, event, event->data.scalar.anchor, event->data.scalar.tag))
        return false;
    YamlNode *node = new_node(builder, event, YAML_SCALAR);
    Text text = {(const char *)event->data.scalar.value, event->data.scalar.length};
    if (text.len > YAML_SCALAR_MOST)
        return error_at(builder->error, builder->arena, node->place, "a text of over %d bytes",
                        YAML_SCALAR_MOST);
    node->text = arena_copy(builder->arena, text);
    node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    return add_node(builder, node);
}

static bool open_collection(Builder *builder, const yaml_event_t *event, YamlKind kind)
{
    bool map = kind == YAML_MAP;
    const void *anchor = map ? event->data.mapping_start.anchor : event->data.sequence_start.anchor;
    const void *tag = map ? event->data.mapping_start.tag : event->data.sequence_start.tag;
    if (!refuse_extras(builder, event, anchor, tag))
        return false;
    YamlNode *node = new_node(builder, event, kind);
    if (builder->depth == YAML_DEPTH_MOST)
        return error_at(builder->error, builder->arena, node->place, "nested deeper than %d",
                        YAML_DEPTH_MOST);
    if (!add_node(builder, node))
        return false;
    builder->key[builder->depth] = NULL;
    builder->open[builder->depth++] = node;
    return true;
}

static bool take_event(Builder *builder, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT: return add_scalar(builder, event);
    case YAML_SEQUENCE_START_EVENT: return open_collection(builder, event, YAML_LIST);
    case YAML_MAPPING_START_EVENT: return open_collection(builder, event, YAML_MAP);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: builder->depth--; return true;
    case YAML_ALIAS_EVENT:
        return error_at(builder->error, builder->arena, place_of(builder, event->start_mark),
                        "aliases (*) have no place in a rule file: put the text in quotes");
    case YAML_DOCUMENT_START_EVENT:
        if (++builder->documents > 1)
            return error_at(builder->error, builder->arena, place_of(builder, event->start_mark),
                            "a second document begins here: one file is one document");
        return true;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT: return true;
    }
    return true;
}

static bool parser_failed(Builder *builder)
{
    const yaml_parser_t *parser = &builder->parser;
    if (parser->error == YAML_MEMORY_ERROR)
        memory_full();
    if (parser->error == YAML_READER_ERROR)
        return error_at(builder->error, builder->arena, (Place){builder->path, 0, 0},
                        "not YAML: %s at byte %zu",
                        parser->problem ? parser->problem : "unreadable text",
                        parser->problem_offset);
    Place place = place_of(builder, parser->problem_mark);
    return error_at(builder->error, builder->arena, place, "not YAML: %s%s%s",
                    parser->problem ? parser->problem : "unreadable",
                    parser->context ? " " : "", parser->context ? parser->context : "");
}

static bool read_events(Builder *builder)
{
    for (bool done = false; !done;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&builder->parser, &event))
            return parser_failed(builder);
        bool taken = take_event(builder, &event);
        done = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
        if (!taken)
            return false;
    }
    return true;
}

YamlNode *yaml_full(Text source, Text path, Arena *arena, Error *error)
{
    Builder builder = {.path = path, .arena = arena, .error = error};
    if (!yaml_parser_initialize(&builder.parser))
        memory_full();
    yaml_parser_set_encoding(&builder.parser, YAML_UTF8_ENCODING);
    const char *bytes = source.at ? source.at : "";
    yaml_parser_set_input_string(&builder.parser, (const unsigned char *)bytes, source.len);
    bool read = read_events(&builder);
    yaml_parser_delete(&builder.parser);
    if (read && !builder.root)
        error_at(error, arena, (Place){path, 1, 1}, "the file is empty");
    return read ? builder.root : NULL;
}

YamlNode *yaml_parse(Text source, Text path, Arena *arena, Error *error)
{
    if (source.len > BYTES_MOST) {
        error_at(error, arena, (Place){path, 1, 1}, "a rule file of over %d bytes", BYTES_MOST);
        return NULL;
    }
    YamlNode *simple = yaml_simple(source, path, arena);
    return simple ? simple : yaml_full(source, path, arena, error);
}

const YamlNode *yaml_get(const YamlNode *map, Text key)
{
    if (!map || map->kind != YAML_MAP)
        return NULL;
    for (size_t i = 0; i < map->map.len; i++)
        if (text_is(map->map.at[i].key->text, key))
            return map->map.at[i].value;
    return NULL;
}

const char *yaml_kind_name(YamlKind kind)
{
    switch (kind) {
    case YAML_SCALAR: return "a text";
    case YAML_LIST: return "a list";
    case YAML_MAP: return "a mapping";
    }
    return "";
}
