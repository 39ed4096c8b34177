// What must hold for any JSON text, on random ones: printed and read back, cut off anywhere, skipped, huge.

#include "syntax/json_random.h"
#include "unit.h"

enum { DOCUMENTS = 10000, MEGABYTE = 1 << 20 };

// --- printed and read back -----------------------------------------------------------------------

// Pieces tile the decoded text and the source within the quotes, and each says the truth.
static void check_pieces(Text source, const JsonNode *node, const JsonString *string)
{
    size_t at = 0, from = node->start + 1;
    for (size_t i = 0; i < string->pieces.len; i++) {
        JsonPiece piece = string->pieces.at[i];
        ck_assert_uint_eq(piece.at, at);
        ck_assert_uint_eq(piece.source, from);
        if (piece.len == piece.source_len)
            ck_assert(text_is(text_slice(string->text, at, at + piece.len),
                              text_slice(source, from, from + piece.len)));
        else
            ck_assert(source.at[from] == '\\' && piece.len <= 4 && piece.source_len > piece.len);
        at += piece.len;
        from += piece.source_len;
    }
    ck_assert_uint_eq(at, string->text.len);
    ck_assert_uint_eq(from, node->start + node->raw.len - 1);
}

static void check_node(const Printed *printed, const JsonNode *node, const Expected *want,
                       Arena *arena)
{
    Text source = out_text(&printed->out), decoded = out_text(&printed->decoded);
    JsonString string;
    ck_assert_int_eq(node->kind, want->kind);
    ck_assert_uint_eq(node->start, want->start);
    ck_assert_uint_eq(node->start + node->raw.len, want->end);
    ck_assert_uint_eq(node->len, want->len);
    ck_assert(
        text_is(json_key(node, arena), text_slice(decoded, want->key, want->key + want->key_len)));
    ck_assert_int_eq(json_string(node, arena, &string), want->kind == JSON_STRING);
    ck_assert(text_is(string.text, text_slice(decoded, want->text, want->text + want->text_len)));
    ck_assert_uint_eq(string.lone, want->lone);
    if (want->kind == JSON_STRING)
        check_pieces(source, node, &string);
}

// Walks the tree in the order of the text; the number of nodes it met.
static size_t check_tree(const Printed *printed, const JsonNode *node, size_t index, Arena *arena)
{
    ck_assert_uint_lt(index, printed->nodes.len);
    check_node(printed, node, &printed->nodes.at[index], arena);
    size_t met = 1;
    for (size_t i = 0; i < node->len; i++)
        met += check_tree(printed, &node->at[i], index + met, arena);
    return met;
}

static void print_sequence(Printed *printed)
{
    printed_clear(printed);
    for (unsigned values = random_below(printed->random, 3) + 1; values > 0; values--) {
        print_random(printed);
        put_char(&printed->out, '\n');
    }
}

START_TEST(what_is_printed_is_read_back)
{
    Random random = {4};
    Arena keep = {0}, arena = {0};
    Printed printed = {.random = &random, .arena = &keep};
    for (int i = 0; i < DOCUMENTS; i++) {
        print_sequence(&printed);
        JsonReader reader = {.text = out_text(&printed.out)};
        JsonNode *value;
        JsonAnswer answer;
        size_t met = 0;
        while ((answer = json_next(&reader, &arena, &value)) == JSON_VALUE)
            met += check_tree(&printed, value, met, &arena);
        ck_assert_msg(answer == JSON_END, "%s in %.*s", reader.why, TEXT_ARG(reader.text));
        ck_assert_uint_eq(met, printed.nodes.len);
        arena_reset(&arena);
    }
    printed_free(&printed);
    arena_free(&arena);
}
END_TEST

// --- skipped -------------------------------------------------------------------------------------

START_TEST(skipping_finds_the_same_ends)
{
    Random random = {5};
    Arena keep = {0}, arena = {0};
    Printed printed = {.random = &random, .arena = &keep};
    for (int i = 0; i < DOCUMENTS; i++) {
        print_sequence(&printed);
        JsonReader reader = {.text = out_text(&printed.out)};
        JsonNode *value;
        Span span;
        size_t at = 0;
        while (json_next(&reader, &arena, &value) == JSON_VALUE) {
            ck_assert_int_eq(json_skip(reader.text, at, &span), JSON_VALUE);
            ck_assert_uint_eq(span.start, value->start);
            ck_assert_uint_eq(span.end, reader.at);
            at = span.end;
        }
        ck_assert_int_eq(json_skip(reader.text, at, &span), JSON_END);
        arena_reset(&arena);
    }
    printed_free(&printed);
    arena_free(&arena);
}
END_TEST

START_TEST(skipping_says_what_is_cut_or_bad)
{
    Span span;
    ck_assert_int_eq(json_skip(TEXT(" [1,{\"a\":\"]"), 0, &span), JSON_CUT);
    ck_assert_int_eq(json_skip(TEXT("\"a\\\""), 0, &span), JSON_CUT);
    ck_assert_int_eq(json_skip(TEXT("[\"\n\"]"), 0, &span), JSON_BAD);
    ck_assert_int_eq(json_skip(TEXT("]"), 0, &span), JSON_BAD);
    ck_assert_int_eq(json_skip(TEXT(", 1"), 0, &span), JSON_BAD);
    ck_assert_int_eq(json_skip(TEXT(" \n"), 0, &span), JSON_END);
    ck_assert_int_eq(json_skip(TEXT("1 2"), 1, &span), JSON_VALUE);
    ck_assert_uint_eq(span.start, 2);
}
END_TEST

// --- cut off -------------------------------------------------------------------------------------

