// Keys are the members of a JSON object behind the first: ,"key":value. Keys are ours; texts are
// escaped (base/put.h).
#ifndef REPORT_KEYS_H
#define REPORT_KEYS_H

#include "base/put.h"

void put_key(Out *out, const char *key);

// A string; NULL, or for put_json_or_null and put_key_or_null an empty text, is null.
void put_json_ours(Out *out, const char *ours);
void put_json_or_null(Out *out, Text text);

void put_key_u64(Out *out, const char *key, uint64_t value);
void put_key_text(Out *out, const char *key, Text text);
void put_key_ours(Out *out, const char *key, const char *ours);
void put_key_or_null(Out *out, const char *key, Text text);

#endif
