#include "syntax/json.h"

#include "base/limit.h"

#include "syntax/json_random.h"
#include "unit.h"

enum { DOCUMENTS = 10000 };

static JsonAnswer read_one(Text text, Arena *arena, JsonReader *reader, JsonNode **value)
{
    *reader = (JsonReader){.text = text};
    return json_next(reader, arena, value);
}

static JsonNode *value_of(Text text, Arena *arena)
{
    JsonReader reader;
    JsonNode *value;
    JsonAnswer answer = read_one(text, arena, &reader, &value);
    ck_assert_msg(answer == JSON_VALUE, "%.*s: %s", TEXT_ARG(text), reader.why);
    return value;
}

typedef struct Refusal {
    const char *text;
    JsonAnswer answer;
    size_t where;
    const char *why;
} Refusal;

static void refused(const Refusal *refusal)
{
    Arena arena = {0};
    JsonReader reader;
    JsonNode *value;
    JsonAnswer answer = read_one(text_of(refusal->text), &arena, &reader, &value);
    ck_assert_msg(answer == refusal->answer, "'%s' gave %d", refusal->text, (int)answer);
    ck_assert_msg(reader.where == refusal->where, "'%s' at %zu", refusal->text, reader.where);
    ck_assert_str_eq(reader.why, refusal->why);
    ck_assert_ptr_null(value);
    arena_free(&arena);
}

#define REFUSED(...)                                                                               \
    do {                                                                                           \
        static const Refusal refusals[] = {__VA_ARGS__};                                           \
        for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)                            \
            refused(&refusals[i]);                                                                 \
    } while (0)

// --- what is read --------------------------------------------------------------------------------

START_TEST(a_sequence_is_read_one_by_one)
{
    Arena arena = {0};
    JsonReader reader = {.text = TEXT(" {\"a\":1}{}\n[2]\"x\"3\n\ttrue null \r\n")};
    static const size_t ends[] = {8, 10, 14, 17, 18, 24, 29};
    JsonNode *value;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        ck_assert_int_eq(json_next(&reader, &arena, &value), JSON_VALUE);
        ck_assert_uint_eq(reader.at, ends[i]);
        ck_assert_uint_eq(value->start + value->raw.len, ends[i]);
    }
    ck_assert_int_eq(json_next(&reader, &arena, &value), JSON_END);
    ck_assert_int_eq(json_next(&reader, &arena, &value), JSON_END);
    ck_assert_ptr_null(value);
    reader = (JsonReader){0};
    ck_assert_int_eq(json_next(&reader, &arena, &value), JSON_END);
    arena_free(&arena);
}
END_TEST

START_TEST(every_node_knows_its_place)
{
    Arena arena = {0};
    Text text = TEXT(" [null, {\"a\\n\" : [ ], \"b\":\"x\"} ]");
    const JsonNode *root = value_of(text, &arena), *object = json_at(root, 1);
    ck_assert_int_eq(root->kind, JSON_ARRAY);
    ck_assert_uint_eq(root->start, 1);
    ck_assert_text(root->raw, "[null, {\"a\\n\" : [ ], \"b\":\"x\"} ]");
    ck_assert_text(json_at(root, 0)->raw, "null");
    ck_assert_uint_eq(object->start, 8);
    ck_assert_text(object->raw, "{\"a\\n\" : [ ], \"b\":\"x\"}");
    ck_assert_text(object->at[0].key, "a\\n");
    ck_assert(object->at[0].key_escaped && !object->at[1].key_escaped);
    ck_assert_text(json_key(&object->at[0], &arena), "a\n");
    ck_assert_text(object->at[0].raw, "[ ]");
    ck_assert_uint_eq(object->at[0].len, 0);
    ck_assert_uint_eq(object->at[1].start, 26);
    ck_assert_text(object->at[1].raw, "\"x\"");
    ck_assert_str_eq(json_kind_name(object->kind), "object");
    arena_free(&arena);
}
END_TEST

