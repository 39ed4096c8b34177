#include "syntax/yaml_simple.h"

#include <stdlib.h>
#include <string.h>

#include "pack/embedded.h"
#include "unit.h"

static Arena arena;

static bool same(const YamlNode *one, const YamlNode *other)
{
    if (one->kind != other->kind || one->place.line != other->place.line
        || one->place.column != other->place.column || one->plain != other->plain
        || !text_is(one->text, other->text) || one->list.len != other->list.len
        || one->map.len != other->map.len)
        return false;
    for (size_t i = 0; i < one->list.len; i++)
        if (!same(one->list.at[i], other->list.at[i]))
            return false;
    for (size_t i = 0; i < one->map.len; i++)
        if (!same(one->map.at[i].key, other->map.at[i].key)
            || !same(one->map.at[i].value, other->map.at[i].value))
            return false;
    return true;
}

// Whether the simple reader takes it; what it takes, libyaml takes as the same.
static bool is_simple(Text source)
{
    Error error = {0};
    const YamlNode *simple = yaml_simple(source, TEXT("a"), &arena);
    if (!simple)
        return false;
    const YamlNode *full = yaml_full(source, TEXT("a"), &arena, &error);
    ck_assert_msg(full != NULL, "libyaml: %.*s in:\n%.*s", TEXT_ARG(error.message), TEXT_ARG(source));
    ck_assert_msg(same(simple, full), "another tree:\n%.*s", TEXT_ARG(source));
    return true;
}

// But for the one that writes characters by their numbers.
START_TEST(embedded_files_are_simple)
{
    for (const EmbeddedFile *file = embedded_files; file->path; file++)
        ck_assert_msg(is_simple(file->text) != (text_find(file->text, 0, TEXT("\\u")) != TEXT_NONE),
                      "%s", file->path);
    arena_free(&arena);
}
END_TEST

START_TEST(what_is_simple)
{
    static const char *const samples[] = {
        "a: b\n",
        "# remark\n\na: b # remark\n# remark\nc: d\n",
        "a:\n- b\n- c\n",
        "a:\n  - b\n  - c\nd: e\n",
        "- - a\n  - b\n- c: d\n  e: f\n- - - g\n",
        "a:\n  b:\n    c: d\n  e: f\n",
        "a: b c\n  d\n\n  e\n  - f\nc: d\n",
        "a:\n  b c\n  d\ne: f\n",
        "a: it's, [not] {a} flow or is it\n",
        "a: [b, c d, 'e, f', \"g\", [h], {i: j, k: [l]}, https://example.com/x#y]\n",
        "a: [b,\n  c, # remark\nd]\ne: {}\nf: []\n",
        "a: {b: c, d: 'it''s'}\n",
        "a: \"b  \n c\n\n  d\"\ne: 'f\n\n\ng'\n",
        "a: \"say \\\"no\\\"\\n\\\\\"\nb: 'c: d # e'\n",
        "a: |\n  one\n\n    two\n  three\n\nb: |-\n  x\nc: |+\n  y\n\nd: e\n",
        "a: >\n  one\n  two\n\n  three\nb: >-\n  x\n# remark\nc: d\n",
        "- [\xC3\xA9, b, \xC3\xA9 c, {\xC3\xA9: d, e: [\xC3\xA9]}, 'f', g]\n"
        "- [\xC3\xA9, h, \"\xC3\xA9\", i]\n",
        "a: \xC3\xA9 # \xE2\x9D\x8C\n\xC3\xA9: [\xC3\xA9, b]\n",
        "- -a\n- a#b\n- a:b\n- '#'\n",
        "a:    b   \nc  : d\n",
        "  a: b\n  c: d\n",
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        ck_assert_msg(is_simple(text_of(samples[i])), "%s", samples[i]);
    arena_free(&arena);
}
END_TEST

// Some of it is YAML: libyaml says which.
START_TEST(what_is_not_simple)
{
    static const char *const samples[] = {
        "", "\n", "a: b", "a:\n", "a: b\na: c\n", "a: b: c\n", "a: - b\n", "a: &x b\n", "a: *x\n",
        "a: !x b\n", "a\tb: c\n", "---\na: b\n", "a: b\n---\nc: d\n", "? a\n: b\n", "a: 'b\n---\nc'\n",
        "a: [b\n", "a: [b, ]\n", "a: {b}\n", "a: \"\\x41\"\n", "a: |2\n  b\n", "a: b\n c: d\n",
        "a:\n  b: c\n d: e\n", "- a\nb: c\n", "a: @b\n", "a: b\r\n", "a: \xC3\n", "'a': b\n",
        "a: [b: c]\n", "a: ]\n", "a: \xE2\x80\xA8\n", "a: >\n  b\n   c\n", "a: b\n%c\n", "[a]: b\n",
        "just text\n", "|\n  a\n",
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        ck_assert_msg(!is_simple(text_of(samples[i])), "%s", samples[i]);
    arena_free(&arena);
}
END_TEST

enum { FILES = 8 };              // embedded ones that are drawn from

static unsigned state;

static unsigned draw(size_t below)
{
    state = state * 1103515245u + 12345u;
    return below ? (state >> 8) % (unsigned)below : 0;
}

// A stretch of a file with some of its bytes replaced, dropped and added: what a person may break.
static Text broken(Text source)
{
    static const char signs[] = " \n\n  :-#'\"[]{},|>?&*!%@`\\ab\t.\xC3\xA9";
    size_t start = text_find(source, draw(source.len), TEXT("\n- ")), len = draw(2000);
    Text part = text_slice(source, start == TEXT_NONE ? 0 : start + 1, TEXT_NONE);
    part = text_slice(part, 0, len);
    char *bytes = arena_get(&arena, part.len + 40);
    size_t used = 0, changes = draw(5);
    for (size_t i = 0; i < part.len; i++) {
        bool change = changes > 0 && draw(part.len / 4 + 1) == 0;
        changes -= change;
        unsigned kind = change ? draw(3) : 3;
        if (kind == 0 || kind == 1)
            bytes[used++] = signs[draw(sizeof signs - 1)];
        if (kind != 0 && kind != 2)
            bytes[used++] = part.at[i];
    }
    bytes[used++] = '\n';
    return (Text){bytes, used};
}

START_TEST(what_is_broken_is_taken_by_both_or_not_by_the_simple_one)
{
    size_t simple = 0, rounds = getenv("SWEEP") ? 200000 : 4000;
    state = 1;
    for (size_t i = 0; i < rounds; i++) {
        simple += is_simple(broken(embedded_files[draw(FILES)].text));
        if (i % 100 == 0)
            arena_free(&arena);
    }
    ck_assert_uint_gt(simple, rounds / 50);
    ck_assert_uint_lt(simple, rounds);
    arena_free(&arena);
}
END_TEST

Suite *suite_syntax_yaml_simple(void)
{
    return suite_of("syntax/yaml_simple",
                    (const TTest *const[]){
                        embedded_files_are_simple, what_is_simple, what_is_not_simple,
                        what_is_broken_is_taken_by_both_or_not_by_the_simple_one, NULL});
}
