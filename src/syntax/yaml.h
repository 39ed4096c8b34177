// A YAML file as a tree of nodes that know where they stand, by libyaml's event interface or, where
// the file is simple, without it.
//
// The subset that rule files need: block and flow mappings, sequences and scalars. Scalars have
// no type: what `no` or `8` means is up to the schema. Refused with line and column: aliases,
// anchors and tags, duplicate keys, more than one document, nesting over 64, files over 1 MiB,
// more than 200,000 nodes, or 4,096 keys in one mapping.
#ifndef SYNTAX_YAML_H
#define SYNTAX_YAML_H

#include "base/error.h"
#include "base/list.h"

typedef enum YamlKind {
    YAML_SCALAR,
    YAML_LIST,
    YAML_MAP,
} YamlKind;

typedef struct YamlNode YamlNode;

typedef struct YamlPair {
    YamlNode *key, *value;
} YamlPair;

struct YamlNode {
    YamlKind kind;
    bool plain;               // a scalar without quotes
    Place place;
    Text text;                // scalar
    LIST(YamlNode *) list;
    LIST(YamlPair) map;
};

// NULL with an error. `path` names the file in errors. Nodes live in the arena, their texts there
// or in the source.
YamlNode *yaml_parse(Text source, Text path, Arena *arena, Error *error);

// The same, by libyaml alone: the judge of syntax/yaml_simple.h.
YamlNode *yaml_full(Text source, Text path, Arena *arena, Error *error);

// The value of a key, or NULL.
const YamlNode *yaml_get(const YamlNode *map, Text key);

const char *yaml_kind_name(YamlKind kind);

#endif