START_TEST(what_python_writes_is_read)
{
    Arena arena = {0};
    const JsonNode *root = value_of(TEXT("[NaN,Infinity,-Infinity,1,\"\\ud800\"]"), &arena);
    uint64_t value;
    int64_t scaled;
    for (size_t i = 0; i < 4; i++)
        ck_assert(json_at(root, i)->kind == JSON_NUMBER && json_at(root, i)->odd == (i < 3));
    for (size_t i = 0; i < 3; i++)
        ck_assert(!json_u64(json_at(root, i), &value) &&
                  !json_scaled(json_at(root, i), 2, &scaled));
    ck_assert_text(json_at(root, 2)->raw, "-Infinity");
    arena_free(&arena);
}
END_TEST

// --- what is refused -----------------------------------------------------------------------------

START_TEST(what_is_no_json_is_refused_with_place_and_reason)
{
    REFUSED({"[1,]", JSON_BAD, 3, "a value must stand before this bracket"},
            {"{\"a\":1,}", JSON_BAD, 7, "a member must stand before this bracket"},
            {"{\"a\":}", JSON_BAD, 5, "a value must stand before this bracket"},
            {"]", JSON_BAD, 0, "a closing bracket that nothing opened"},
            {"[1}", JSON_BAD, 2, "a comma or ] must follow an element"},
            {"[1 2]", JSON_BAD, 3, "a comma or ] must follow an element"},
            {"{\"a\":1 \"b\":2}", JSON_BAD, 7, "a comma or } must follow a member"},
            {"[,1]", JSON_BAD, 1, "a comma without a value before it"},
            {"[1,,2]", JSON_BAD, 3, "a comma without a value before it"},
            {"['a']", JSON_BAD, 1, "strings stand in double quotes"},
            {"{'a':1}", JSON_BAD, 1, "a key is a string in double quotes"},
            {"{a:1}", JSON_BAD, 1, "a key is a string in double quotes"},
            {"{\"a\" 1}", JSON_BAD, 5, "a colon must follow a key"},
            {"[1 /*x*/]", JSON_BAD, 3, "a comma or ] must follow an element"},
            {"[/*x*/1]", JSON_BAD, 1, "JSON has no comments"},
            {"# x\n1", JSON_BAD, 0, "JSON has no comments"},
            {"\xEF\xBB\xBF"
             "1",
             JSON_BAD, 0, "no value of JSON begins like this"},
            {"True", JSON_BAD, 0, "no value of JSON begins like this"},
            {"nan", JSON_BAD, 1, "no word of JSON (null, true, false, NaN, Infinity)"},
            {"truth", JSON_BAD, 3, "no word of JSON (null, true, false, NaN, Infinity)"},
            {"nulll", JSON_BAD, 4, "this touches the number or word before it"},
            {"true{}", JSON_BAD, 4, "this touches the number or word before it"});
}
END_TEST

START_TEST(numbers_are_as_the_grammar_says)
{
    REFUSED({"01", JSON_BAD, 0, "a number with a leading zero"},
            {"[-00]", JSON_BAD, 2, "a number with a leading zero"},
            {"1.e5", JSON_BAD, 2, "a digit must stand here"},
            {"1ex", JSON_BAD, 2, "a digit must stand here"},
            {"-x", JSON_BAD, 1, "a digit must stand here"},
            {"-NaN", JSON_BAD, 1, "a digit must stand here"},
            {"+1", JSON_BAD, 0, "a number begins with a digit or a minus"},
            {".5", JSON_BAD, 0, "a number begins with a digit or a minus"},
            {"0x10", JSON_BAD, 1, "this touches the number or word before it"},
            {"1-2", JSON_BAD, 1, "this touches the number or word before it"},
            {"1.5.2", JSON_BAD, 3, "this touches the number or word before it"},
            {"1\"a\"", JSON_BAD, 1, "this touches the number or word before it"});
}
END_TEST

