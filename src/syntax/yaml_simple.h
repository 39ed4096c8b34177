// The part of YAML that most rule files keep to, read five times as fast as libyaml does.
//
// Block mappings and sequences, flow ones, plain and quoted scalars, and "|" and ">" texts.
// Whatever else there is, and whatever is wrong, is not for this reader: it gives NULL without a
// reason, and libyaml reads the file or says what it has against it (syntax/yaml.c). What it does
// give is node for node, place for place what libyaml gives: tests/syntax/test_yaml_simple.c holds
// both against each other, on whole and on broken files.
#ifndef SYNTAX_YAML_SIMPLE_H
#define SYNTAX_YAML_SIMPLE_H

#include "syntax/yaml.h"

enum {
    YAML_DEPTH_MOST = 64,        // libyaml 0.2.5 is quadratic in the nesting of flow collections
    YAML_NODES_MOST = 200000,
    YAML_KEYS_MOST = 4096,       // of one mapping: each is compared with those before it
    YAML_SCALAR_MOST = 64 << 10,
};

// Texts are views of the source where they stand there as they are.
YamlNode *yaml_simple(Text source, Text path, Arena *arena);

#endif