// A copy of its own size, so that a sanitizer sees a read behind the end.
static JsonAnswer read_copy(Text text, Arena *arena, JsonReader *reader)
{
    char *copy = memory_get(text.len);
    memcpy(copy, text.at, text.len);
    *reader = (JsonReader){.text = {copy, text.len}};
    JsonNode *value;
    Span span;
    JsonAnswer answer = json_next(reader, arena, &value);
    JsonAnswer skipped = json_skip(reader->text, 0, &span);
    ck_assert(answer != JSON_VALUE || (skipped == JSON_VALUE && span.end == reader->at));
    free(copy);
    return answer;
}

// A container or string that is cut is cut; a number may be a shorter one.
START_TEST(every_truncation_is_cut_or_shorter)
{
    Random random = {7};
    Arena keep = {0}, arena = {0};
    Printed printed = {.random = &random, .arena = &keep};
    size_t cuts = 0, values = 0;
    for (int i = 0; i < DOCUMENTS / 10 || cuts < 5 * DOCUMENTS; i++) {
        printed_clear(&printed);
        Text text = text_trim(print_random(&printed));
        bool number = printed.nodes.at[0].kind == JSON_NUMBER;
        for (size_t len = 1; len < text.len; len++, cuts++) {
            JsonReader reader;
            JsonAnswer answer = read_copy(text_slice(text, 0, len), &arena, &reader);
            ck_assert_msg(answer == JSON_CUT || (number && answer == JSON_VALUE), "%zu of %.*s: %s",
                          len, TEXT_ARG(text), reader.why);
            values += answer == JSON_VALUE;
            arena_reset(&arena);
        }
    }
    ck_assert_uint_gt(values, 0);
    printed_free(&printed);
    arena_free(&arena);
}
END_TEST

START_TEST(random_bytes_do_no_harm)
{
    static const char bytes[] = "{}[]:,\"\\u0d8-.eE+ \ntruefalsnNIiy\x80\xC3\xE2\xF0";
    Random random = {8};
    Arena arena = {0};
    size_t taken = 0;
    for (int i = 0; i < 10 * DOCUMENTS; i++) {
        char text[24];
        size_t len = random_below(&random, sizeof text) + 1;
        for (size_t at = 0; at < len; at++)
            text[at] = random_below(&random, 20) ? bytes[random_below(&random, sizeof bytes)]
                                                 : (char)random_below(&random, 256);
        JsonReader reader;
        taken += read_copy((Text){text, len}, &arena, &reader) == JSON_VALUE;
        arena_reset(&arena);
    }
    ck_assert_uint_gt(taken, DOCUMENTS / 100);
    arena_free(&arena);
}
END_TEST

// --- huge ----------------------------------------------------------------------------------------

// All answers for a text, decoding what is read; the last answer.
static JsonAnswer read_all(Text text)
{
    Arena arena = {0};
    JsonReader reader = {.text = text};
    JsonNode *value;
    JsonString string;
    Span span;
    JsonAnswer answer = json_next(&reader, &arena, &value);
    json_skip(text, 0, &span);
    json_string(value, &arena, &string);
    json_pointer(value, TEXT("/a/~1/7"));
    int64_t number;
    json_scaled(value, 2, &number);
    arena_free(&arena);
    return answer;
}

static Text hostile(Arena *arena, const char *head, const char *part, size_t size)
{
    Out out = {0};
    put_ours(&out, head);
    while (out.len < size)
        put_ours(&out, part);
    Text text = arena_copy(arena, out_text(&out));
    out_free(&out);
    return text;
}

// What takes the square of its length does not end before the watchdog of the suites ends it.
START_TEST(hostile_megabytes_take_linear_time)
{
    static const struct {
        const char *head, *part;
        JsonAnswer answer;
    } cases[] = {
        {"", "[", JSON_LIMIT},
        {"", "{\"a\":", JSON_LIMIT},
        {"[", "[],", JSON_LIMIT},
        {"[", "{},", JSON_LIMIT},
        {"\"", "a", JSON_CUT},
        {"\"", "\\n", JSON_CUT},
        {"\"", "\\ud83d\\ude00", JSON_CUT},
        {"\"", "\xC3\xA9", JSON_CUT},
        {"", "1", JSON_VALUE},
        {"0.", "0", JSON_VALUE},
        {"1e", "9", JSON_VALUE},
        {"", " ", JSON_END},
        {"{\"\\u0061", "a", JSON_CUT},
        {"[", "\"\",", JSON_LIMIT},
        {"", "]", JSON_BAD},
        {"[", "[[[[[[[[]]]]]]]],", JSON_LIMIT},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Text text = hostile(&arena, cases[i].head, cases[i].part, 8 * MEGABYTE);
        JsonAnswer answer = read_all(text);
        ck_assert_msg(answer == cases[i].answer, "%s%s gave %d", cases[i].head, cases[i].part,
                      (int)answer);
        arena_reset(&arena);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(a_long_string_of_escapes_is_decoded)
{
    Arena arena = {0};
    Text text =
        arena_join(&arena, hostile(&arena, "\"", "\\n\\u00e9xyz", 8 * MEGABYTE), TEXT("\""));
    ck_assert_int_eq(read_all(text), JSON_VALUE);
    arena_free(&arena);
}
END_TEST

Suite *suite_syntax_json_property(void)
{
    return suite_of(
        "syntax/json_property",
        (const TTest *const[]){what_is_printed_is_read_back, skipping_finds_the_same_ends,
                               skipping_says_what_is_cut_or_bad, every_truncation_is_cut_or_shorter,
                               random_bytes_do_no_harm, hostile_megabytes_take_linear_time,
                               a_long_string_of_escapes_is_decoded, NULL});
}
