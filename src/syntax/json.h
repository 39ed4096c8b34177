// A JSON reader: the values of a text, one after the other, as trees that know where all stands.
//
// The text is one value or a sequence of them: NDJSON, concatenated, pretty-printed. The language
// is RFC 8259, plus what Python's json writes: NaN, Infinity, -Infinity, lone surrogate escapes.
// Refused with a place and a reason: trailing commas, comments, single quotes, leading zeros, raw
// control characters and invalid UTF-8 in strings, byte order marks, a number or word that touches
// something. Of members with the same key json_get finds the last one, as Python does; the tree
// holds them all. Nodes live in the arena and point into the text, which must live as long. Time
// and memory are linear in the text; nothing recurses.
#ifndef SYNTAX_JSON_H
#define SYNTAX_JSON_H

#include "base/list.h"

typedef enum JsonKind {
    JSON_NULL,
    JSON_FALSE,
    JSON_TRUE,
    JSON_NUMBER,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT,
} JsonKind;

typedef struct JsonNode {
    JsonKind kind;
    bool odd;      // a number that is none: NaN, Infinity, -Infinity
    bool escaped;  // a string with a backslash in it
    bool key_escaped;
    Text raw;             // the value as it stands, with its quotes or brackets
    size_t start;         // where that is in the text
    Text key;             // of a member: its key as it stands, without quotes
    struct JsonNode *at;  // the `len` values of an array or object, in the order of the text
    size_t len;
} JsonNode;

typedef enum JsonAnswer {
    JSON_END,  // nothing but white space was left
    JSON_VALUE,
    JSON_CUT,    // the text ends within a value that more bytes might complete
    JSON_BAD,    // no JSON, whatever follows
    JSON_LIMIT,  // too deep or too many values (base/limit.h): json_skip finds the end
} JsonAnswer;

typedef struct JsonReader {
    Text text;
    size_t at;     // where to look for a value; then behind it or, without one, at its start
    bool growing;  // bytes may follow the text: a number that touches its end is cut
    size_t where;  // unless there was a value or the end: what is wrong, and where
    const char *why;
} JsonReader;

JsonAnswer json_next(JsonReader *reader, Arena *arena, JsonNode **value);

// Finds the end of the value at or after `at` and builds nothing: brackets are counted, not
// matched, and only strings are read. Has no limits; agrees with json_next on every value that it
// takes. A number or word that touches the end of the text ends there.
JsonAnswer json_skip(Text text, size_t at, Span *value);

const char *json_kind_name(JsonKind kind);

// NULL when there is no such member or element, or the node is NULL or of another kind.
const JsonNode *json_get(const JsonNode *object, Text key);
const JsonNode *json_at(const JsonNode *array, size_t index);
const JsonNode *json_pointer(const JsonNode *root, Text pointer);  // RFC 6901; "" is the root

// Decoded bytes [at, at + len) came from bytes [source, source + source_len) of the text. Equal
// lengths: byte for byte; else one escape, or a pair of surrogates.
typedef struct JsonPiece {
    size_t at, len, source, source_len;
} JsonPiece;

typedef struct JsonString {
    Text text;               // valid UTF-8, may hold NUL; a view of the source without escapes
    LIST(JsonPiece) pieces;  // ordered, without gaps; an empty string has one empty piece
    size_t lone;             // escapes of half a surrogate pair, each now U+FFFD
} JsonString;

// False when the node is NULL or no string.
bool json_string(const JsonNode *node, Arena *arena, JsonString *string);
Text json_key(const JsonNode *member, Arena *arena);

// Exact, in any spelling (8, 8.0, 80e-1); false, and 0, when the node is NULL, no finite number,
// has a fraction or does not fit.
bool json_u64(const JsonNode *node, uint64_t *value);
bool json_i64(const JsonNode *node, int64_t *value);

// The number times 10 to the power of `places`, halves to the even neighbour: 97.125 with 2 places
// is 9712.
bool json_scaled(const JsonNode *node, unsigned places, int64_t *value);

#endif