START_TEST(strings_are_as_the_grammar_says)
{
    REFUSED({"\"a\nb\"", JSON_BAD, 2, "a control character in a string must be escaped"},
            {"\"0123456789abcdef\x1F\"", JSON_BAD, 17,
             "a control character in a string must be escaped"},
            {"\"\\x41\"", JSON_BAD, 1, "a backslash that begins no escape"},
            {"\"\\u12g4\"", JSON_BAD, 1, "a backslash that begins no escape"},
            {"\"\\U0041\"", JSON_BAD, 1, "a backslash that begins no escape"},
            {"\"ab\xFF\"", JSON_BAD, 3, "a byte in a string that is no UTF-8"},
            {"\"\xED\xA0\x80\"", JSON_BAD, 1, "a byte in a string that is no UTF-8"},
            {"\"\xC0\xAF\"", JSON_BAD, 1, "a byte in a string that is no UTF-8"},
            {"\"\xF4\x90\x80\x80\"", JSON_BAD, 1, "a byte in a string that is no UTF-8"},
            {"\"\xC3\"", JSON_BAD, 1, "a byte in a string that is no UTF-8"},
            {"\"0123456789abcdef\xC3 0123456789abcdef\"", JSON_BAD, 17,
             "a byte in a string that is no UTF-8"},
            {"{\"\x80\":1}", JSON_BAD, 2, "a byte in a string that is no UTF-8"},
            {"\"\x80\n\"", JSON_BAD, 1, "a byte in a string that is no UTF-8"},
            {"\"\n\x80\"", JSON_BAD, 1, "a control character in a string must be escaped"});
    Arena arena = {0};
    ck_assert_text(value_of(TEXT("\"\x7F\""), &arena)->raw, "\"\x7F\"");
    arena_free(&arena);
}
END_TEST

// Bytes are looked at in blocks: every byte at every place in one, and where a block ends.
START_TEST(every_byte_is_seen_at_every_place)
{
    Arena arena = {0};
    for (int byte = 0; byte < 256; byte++)
        for (size_t at = 1; at < 40; at++) {
            char bytes[] = "\"................................................\"";
            bytes[at] = (char)byte;
            Text text = {bytes, sizeof bytes - 1};
            JsonReader reader;
            JsonNode *value;
            JsonAnswer answer = read_one(text, &arena, &reader, &value);
            bool taken = byte == '"' || (byte >= 0x20 && byte < 0x80 && byte != '\\');
            ck_assert_msg(answer == (taken ? JSON_VALUE : JSON_BAD), "%d at %zu", byte, at);
            ck_assert_uint_eq(taken ? reader.at : reader.where, !taken        ? at
                                                                : byte == '"' ? at + 1
                                                                              : text.len);
            arena_reset(&arena);
        }
    arena_free(&arena);
}
END_TEST

START_TEST(what_is_cut_off_says_so)
{
    REFUSED({"[", JSON_CUT, 1, "the text ends within an array"},
            {"[1", JSON_CUT, 2, "the text ends within an array"},
            {"[1,", JSON_CUT, 3, "the text ends where a value is due"},
            {"{", JSON_CUT, 1, "the text ends within an object"},
            {"{\"a\"", JSON_CUT, 4, "the text ends behind a key"},
            {"{\"a\":1, ", JSON_CUT, 8, "the text ends where a key is due"},
            {"\"ab", JSON_CUT, 3, "the text ends within a string"},
            {"\"ab\\", JSON_CUT, 4, "the text ends within a string"},
            {"\"ab\\ud8", JSON_CUT, 7, "the text ends within a string"},
            {"\"\xC3", JSON_CUT, 2, "the text ends within a string"},
            {"\"\xE0\xA0", JSON_CUT, 3, "the text ends within a string"},
            {"\"\xF4\x8F\xBF", JSON_CUT, 4, "the text ends within a string"},
            {"\"\xE0\x80", JSON_BAD, 1, "a byte in a string that is no UTF-8"},
            {"-", JSON_CUT, 1, "the text ends within a number"},
            {"1.", JSON_CUT, 2, "the text ends within a number"},
            {"1e+", JSON_CUT, 3, "the text ends within a number"},
            {"tru", JSON_CUT, 3, "the text ends within a word"},
            {"-Inf", JSON_CUT, 4, "the text ends within a word"});
    Arena arena = {0};
    JsonReader reader = {.text = TEXT("1 12"), .growing = true};
    JsonNode *value;
    ck_assert_int_eq(json_next(&reader, &arena, &value), JSON_VALUE);
    ck_assert_int_eq(json_next(&reader, &arena, &value), JSON_CUT);
    ck_assert_uint_eq(reader.at, 2);
    reader.growing = false;
    ck_assert_int_eq(json_next(&reader, &arena, &value), JSON_VALUE);
    ck_assert_text(value->raw, "12");
    arena_free(&arena);
}
END_TEST

