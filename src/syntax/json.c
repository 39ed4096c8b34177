#include "syntax/json_scan.h"

#include <string.h>

#include "base/limit.h"

enum { FEW = 512 };              // levels that need no memory of their own

// One top-level value on its way. `pending` holds the containers that are open, each followed by
// those of its values that are complete; when a container closes, these move out into the arena.
typedef struct Reading {
    JsonReader *reader;
    Arena *arena;
    Text text;
    size_t at;
    LIST(JsonNode) pending;
    uint32_t few[FEW];
    uint32_t *open;  // where in `pending`
    size_t depth, depth_most, values, values_most;
    bool fresh;  // behind an opening bracket: no comma is due
    Text key;    // of the value that comes next
    bool key_escaped;
    JsonAnswer answer;
} Reading;

static bool stop(Reading *reading, JsonAnswer answer, size_t where, const char *why)
{
    reading->answer = answer;
    reading->reader->where = where;
    reading->reader->why = why;
    return false;
}

static bool bad(Reading *reading, const char *why)
{
    return stop(reading, JSON_BAD, reading->at, why);
}

static bool limit(Reading *reading, const char *why)
{
    return stop(reading, JSON_LIMIT, reading->at, why);
}

static bool cut(Reading *reading, const char *why)
{
    return stop(reading, JSON_CUT, reading->text.len, why);
}

// The byte at `at`; NUL at the end, which nothing outside strings may be.
static char peek(const Reading *reading)
{
    return reading->at < reading->text.len ? reading->text.at[reading->at] : '\0';
}

static bool at_end(const Reading *reading)
{
    return reading->at >= reading->text.len;
}

static void skip_space(Reading *reading)
{
    reading->at = json_space_end(reading->text, reading->at);
}

static bool in_object(const Reading *reading)
{
    return reading->depth > 0 &&
           reading->pending.at[reading->open[reading->depth - 1]].kind == JSON_OBJECT;
}

// --- scalars -------------------------------------------------------------------------------------

static bool read_string(Reading *reading, bool *escaped)
{
    JsonScan scan = json_scan_string(reading->text, reading->at);
    json_scan_utf8(reading->text, reading->at, &scan);
    *escaped = scan.escaped;
    if (scan.answer != JSON_VALUE)
        return stop(reading, scan.answer, scan.at, scan.why);
    reading->at = scan.at;
    return true;
}

// A number or a word ends where white space or punctuation of JSON says so: "01" is not 0 and 1.
static bool read_word_end(Reading *reading)
{
    char c = peek(reading);
    if (at_end(reading) || c == ',' || c == ']' || c == '}' ||
        json_space_end(reading->text, reading->at) > reading->at)
        return true;
    return bad(reading, "this touches the number or word before it");
}

static bool read_word(Reading *reading, const char *word)
{
    for (; *word; word++, reading->at++) {
        if (at_end(reading))
            return cut(reading, "the text ends within a word");
        if (peek(reading) != *word)
            return bad(reading, "no word of JSON (null, true, false, NaN, Infinity)");
    }
    return read_word_end(reading);
}

static bool read_digits(Reading *reading)
{
    if (at_end(reading))
        return cut(reading, "the text ends within a number");
    if (!char_is_digit(peek(reading)))
        return bad(reading, "a digit must stand here");
    while (peek(reading) >= '0' && peek(reading) <= '9')
        reading->at++;
    return true;
}

static bool read_exponent(Reading *reading)
{
    reading->at++;
    if (peek(reading) == '+' || peek(reading) == '-')
        reading->at++;
    return read_digits(reading);
}

static bool read_number(Reading *reading)
{
    reading->at += peek(reading) == '-';
    bool zero = peek(reading) == '0';
    size_t first = reading->at;
    if (!read_digits(reading))
        return false;
    if (zero && reading->at > first + 1)
        return stop(reading, JSON_BAD, first, "a number with a leading zero");
    if (peek(reading) == '.') {
        reading->at++;
        if (!read_digits(reading))
            return false;
    }
    if (char_lower(peek(reading)) == 'e' && !read_exponent(reading))
        return false;
    if (at_end(reading) && reading->reader->growing && reading->depth == 0)
        return cut(reading, "the text ends at a number that may go on");
    return read_word_end(reading);
}

