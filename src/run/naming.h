// Naming is what the name of a file says of its content, compressed or not; the content has the
// last word.
#ifndef RUN_NAMING_H
#define RUN_NAMING_H

#include "base/text.h"

bool name_is_json(Text path);
bool name_is_lines(Text path);       // JSON, one value a line

#endif