static Text repeated(Arena *arena, const char *part, size_t times)
{
    size_t len = strlen(part);
    char *at = arena_get(arena, len * times);
    for (size_t i = 0; i < times; i++)
        memcpy(at + i * len, part, len);
    return (Text){at, len * times};
}

static JsonAnswer nested(size_t depth, Arena *arena, JsonReader *reader)
{
    JsonNode *value;
    Text text = arena_join(arena, repeated(arena, "[", depth), repeated(arena, "]", depth));
    return read_one(text, arena, reader, &value);
}

START_TEST(depth_is_bounded)
{
    Arena arena = {0};
    JsonReader reader;
    Span whole;
    ck_assert_int_eq(nested(limit_of(LIMIT_JSON_DEPTH), &arena, &reader), JSON_VALUE);
    ck_assert_int_eq(nested(limit_of(LIMIT_JSON_DEPTH) + 1, &arena, &reader), JSON_LIMIT);
    ck_assert_uint_eq(reader.where, 512);
    ck_assert_str_eq(reader.why, "more arrays and objects in each other than --limit json-depth has");
    ck_assert_int_eq(json_skip(reader.text, 0, &whole), JSON_VALUE);
    ck_assert_uint_eq(whole.end, 2 * 513);
    arena_free(&arena);
}
END_TEST

START_TEST(values_are_bounded)
{
    Arena arena = {0};
    JsonReader reader;
    JsonNode *value;
    Text most = arena_join(&arena, TEXT("[1"), repeated(&arena, ",1", limit_of(LIMIT_JSON_VALUES) - 2));
    Text over = arena_join(&arena, most, TEXT(",1]"));
    most = arena_join(&arena, most, TEXT("]"));
    ck_assert_int_eq(read_one(most, &arena, &reader, &value), JSON_VALUE);
    ck_assert_uint_eq(value->len, limit_of(LIMIT_JSON_VALUES) - 1);
    ck_assert_int_eq(read_one(over, &arena, &reader, &value), JSON_LIMIT);
    ck_assert_uint_eq(reader.where, over.len - 2);
    ck_assert_str_eq(reader.why, "more values in one record than --limit json-values has");
    arena_free(&arena);
}
END_TEST

// --- strings -------------------------------------------------------------------------------------

static JsonString decoded(Text text, Arena *arena)
{
    JsonString string;
    ck_assert(json_string(value_of(text, arena), arena, &string));
    return string;
}

