// The parameters of a check, read from its rule by the table in its CheckType.
#ifndef PACK_PARAMS_H
#define PACK_PARAMS_H

#include "check/check.h"
#include "syntax/yaml.h"

// The filled-in parameter struct, or NULL with an error.
const void *params_load(const CheckType *check, const YamlNode *rule, Arena *keep, Error *error);

#endif