static bool read_odd(Reading *reading, JsonNode *node)
{
    node->odd = true;
    reading->at += peek(reading) == '-';
    return read_word(reading, peek(reading) == 'I' ? "Infinity" : "NaN");
}

static bool is_minus_infinity(const Reading *reading)
{
    return peek(reading) == '-' && reading->at + 1 < reading->text.len &&
           reading->text.at[reading->at + 1] == 'I';
}

static bool no_value(Reading *reading)
{
    switch (peek(reading)) {
    case ']':
    case '}':
        return bad(reading, reading->depth ? "a value must stand before this bracket"
                                           : "a closing bracket that nothing opened");
    case '\'': return bad(reading, "strings stand in double quotes");
    case '/':
    case '#': return bad(reading, "JSON has no comments");
    case ',': return bad(reading, "a comma without a value before it");
    case '+':
    case '.': return bad(reading, "a number begins with a digit or a minus");
    default: return bad(reading, "no value of JSON begins like this");
    }
}

// --- the tree ------------------------------------------------------------------------------------

static bool open_container(Reading *reading)
{
    if (reading->depth == reading->depth_most)
        return limit(reading, "more arrays and objects in each other than --limit json-depth has");
    reading->open[reading->depth++] = (uint32_t)reading->pending.len - 1;
    reading->fresh = true;
    reading->at++;
    return true;
}

static void close_container(Reading *reading)
{
    size_t open = reading->open[--reading->depth];
    JsonNode *node = &reading->pending.at[open];
    node->len = reading->pending.len - open - 1;
    reading->at++;
    node->raw.len = reading->at - node->start;
    if (node->len > 0) {
        node->at = arena_array(reading->arena, JsonNode, node->len);
        memcpy(node->at, node + 1, node->len * sizeof *node);
    }
    reading->pending.len = open + 1;
    reading->fresh = false;
}

static JsonKind kind_at(const Reading *reading)
{
    switch (peek(reading)) {
    case '{': return JSON_OBJECT;
    case '[': return JSON_ARRAY;
    case '"': return JSON_STRING;
    case 't': return JSON_TRUE;
    case 'f': return JSON_FALSE;
    case 'n': return JSON_NULL;
    default: return JSON_NUMBER;
    }
}

static bool read_scalar(Reading *reading, JsonNode *node)
{
    switch (node->kind) {
    case JSON_NULL: return read_word(reading, "null");
    case JSON_FALSE: return read_word(reading, "false");
    case JSON_TRUE: return read_word(reading, "true");
    case JSON_STRING: return read_string(reading, &node->escaped);
    case JSON_NUMBER:
    case JSON_ARRAY:
    case JSON_OBJECT: break;
    }
    char c = peek(reading);
    if (c == 'N' || c == 'I' || is_minus_infinity(reading))
        return read_odd(reading, node);
    return c == '-' || char_is_digit(c) ? read_number(reading) : no_value(reading);
}

// A scalar, or the opening of a container.
static bool read_value(Reading *reading)
{
    skip_space(reading);
    if (at_end(reading))
        return cut(reading, "the text ends where a value is due");
    if (reading->values++ == reading->values_most)
        return limit(reading, "more values in one record than --limit json-values has");
    JsonNode node = {.kind = kind_at(reading),
                     .start = reading->at,
                     .key = reading->key,
                     .key_escaped = reading->key_escaped};
    node.raw.at = reading->text.at + node.start;
    bool container = node.kind == JSON_ARRAY || node.kind == JSON_OBJECT;
    if (!container && !read_scalar(reading, &node))
        return false;
    node.raw.len = reading->at - node.start;
    reading->key = (Text){0};
    reading->key_escaped = false;
    list_add(reading->arena, &reading->pending, node);
    return !container || open_container(reading);
}