START_TEST(strings_are_decoded)
{
    Arena arena = {0};
    ck_assert_text(decoded(TEXT("\"plain \xC3\xA9\""), &arena).text, "plain \xC3\xA9");
    ck_assert_text(decoded(TEXT("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""), &arena).text, "\"\\/\b\f\n\r\t");
    ck_assert_text(decoded(TEXT("\"\\u0041\\u00e9\\u20AC\\uD83D\\ude00\""), &arena).text,
                   "A\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
    ck_assert(text_is(decoded(TEXT("\"a\\u0000b\""), &arena).text, (Text){"a\0b", 3}));
    ck_assert_text(decoded(TEXT("\"\\udbff\\udfff\""), &arena).text, "\xF4\x8F\xBF\xBF");
    JsonString none;
    ck_assert(!json_string(NULL, &arena, &none) &&
              !json_string(value_of(TEXT("1"), &arena), &arena, &none));
    arena_free(&arena);
}
END_TEST

START_TEST(half_pairs_become_replacement_characters)
{
    Arena arena = {0};
    static const struct {
        const char *text;
        size_t lone;
        const char *want;
    } cases[] = {
        {"\"\\ud800\"", 1, "\xEF\xBF\xBD"},
        {"\"\\udc00\\ud800\"", 2, "\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"\"\\ud800\\ud800\\udc00\"", 1, "\xEF\xBF\xBD\xF0\x90\x80\x80"},
        {"\"\\ud800\\n\"", 1, "\xEF\xBF\xBD\n"},
        {"\"\\ud800\\u0041\"", 1,
         "\xEF\xBF\xBD"
         "A"},
        {"\"\\ufffd\"", 0, "\xEF\xBF\xBD"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        JsonString string = decoded(text_of(cases[i].text), &arena);
        ck_assert_text(string.text, cases[i].want);
        ck_assert_uint_eq(string.lone, cases[i].lone);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(pieces_lead_back)
{
    Arena arena = {0};
    static const JsonPiece want[] = {{0, 2, 2, 2}, {2, 1, 4, 2}, {3, 4, 6, 12}, {7, 1, 18, 1}};
    JsonString string = decoded(TEXT(" \"ab\\n\\ud83d\\ude00c\""), &arena);
    ck_assert_uint_eq(string.pieces.len, 4);
    ck_assert_mem_eq(string.pieces.at, want, sizeof want);
    string = decoded(TEXT("\"\""), &arena);
    ck_assert_uint_eq(string.pieces.len, 1);
    ck_assert_mem_eq(string.pieces.at, (&(JsonPiece){0, 0, 1, 0}), sizeof(JsonPiece));
    arena_free(&arena);
}
END_TEST

// --- finding -------------------------------------------------------------------------------------

START_TEST(the_last_of_equal_keys_is_found)
{
    Arena arena = {0};
    const JsonNode *root =
        value_of(TEXT("{\"a\":1,\"\\u0061\":2,\"b\":3,\"ab\":4,\"\":5}"), &arena);
    ck_assert_uint_eq(root->len, 5);
    ck_assert_text(json_get(root, TEXT("a"))->raw, "2");
    ck_assert_text(json_get(root, TEXT("ab"))->raw, "4");
    ck_assert_text(json_get(root, TEXT(""))->raw, "5");
    ck_assert_ptr_null(json_get(root, TEXT("c")));
    ck_assert_ptr_null(json_get(root, TEXT("aa")));
    ck_assert_ptr_null(json_get(json_get(root, TEXT("a")), TEXT("a")));
    ck_assert_ptr_null(json_get(NULL, TEXT("a")));
    ck_assert_ptr_null(json_at(root, 0));
    ck_assert_ptr_null(json_at(NULL, 0));
    arena_free(&arena);
}
END_TEST

// The examples of RFC 6901, section 5, and what must find nothing.
START_TEST(pointers_are_rfc_6901)
{
    Arena arena = {0};
    const JsonNode *root =
        value_of(TEXT("{\"foo\":[\"bar\",\"baz\"],\"\":0,\"a/b\":1,\"c%d\":2,\"e^f\":3,\"g|h\":4,"
                      "\"i\\\\j\":5,\"k\\\"l\":6,\" \":7,\"m~n\":8,\"~1\":9,\"\\u002f\":10}"),
                 &arena);
    static const char *const found[][2] = {
        {"/foo", "[\"bar\",\"baz\"]"},
        {"/foo/0", "\"bar\""},
        {"/foo/1", "\"baz\""},
        {"/", "0"},
        {"/a~1b", "1"},
        {"/c%d", "2"},
        {"/e^f", "3"},
        {"/g|h", "4"},
        {"/i\\j", "5"},
        {"/k\"l", "6"},
        {"/ ", "7"},
        {"/m~0n", "8"},
        {"/~01", "9"},
        {"/~1", "10"},
    };
    static const char *const lost[] = {"foo",
                                       "/fo",
                                       "/foo/2",
                                       "/foo/00",
                                       "/foo/-",
                                       "/foo/",
                                       "/foo/-1",
                                       "/foo/0/x",
                                       "/m~n",
                                       "/m~2n",
                                       "/m~",
                                       "/a/b",
                                       "//",
                                       "/foo/18446744073709551615",
                                       "/foo/18446744073709551616",
                                       "/foo/+1"};
    ck_assert_ptr_eq(json_pointer(root, TEXT("")), root);
    ck_assert_ptr_null(json_pointer(NULL, TEXT("/a")));
    for (size_t i = 0; i < sizeof found / sizeof *found; i++)
        ck_assert_text(json_pointer(root, text_of(found[i][0]))->raw, found[i][1]);
    for (size_t i = 0; i < sizeof lost / sizeof *lost; i++)
        ck_assert_msg(!json_pointer(root, text_of(lost[i])), "%s", lost[i]);
    arena_free(&arena);
}
END_TEST

// --- numbers -------------------------------------------------------------------------------------

START_TEST(integers_are_exact)
{
    Arena arena = {0};
    static const struct {
        const char *text;
        bool u, i;
        uint64_t u64;
        int64_t i64;
    } cases[] = {
        {"0", true, true, 0, 0},
        {"-0", true, true, 0, 0},
        {"-0.0e9", true, true, 0, 0},
        {"8.0", true, true, 8, 8},
        {"1e3", true, true, 1000, 1000},
        {"80e-1", true, true, 8, 8},
        {"1.50E+1", true, true, 15, 15},
        {"1.5", false, false, 0, 0},
        {"1e-1", false, false, 0, 0},
        {"-1", false, true, 0, -1},
        {"18446744073709551615", true, false, UINT64_MAX, 0},
        {"18446744073709551616", false, false, 0, 0},
        {"184467440737095516150e-1", true, false, UINT64_MAX, 0},
        {"9223372036854775807", true, true, INT64_MAX, INT64_MAX},
        {"9223372036854775808", true, false, (uint64_t)INT64_MAX + 1, 0},
        {"-9223372036854775808", false, true, 0, INT64_MIN},
        {"-9223372036854775809", false, false, 0, 0},
        {"1e19", true, false, 10000000000000000000u, 0},
        {"2e19", false, false, 0, 0},
        {"1e20", false, false, 0, 0},
        {"1e999999999999999999999", false, false, 0, 0},
        {"0e999999999999999999999", true, true, 0, 0},
        {"10e18446744073709551615", false, false, 0, 0},
        {"10e9223372036854775807", false, false, 0, 0},
        {"1e-9223372036854775808", false, false, 0, 0},
        {"1e-999999999999999999999", false, false, 0, 0},
        {"0.000000000000000000000000001e27", true, true, 1, 1},
        {"\"8\"", false, false, 0, 0},
        {"NaN", false, false, 0, 0},
        {"null", false, false, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const JsonNode *node = value_of(text_of(cases[i].text), &arena);
        uint64_t u;
        int64_t s;
        ck_assert_msg(json_u64(node, &u) == cases[i].u && u == cases[i].u64, "%s", cases[i].text);
        ck_assert_msg(json_i64(node, &s) == cases[i].i && s == cases[i].i64, "%s", cases[i].text);
    }
    uint64_t u;
    int64_t s;
    ck_assert(!json_u64(NULL, &u) && !json_i64(NULL, &s) && !json_scaled(NULL, 0, &s));
    arena_free(&arena);
}
END_TEST

START_TEST(decimals_round_half_to_even)
{
    Arena arena = {0};
    static const struct {
        const char *text;
        unsigned places;
        bool fits;
        int64_t want;
    } cases[] = {
        {"97.13", 2, true, 9713},
        {"97.125", 2, true, 9712},
        {"97.135", 2, true, 9714},
        {"97.1250000000000000000000000001", 2, true, 9713},
        {"-97.125", 2, true, -9712},
        {"-97.135", 2, true, -9714},
        {"0.5", 0, true, 0},
        {"1.5", 0, true, 2},
        {"0.4999999999999999999999", 0, true, 0},
        {"5e-3", 2, true, 0},
        {"15e-3", 2, true, 2},
        {"9.995", 2, true, 1000},
        {"1e-400", 2, true, 0},
        {"8", 2, true, 800},
        {"92233720368547758.07", 2, true, INT64_MAX},
        {"92233720368547758.08", 2, false, 0},
        {"92233720368547758.075", 2, false, 0},
        {"-92233720368547758.08", 2, true, INT64_MIN},
        {"-92233720368547758.085", 2, true, INT64_MIN},
        {"1e400", 2, false, 0},
        {"1", 30, false, 0},
        {"18446744073709551615.5", 0, false, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t got;
        bool fits = json_scaled(value_of(text_of(cases[i].text), &arena), cases[i].places, &got);
        ck_assert_msg(fits == cases[i].fits && got == cases[i].want, "%s is %lld", cases[i].text,
                      (long long)got);
    }
    arena_free(&arena);
}
END_TEST

__extension__ typedef __int128 Wide;

static Wide power_of_ten(int power)
{
    Wide value = 1;
    for (; power > 0; power--)
        value *= 10;
    return value;
}

// A thousand times a thousand million places would take an hour.
START_TEST(zero_needs_no_places)
{
    Arena arena = {0};
    const JsonNode *zero = value_of(TEXT("0e999999999"), &arena);
    uint64_t value = 1;
    for (int i = 0; i < 1000; i++)
        ck_assert(json_u64(zero, &value) && value == 0);
    arena_free(&arena);
}
END_TEST

static Wide divided_half_even(Wide value, Wide by)
{
    Wide whole = value / by, twice = value % by * 2;
    return whole + (twice > by || (twice == by && whole % 2 != 0));
}

// digits * 10^exponent with the point somewhere within, against arithmetic in 128 bits.
START_TEST(random_decimals_are_scaled)
{
    Random random = {6};
    Arena arena = {0};
    for (int i = 0; i < DOCUMENTS; i++) {
        uint64_t digits =
            random_next(&random) % (random_below(&random, 2) ? 100000 : 10000000000000000);
        int exponent = (int)random_below(&random, 30) - 15, point = (int)random_below(&random, 12);
        unsigned places = random_below(&random, 5);
        uint64_t one = (uint64_t)power_of_ten(point);
        const char *sign = random_below(&random, 2) ? "-" : "";
        Text text =
            arena_print(&arena, "%s%llu.%0*llue%d", sign, (unsigned long long)(digits / one),
                        point + 1, (unsigned long long)(digits % one * 10), exponent);
        int power = exponent + (int)places - point;
        Wide want = power < 0 ? divided_half_even(digits, power_of_ten(-power))
                              : digits * power_of_ten(power);
        int64_t got;
        bool fits = json_scaled(value_of(text, &arena), places, &got);
        want = *sign ? -want : want;
        ck_assert_msg(fits == (want >= INT64_MIN && want <= INT64_MAX), "%.*s", TEXT_ARG(text));
        ck_assert_msg(!fits || got == want, "%.*s in %u places is %lld", TEXT_ARG(text), places,
                      (long long)got);
        arena_reset(&arena);
    }
    arena_free(&arena);
}
END_TEST

Suite *suite_syntax_json(void)
{
    return suite_of("syntax/json",
                    (const TTest *const[]){a_sequence_is_read_one_by_one,
                                           every_node_knows_its_place,
                                           what_python_writes_is_read,
                                           what_is_no_json_is_refused_with_place_and_reason,
                                           numbers_are_as_the_grammar_says,
                                           strings_are_as_the_grammar_says,
                                           every_byte_is_seen_at_every_place,
                                           what_is_cut_off_says_so,
                                           depth_is_bounded,
                                           values_are_bounded,
                                           strings_are_decoded,
                                           half_pairs_become_replacement_characters,
                                           pieces_lead_back,
                                           the_last_of_equal_keys_is_found,
                                           pointers_are_rfc_6901,
                                           integers_are_exact,
                                           decimals_round_half_to_even,
                                           zero_needs_no_places,
                                           random_decimals_are_scaled,
                                           NULL});
}
