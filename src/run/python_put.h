// What Python writes, byte for byte: the strings of json.dumps and the ratios that print shows.
#ifndef RUN_PYTHON_PUT_H
#define RUN_PYTHON_PUT_H

#include "base/put.h"

// A JSON string with its quotes, in ASCII: json.dumps with ensure_ascii. For files of data only;
// put_json is for what people and CI read.
void put_python_string(Out *out, Text text);

// The list as json.dumps has it: [true, false].
void put_python_bools(Out *out, const bool *values, size_t count);

// part / whole, the shortest decimal that is this double: 0.5, 0.6666666666666666, 1.0. A whole of
// 0 gives 0.0.
void put_python_ratio(Out *out, uint64_t part, uint64_t whole);

#endif
