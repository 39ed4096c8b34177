// The reader and json-c, both ways: of valid, damaged and random texts both take the same ones, and read
// the same in them. json-c is laxer; each way in which it is stands in `laxer` with its reason.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <json-c/json.h>

#include "base/limit.h"
#include "syntax/json_random.h"
#include "unit.h"

enum { DOCUMENTS = 20000 };

typedef struct Laxer {
    const char *why;     // our refusal
    const char *reason;  // why json-c takes some texts that we refuse with it
} Laxer;

static const Laxer laxer[] = {
    {"a control character in a string must be escaped",
     "it copies any byte but the quote and the backslash"},
    {"a number with a leading zero", "it hands the digits on to strtoll and strtod"},
    {"a digit must stand here", "the same: 1.e5 and -.5 are numbers to strtod"},
    {"the text ends within a number", "the same: 1. is a number to strtod"},
    {"a byte in a string that is no UTF-8",
     "it counts continuation bytes: surrogates, long forms pass"},
};

static bool may_be_laxer(const char *why)
{
    for (size_t i = 0; i < sizeof laxer / sizeof *laxer; i++)
        if (strcmp(laxer[i].why, why) == 0)
            return true;
    return false;
}

static json_object *read_theirs(Text text, bool *taken)
{
    Out terminated = {0};
    put_raw(&terminated, text);
    put_char(&terminated, '\0');
    json_tokener *tokener = json_tokener_new_ex((int)limit_of(LIMIT_JSON_DEPTH) + 8);
    json_tokener_set_flags(tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
    json_object *theirs = json_tokener_parse_ex(tokener, terminated.at, (int)terminated.len);
    *taken = json_tokener_get_error(tokener) == json_tokener_success;
    json_tokener_free(tokener);
    out_free(&terminated);
    return theirs;
}

// One value and nothing behind it.
static JsonNode *read_ours(Text text, Arena *arena, const char **why)
{
    JsonReader reader = {.text = text};
    JsonNode *value, *second;
    JsonAnswer answer = json_next(&reader, arena, &value);
    *why = answer == JSON_END ? "nothing" : reader.why;
    if (answer != JSON_VALUE)
        return NULL;
    if (json_next(&reader, arena, &second) == JSON_END)
        return value;
    *why = "a second value";
    return NULL;
}

static void same_number(const JsonNode *ours, json_object *theirs)
{
    char *raw = strndup(ours->raw.at, ours->raw.len);
    double value = json_object_get_double(theirs), want = strtod(raw, NULL);
    int64_t whole;
    uint64_t large;
    if (json_object_is_type(theirs, json_type_double))
        ck_assert_msg(value == want || (isnan(value) && isnan(want)), "%s is %g", raw, value);
    else if (json_i64(ours, &whole))
        ck_assert_msg(json_object_get_int64(theirs) == whole, "%s", raw);
    else if (json_u64(ours, &large))
        ck_assert_msg(json_object_get_uint64(theirs) == large, "%s", raw);
    free(raw);
}

static void same_string(Text ours, const char *theirs, size_t len)
{
    ck_assert_msg(text_is(ours, (Text){theirs, len}), "'%.*s' and '%s'", TEXT_ARG(ours), theirs);
}

static void same_value(const JsonNode *ours, json_object *theirs, Arena *arena);

// Keys are C strings there: one with a NUL is another key, so such an object proves nothing.
static void same_object(const JsonNode *ours, json_object *theirs, Arena *arena)
{
    size_t last_ones = 0;
    for (size_t i = 0; i < ours->len; i++) {
        const JsonNode *member = &ours->at[i];
        Text key = json_key(member, arena);
        if (text_find_char(key, 0, '\0') != TEXT_NONE)
            return;
        const JsonNode *found = json_get(ours, key);
        ck_assert(found >= member && found < ours->at + ours->len);
        last_ones += found == member;
    }
    ck_assert_uint_eq(last_ones, (size_t)json_object_object_length(theirs));
    for (size_t i = 0; i < ours->len; i++) {
        Text key = json_key(&ours->at[i], arena);
        json_object *value;
        ck_assert(json_object_object_get_ex(theirs, arena_terminated(arena, key), &value));
        same_value(json_get(ours, key), value, arena);
    }
}

static void same_array(const JsonNode *ours, json_object *theirs, Arena *arena)
{
    ck_assert_uint_eq(ours->len, json_object_array_length(theirs));
    for (size_t i = 0; i < ours->len; i++)
        same_value(json_at(ours, i), json_object_array_get_idx(theirs, i), arena);
}

static void same_value(const JsonNode *ours, json_object *theirs, Arena *arena)
{
    static const json_type types[] = {
        [JSON_NULL] = json_type_null,    [JSON_FALSE] = json_type_boolean,
        [JSON_TRUE] = json_type_boolean, [JSON_STRING] = json_type_string,
        [JSON_ARRAY] = json_type_array,  [JSON_OBJECT] = json_type_object,
    };
    JsonString string;
    if (ours->kind == JSON_NUMBER) {
        same_number(ours, theirs);
        return;
    }
    ck_assert_int_eq(types[ours->kind], json_object_get_type(theirs));
    if (ours->kind == JSON_FALSE || ours->kind == JSON_TRUE)
        ck_assert_int_eq(json_object_get_boolean(theirs), ours->kind == JSON_TRUE);
    else if (json_string(ours, arena, &string))
        same_string(string.text, json_object_get_string(theirs),
                    (size_t)json_object_get_string_len(theirs));
    else if (ours->kind == JSON_ARRAY)
        same_array(ours, theirs, arena);
    else if (ours->kind == JSON_OBJECT)
        same_object(ours, theirs, arena);
}

typedef struct Tally {
    size_t both, neither, only_theirs;
} Tally;

static void compare(Text text, Tally *tally)
{
    Arena arena = {0};
    const char *why;
    bool taken;
    JsonNode *ours = read_ours(text, &arena, &why);
    json_object *theirs = read_theirs(text, &taken);
    ck_assert_msg(!ours || taken, "only we take %.*s", TEXT_ARG(text));
    ck_assert_msg(ours || !taken || may_be_laxer(why), "only json-c takes '%.*s': %s",
                  TEXT_ARG(text), why);
    if (ours)
        same_value(ours, theirs, &arena);
    tally->both += ours != NULL;
    tally->neither += !ours && !taken;
    tally->only_theirs += !ours && taken;
    json_object_put(theirs);
    arena_free(&arena);
}

START_TEST(valid_text_is_read_alike)
{
    Random random = {1};
    Arena arena = {0};
    Printed printed = {.random = &random, .arena = &arena};
    Tally tally = {0};
    for (int i = 0; i < DOCUMENTS; i++) {
        printed_clear(&printed);
        compare(print_random(&printed), &tally);
    }
    ck_assert_uint_eq(tally.both, DOCUMENTS);
    printed_free(&printed);
}
END_TEST

// A byte put in, taken out, changed, or a part doubled. No NUL: it ends a text of json-c.
static void damage(Random *random, Out *out)
{
    static const char bytes[] =
        "{}[]:,\"\\ 0123456789.eE+-truefalsn/'u\n\x01\x7F\x80\xC3\xE2\xED\xF0\xFF";
    size_t at = random_below(random, (unsigned)out->len + 1), rest = out->len - at;
    char byte = bytes[random_below(random, sizeof bytes - 1)];
    unsigned way = random_below(random, 3);
    if (way == 0 || rest == 0) {
        put_char(out, byte);
        memmove(out->at + at + 1, out->at + at, rest);
        out->at[at] = byte;
    } else if (way == 1) {
        memmove(out->at + at, out->at + at + 1, rest - 1);
        out->len--;
    } else {
        out->at[at] = byte;
    }
}

START_TEST(damaged_text_is_refused_alike)
{
    Random random = {2};
    Arena arena = {0};
    Printed printed = {.random = &random, .arena = &arena};
    Tally tally = {0};
    for (int i = 0; i < DOCUMENTS; i++) {
        printed_clear(&printed);
        print_random(&printed);
        for (unsigned times = random_below(&random, 3) + 1; times > 0; times--)
            damage(&random, &printed.out);
        compare(out_text(&printed.out), &tally);
    }
    ck_assert_uint_gt(tally.both, DOCUMENTS / 10);
    ck_assert_uint_gt(tally.neither, DOCUMENTS / 4);
    printed_free(&printed);
}
END_TEST

START_TEST(random_text_is_refused_alike)
{
    static const char *const parts[] = {
        "{", "}",  "[",  "]",  ":",   ",",       "\"",   "\"a\"", "\\",   " ",        "0",
        "1", "-",  ".",  "e",  "+",   "null",    "true", "false", "NaN",  "Infinity", "tru",
        "'", "//", "/*", "*/", "\\u", "\\ud800", "\x01", "\xC3",  "\xA9", "\n",       "#"};
    Random random = {3};
    Out out = {0};
    Tally tally = {0};
    for (int i = 0; i < 10 * DOCUMENTS; i++) {
        out_clear(&out);
        for (unsigned len = random_below(&random, 8) + 1; len > 0; len--)
            put_ours(&out, parts[random_below(&random, sizeof parts / sizeof *parts)]);
        compare(out_text(&out), &tally);
    }
    ck_assert_uint_gt(tally.both, DOCUMENTS / 20);
    ck_assert_uint_gt(tally.neither, DOCUMENTS);
    out_free(&out);
}
END_TEST

Suite *suite_syntax_json_oracle(void)
{
    return suite_of("syntax/json_oracle",
                    (const TTest *const[]){valid_text_is_read_alike, damaged_text_is_refused_alike,
                                           random_text_is_refused_alike, NULL});
}