static bool read_key(Reading *reading)
{
    skip_space(reading);
    if (at_end(reading))
        return cut(reading, "the text ends where a key is due");
    if (peek(reading) == '}')
        return bad(reading, "a member must stand before this bracket");
    if (peek(reading) != '"')
        return bad(reading, "a key is a string in double quotes");
    size_t open = reading->at;
    if (!read_string(reading, &reading->key_escaped))
        return false;
    reading->key = text_slice(reading->text, open + 1, reading->at - 1);
    skip_space(reading);
    if (at_end(reading))
        return cut(reading, "the text ends behind a key");
    if (peek(reading) != ':')
        return bad(reading, "a colon must follow a key");
    reading->at++;
    return true;
}

// From the end of a value, or from an opening bracket, to where the next value is due.
static bool go_on(Reading *reading)
{
    while (reading->depth > 0) {
        bool object = in_object(reading);
        skip_space(reading);
        if (at_end(reading))
            return cut(reading,
                       object ? "the text ends within an object" : "the text ends within an array");
        if (peek(reading) == (object ? '}' : ']')) {
            close_container(reading);
            continue;
        }
        if (!reading->fresh && peek(reading) != ',')
            return bad(reading, object ? "a comma or } must follow a member"
                                       : "a comma or ] must follow an element");
        reading->at += !reading->fresh;
        reading->fresh = false;
        return !object || read_key(reading);
    }
    return true;
}

static bool read_tree(Reading *reading)
{
    do {
        if (!read_value(reading) || !go_on(reading))
            return false;
    } while (reading->depth > 0);
    return true;
}

JsonAnswer json_next(JsonReader *reader, Arena *arena, JsonNode **value)
{
    *value = NULL;
    reader->where = 0;
    reader->why = NULL;
    reader->at = json_space_end(reader->text, reader->at);
    if (reader->at >= reader->text.len)
        return JSON_END;
    Reading reading = {.reader = reader, .arena = arena, .text = reader->text, .at = reader->at,
                       .depth_most = (size_t)limit_of(LIMIT_JSON_DEPTH),
                       .values_most = (size_t)limit_of(LIMIT_JSON_VALUES)};
    bool few = reading.depth_most <= FEW;
    reading.open = few ? reading.few : arena_array(arena, uint32_t, reading.depth_most);
    if (!read_tree(&reading))
        return reading.answer;
    reader->at = reading.at;
    *value = reading.pending.at;
    return JSON_VALUE;
}

// --- without a tree ------------------------------------------------------------------------------

static bool is_bare(char c)
{
    switch (c) {
    case ' ':
    case '\n':
    case '\r':
    case '\t':
    case ',':
    case ':':
    case '"':
    case '[':
    case ']':
    case '{':
    case '}': return false;
    default: return true;
    }
}

static size_t bare_end(Text text, size_t at)
{
    while (at < text.len && is_bare(text.at[at]))
        at++;
    return at;
}

// One bracket, comma, colon, string, number or word: JSON_VALUE, and *at behind it.
static JsonAnswer skip_token(Text text, size_t *at, size_t *depth)
{
    char c = text.at[*at];
    size_t bare = bare_end(text, *at);
    if (c == '"') {
        JsonScan scan = json_scan_string(text, *at);
        *at = scan.at;
        return scan.answer;
    }
    if (bare > *at) {
        *at = bare;
        return JSON_VALUE;
    }
    ++*at;
    if (c == '[' || c == '{')
        ++*depth;
    else if (*depth == 0)
        return JSON_BAD;
    else if (c == ']' || c == '}')
        --*depth;
    return JSON_VALUE;
}

JsonAnswer json_skip(Text text, size_t at, Span *value)
{
    size_t depth = 0;
    at = json_space_end(text, at);
    *value = (Span){at, at};
    if (at >= text.len)
        return JSON_END;
    do {
        JsonAnswer answer = skip_token(text, &at, &depth);
        if (answer != JSON_VALUE)
            return answer;
        if (depth > 0)
            at = json_space_end(text, at);
    } while (depth > 0 && at < text.len);
    value->end = at;
    return depth > 0 ? JSON_CUT : JSON_VALUE;
}
