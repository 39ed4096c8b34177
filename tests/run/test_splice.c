#include "run/splice.h"

#include "syntax/json_random.h"
#include "unit.h"

static Arena arena;

static const JsonNode *parse(Text text)
{
    JsonReader reader = {.text = text};
    JsonNode *node;
    ck_assert_int_eq(json_next(&reader, &arena, &node), JSON_VALUE);
    return node;
}

static Text spliced(Text text, const char *key, const char *value)
{
    Out out = {0};
    splice_put(text, parse(text), text_of(key), text_of(value), &arena, &out);
    Text copy = arena_copy(&arena, out_text(&out));
    out_free(&out);
    return copy;
}

START_TEST(one_member_more_and_nothing_else)
{
    static const char *const cases[][2] = {
        {"{}", "{\"k\":7}"},
        {"{ }", "{\"k\":7 }"},
        {" {\"a\":1} \r", " {\"a\":1,\"k\":7} \r"},
        {"{\"a\":12345678901234567890 }", "{\"a\":12345678901234567890,\"k\":7 }"},
        {"{\"a\":{\"k\":1},\"b\":[\"k\"]}", "{\"a\":{\"k\":1},\"b\":[\"k\"],\"k\":7}"},
        {"{\"a\":1,\"a\":2}", "{\"a\":1,\"a\":2,\"k\":7}"},
        {"{\"a\":\"\\ud83d\\u0000\"}", "{\"a\":\"\\ud83d\\u0000\",\"k\":7}"},
        {"{\"a\":NaN}", "{\"a\":NaN,\"k\":7}"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_text(spliced(text_of(cases[i][0]), "k", "7"), cases[i][1]);
    ck_assert_text(spliced(TEXT("{}"), "a\"\n", "[]"), "{\"a\\\"\\n\":[]}");
}
END_TEST

START_TEST(a_member_with_the_key_goes_away)
{
    static const char *const cases[][2] = {
        {"{\"k\":1}", "{\"k\":7}"},
        {"{ \"k\" : 1 }", "{\"k\":7  }"},
        {"{\"k\":1, \"a\":2}", "{\"a\":2,\"k\":7}"},
        {"{\"a\":2 , \"k\":1 }", "{\"a\":2,\"k\":7 }"},
        {"{\"a\":2,\"k\":{\"x\":[1,2]}, \"b\":3}", "{\"a\":2, \"b\":3,\"k\":7}"},
        {"{\"k\":1,\"k\":2,\"a\":3,\"k\":4,\"b\":5,\"k\":6,\"k\":0}", "{\"a\":3,\"b\":5,\"k\":7}"},
        {"{\"k\":1,\"k\":2}", "{\"k\":7}"},
        {"{\"\\u006b\":1,\"K\":2}", "{\"K\":2,\"k\":7}"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_text(spliced(text_of(cases[i][0]), "k", "7"), cases[i][1]);
}
END_TEST

// Without what was put in, which stands in one piece, the text is what it was.
static void check_splice(Text text)
{
    Text got = spliced(text, "answerlint", "{\"score\":1.0}");
    Text member = TEXT("\"answerlint\":{\"score\":1.0}");
    size_t at = text_find(got, 0, member), end = at + member.len;
    const JsonNode *before = parse(text), *after = parse(got);
    ck_assert_uint_ne(at, TEXT_NONE);
    if (before->len)
        ck_assert_int_eq(got.at[--at], ',');
    Text rest = arena_join(&arena, text_slice(got, 0, at), text_from(got, end));
    ck_assert_msg(text_is(rest, text), "'%.*s' of '%.*s'", TEXT_ARG(rest), TEXT_ARG(text));
    ck_assert_uint_eq(after->len, before->len + 1);
    ck_assert_text(json_get(after, TEXT("answerlint"))->raw, "{\"score\":1.0}");
    ck_assert(text_is(spliced(got, "answerlint", "{\"score\":1.0}"), got));
}

START_TEST(without_the_member_it_is_what_it_was)
{
    Arena nodes = {0};
    Random random = {42};
    Printed printed = {.random = &random, .arena = &nodes};
    size_t objects = 0;
    for (size_t i = 0; i < 4000; i++) {
        Text text = print_random(&printed);
        if (parse(text)->kind == JSON_OBJECT) {
            check_splice(text);
            objects++;
        }
        printed_clear(&printed);
        arena_reset(&arena);
    }
    ck_assert_uint_gt(objects, 1000);
    printed_free(&printed);
    arena_free(&arena);
}
END_TEST

Suite *suite_run_splice(void)
{
    return suite_of("run/splice", (const TTest *const[]){one_member_more_and_nothing_else,
                                                         a_member_with_the_key_goes_away,
                                                         without_the_member_it_is_what_it_was, NULL});
}
