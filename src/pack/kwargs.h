// The keywords of an official checker, read from a rule by the table in its Instruction.
#ifndef PACK_KWARGS_H
#define PACK_KWARGS_H

#include "check/check.h"
#include "syntax/yaml.h"

bool instruction_load(const YamlNode *node, Demand *demand, Arena *keep, Error *error);

// What is null counts as not given; what the instruction needs must be there, nothing else may be.
bool kwargs_load(const YamlNode *node, Demand *demand, Arena *keep, Error *error);

#endif
