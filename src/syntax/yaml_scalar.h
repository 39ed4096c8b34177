// Scalars for syntax/yaml_simple.c, and the reader that it goes on with. Private to it.
//
// The source ends with a line feed, which every scan stops at.
#ifndef SYNTAX_YAML_SCALAR_H
#define SYNTAX_YAML_SCALAR_H

#include "syntax/yaml.h"

typedef struct YamlReader {
    const char *at, *end, *line_start;
    Text path;
    Arena *arena;
    size_t line, depth, nodes;
    bool ascii;                  // columns are bytes
    const char *counted;         // else where one was counted last, so that a line is counted once
    long counted_column;
} YamlReader;

// Of what stands at the reader, in characters from 0.
long yaml_reader_column(const YamlReader *reader);

// Over blanks, comments and line ends; false at the end of the file, and before what is not for
// this reader.
bool yaml_reader_skip(YamlReader *reader);

// A node at the reader, or NULL when there are too many.
YamlNode *yaml_reader_node(YamlReader *reader, YamlKind kind);

// Whether the rest of the line begins with "key:"; and that key, with the reader behind it.
bool yaml_reader_is_key(const YamlReader *reader);
YamlNode *yaml_reader_key(YamlReader *reader);

// A scalar in a block, whose further lines stand right of the column `parent`; and one in a flow
// collection.
YamlNode *yaml_reader_scalar(YamlReader *reader, long parent);
YamlNode *yaml_reader_flow_scalar(YamlReader *reader);

#endif
