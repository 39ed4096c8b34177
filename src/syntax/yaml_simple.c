#include "syntax/yaml_simple.h"

#include "base/utf8.h"
#include "syntax/yaml_scalar.h"

static YamlNode *read_block(YamlReader *reader, long parent);
static YamlNode *read_flow(YamlReader *reader);

// --- what may stand in such a file ---------------------------------------------------------------

// Not: controls and tabs, and what is a line break or a mark to libyaml and to nobody else.
static bool is_odd(Text source, size_t at)
{
    unsigned char c = (unsigned char)source.at[at];
    unsigned char next = at + 1 < source.len ? (unsigned char)source.at[at + 1] : 0;
    unsigned char last = at + 2 < source.len ? (unsigned char)source.at[at + 2] : 0;
    return (c < ' ' && c != '\n') || c == 0x7F || (c == 0xC2 && next < 0xA0)
        || (c == 0xE2 && next == 0x80 && (last == 0xA8 || last == 0xA9))
        || (c == 0xEF && (next == 0xBB || next == 0xBF));
}

static bool is_fit(Text source, bool *ascii)
{
    *ascii = true;
    for (size_t i = 0; i < source.len; i++) {
        unsigned char c = (unsigned char)source.at[i];
        if ((unsigned char)(c - ' ') < 0x7F - ' ' || c == '\n')
            continue;
        *ascii = false;
        if (is_odd(source, i))
            return false;
    }
    return source.len && source.at[source.len - 1] == '\n'
        && (*ascii || utf8_first_bad(source, 0) == TEXT_NONE);
}

// --- collections ---------------------------------------------------------------------------------

static YamlNode *open_node(YamlReader *reader, YamlKind kind)
{
    if (++reader->depth >= YAML_DEPTH_MOST)
        return NULL;
    return yaml_reader_node(reader, kind);
}

static YamlNode *close_node(YamlReader *reader, YamlNode *node)
{
    reader->depth--;
    return node;
}

static bool add_pair(YamlReader *reader, YamlNode *map, YamlNode *key, YamlNode *value)
{
    if (!key || !value || map->map.len >= YAML_KEYS_MOST)
        return false;
    for (size_t i = 0; i < map->map.len; i++)
        if (text_is(map->map.at[i].key->text, key->text))
            return false;
    list_add(reader->arena, &map->map, (YamlPair){key, value});
    return true;
}

static bool add_item(YamlReader *reader, YamlNode *list, YamlNode *item)
{
    if (!item)
        return false;
    list_add(reader->arena, &list->list, item);
    return true;
}

// A sign and a blank behind it, or the end of the line.
static bool is_sign(const YamlReader *reader, char sign)
{
    return *reader->at == sign && (reader->at[1] == ' ' || reader->at[1] == '\n');
}

// What stands behind "- " or "key:", in the same line or below it. `parent`: the column of what it
// belongs to; `indentless`: a sequence may stand below it in the same column.
static YamlNode *read_value(YamlReader *reader, long parent, bool in_map)
{
    size_t line = reader->line;
    if (!yaml_reader_skip(reader))
        return NULL;
    bool same_line = reader->line == line;
    long column = yaml_reader_column(reader);
    if (!same_line && in_map && column == parent && is_sign(reader, '-'))
        return read_block(reader, parent - 1);
    if (column <= parent)
        return NULL;
    if (same_line && in_map)
        return *reader->at == '[' || *reader->at == '{' ? read_flow(reader)
                                                        : yaml_reader_scalar(reader, parent);
    return read_block(reader, parent);
}

// Behind a value its line ends, or what follows begins another one.
static bool ends_line(const YamlReader *reader)
{
    const char *before = reader->line_start, *behind = reader->at;
    while (before < reader->at && *before == ' ')
        before++;
    if (before == reader->at)
        return true;
    while (*behind == ' ')
        behind++;
    return *behind == '\n' || (*behind == '#' && behind > reader->at);
}

static YamlNode *read_sequence(YamlReader *reader)
{
    YamlNode *list = open_node(reader, YAML_LIST);
    long column = yaml_reader_column(reader);
    while (list) {
        reader->at++;
        if (!add_item(reader, list, read_value(reader, column, false)) || !ends_line(reader))
            return NULL;
        if (!yaml_reader_skip(reader) || yaml_reader_column(reader) != column
            || !is_sign(reader, '-'))
            return close_node(reader, list);
    }
    return NULL;
}

static YamlNode *read_mapping(YamlReader *reader)
{
    YamlNode *map = open_node(reader, YAML_MAP);
    long column = yaml_reader_column(reader);
    while (map) {
        YamlNode *key = yaml_reader_key(reader);
        if (!key || !add_pair(reader, map, key, read_value(reader, column, true))
            || !ends_line(reader))
            return NULL;
        if (!yaml_reader_skip(reader) || yaml_reader_column(reader) != column)
            return close_node(reader, map);
    }
    return NULL;
}

// A node that begins a line, or stands behind "- ". What follows must stand in a column of its own
// or of what is around it: whoever reads that finds out.
static YamlNode *read_block(YamlReader *reader, long parent)
{
    if (is_sign(reader, '-'))
        return read_sequence(reader);
    if (*reader->at == '[' || *reader->at == '{')
        return read_flow(reader);
    if (yaml_reader_is_key(reader))
        return read_mapping(reader);
    return yaml_reader_scalar(reader, parent);
}

// --- flow collections ----------------------------------------------------------------------------

static bool read_flow_pair(YamlReader *reader, YamlNode *map)
{
    size_t line = reader->line;
    YamlNode *key = yaml_reader_flow_scalar(reader);
    if (!key || reader->line != line || !is_sign(reader, ':'))
        return false;
    reader->at++;
    return yaml_reader_skip(reader) && add_pair(reader, map, key, read_flow(reader));
}

static YamlNode *read_flow_collection(YamlReader *reader, YamlKind kind, char end)
{
    YamlNode *node = open_node(reader, kind);
    reader->at++;
    if (!node || !yaml_reader_skip(reader))
        return NULL;
    bool more = *reader->at != end;
    while (more) {
        bool good = kind == YAML_MAP ? read_flow_pair(reader, node)
                                     : add_item(reader, node, read_flow(reader));
        if (!good || !yaml_reader_skip(reader) || (*reader->at != ',' && *reader->at != end))
            return NULL;
        more = *reader->at == ',';
        if (more) {
            reader->at++;
            if (!yaml_reader_skip(reader))
                return NULL;
        }
    }
    reader->at++;
    return close_node(reader, node);
}

static YamlNode *read_flow(YamlReader *reader)
{
    switch (*reader->at) {
    case '[': return read_flow_collection(reader, YAML_LIST, ']');
    case '{': return read_flow_collection(reader, YAML_MAP, '}');
    default: return yaml_reader_flow_scalar(reader);
    }
}

// --- the file ------------------------------------------------------------------------------------

YamlNode *yaml_simple(Text source, Text path, Arena *arena)
{
    YamlReader reader = {.at = source.at, .end = source.at + source.len, .line_start = source.at,
                         .path = path, .arena = arena, .line = 1};
    if (!is_fit(source, &reader.ascii) || !yaml_reader_skip(&reader))
        return NULL;
    YamlNode *root = read_block(&reader, -1);
    bool good = root && root->kind != YAML_SCALAR && ends_line(&reader)
        && !yaml_reader_skip(&reader) && reader.at == reader.end;
    return good ? root : NULL;
}
