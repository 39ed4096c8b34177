// Splicing puts one member into a JSON object and leaves every other byte as it was: numbers keep
// their digits, keys their order, white space its place.
#ifndef RUN_SPLICE_H
#define RUN_SPLICE_H

#include "base/put.h"
#include "syntax/json.h"

// The text with "key":value behind the last member of the object, which is a value of that text.
// `value` is JSON. Members that have this key already go away: so what is spliced twice is as if
// spliced once, and without the member the text is what it was before.
void splice_put(Text text, const JsonNode *object, Text key, Text value, Arena *arena, Out *out);

#endif
