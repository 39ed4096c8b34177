// What the parts of the JSON reader share: strings and white space in raw text.
#ifndef SYNTAX_JSON_SCAN_H
#define SYNTAX_JSON_SCAN_H

#include "syntax/json.h"

typedef struct JsonScan {
    JsonAnswer answer;  // JSON_VALUE, JSON_CUT or JSON_BAD
    size_t at;          // behind the closing quote, or where it is wrong
    const char *why;
    bool escaped;  // holds a backslash
    bool high;     // may hold bytes over 0x7F: see json_scan_utf8
} JsonScan;

size_t json_space_end(Text text, size_t at);

// The string whose opening quote is at `open`, but for its UTF-8.
JsonScan json_scan_string(Text text, size_t open);

// Turns the answer to JSON_BAD when a byte before scan->at is no UTF-8.
void json_scan_utf8(Text text, size_t open, JsonScan *scan);

// Whether a key as it stands is this one. `tilde`: `want` is escaped as RFC 6901 has it.
bool json_key_is(const JsonNode *member, Text want, bool tilde);

#endif
