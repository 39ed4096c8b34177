#include "syntax/yaml.h"

#include <string.h>

#include "base/put.h"
#include "error.h"

static Arena arena;

static const YamlNode *read_text(Text source)
{
    Error error = {0};
    const YamlNode *root = yaml_parse(source, TEXT("a.yaml"), &arena, &error);
    ck_assert_msg(root != NULL, "%u:%u: %.*s", error.line, error.column, TEXT_ARG(error.message));
    ck_assert(!error_is(&error));
    return root;
}

static const YamlNode *read(const char *source)
{
    return read_text(text_of(source));
}

static Error refusal_of(Text source)
{
    Error error = {0};
    ck_assert_msg(yaml_parse(source, TEXT("a.yaml"), &arena, &error) == NULL, "'%.*s' is read",
                  (int)(source.len < 80 ? source.len : 80), source.at);
    ck_assert_text(error.path, "a.yaml");
    return error;
}

static Text value(const YamlNode *map, const char *key)
{
    const YamlNode *node = yaml_get(map, text_of(key));
    ck_assert_msg(node != NULL, "no key %s", key);
    ck_assert_int_eq(node->kind, YAML_SCALAR);
    return node->text;
}

static Text times(const char *part, size_t count)
{
    size_t len = strlen(part);
    char *at = arena_get(&arena, len * count + 1);
    for (size_t i = 0; i < count; i++)
        memcpy(at + i * len, part, len);
    return (Text){at, len * count};
}

START_TEST(nodes_know_where_they_stand)
{
    const YamlNode *root = read("one: 1\nlist:\n- a\n- {k: v, l: [x]}\n");
    ck_assert_int_eq(root->kind, YAML_MAP);
    ck_assert_uint_eq(root->map.len, 2);
    ck_assert_uint_eq(root->place.line, 1);
    ck_assert_text(root->place.path, "a.yaml");
    const YamlNode *list = yaml_get(root, TEXT("list"));
    ck_assert_int_eq(list->kind, YAML_LIST);
    ck_assert_uint_eq(list->list.len, 2);
    ck_assert_text(list->list.at[0]->text, "a");
    ck_assert_uint_eq(list->list.at[0]->place.line, 3);
    ck_assert_uint_eq(list->list.at[0]->place.column, 3);
    const YamlNode *inner = list->list.at[1];
    ck_assert_uint_eq(inner->map.at[1].key->place.line, 4);
    ck_assert_uint_eq(inner->map.at[1].key->place.column, 10);
    ck_assert_text(yaml_get(inner, TEXT("l"))->list.at[0]->text, "x");
}
END_TEST

// Scalars have no type: what YAML 1.1 takes for false, null or a number stays the text that it is.
START_TEST(no_stays_a_text)
{
    const YamlNode *root = read("a: no\nb: 0x10\nc: null\nd: 012\ne: 2001-01-01\nf: ~\ng:\nno: y\n");
    ck_assert_text(value(root, "a"), "no");
    ck_assert_text(value(root, "b"), "0x10");
    ck_assert_text(value(root, "c"), "null");
    ck_assert_text(value(root, "d"), "012");
    ck_assert_text(value(root, "e"), "2001-01-01");
    ck_assert_text(value(root, "f"), "~");
    ck_assert_text(value(root, "g"), "");
    ck_assert_text(value(root, "no"), "y");
}
END_TEST

START_TEST(quotes_and_what_is_escaped_in_them)
{
    const YamlNode *root = read("a: 'it''s \\b'\nb: \"x\\ty\\u00e4\"\nc: plain\nd: '# no comment' # c\n");
    ck_assert_text(value(root, "a"), "it's \\b");
    ck_assert_text(value(root, "b"), "x\ty\xC3\xA4");
    ck_assert_text(value(root, "d"), "# no comment");
    ck_assert(!yaml_get(root, TEXT("a"))->plain);
    ck_assert(!yaml_get(root, TEXT("b"))->plain);
    ck_assert(yaml_get(root, TEXT("c"))->plain);
    const YamlNode *nul = read("a: \"x\\0y\"\n");
    ck_assert_uint_eq(value(nul, "a").len, 3);
}
END_TEST

START_TEST(block_texts)
{
    const YamlNode *root = read("keep: |\n  one\n   two\n\n  three\nfold: >\n  one\n  two\n\n  three\n"
                                "strip: |-\n  end\nall: |+\n  end\n\n");
    ck_assert_text(value(root, "keep"), "one\n two\n\nthree\n");
    ck_assert_text(value(root, "fold"), "one two\nthree\n");
    ck_assert_text(value(root, "strip"), "end");
    ck_assert_text(value(root, "all"), "end\n\n");
}
END_TEST

START_TEST(line_breaks_and_marks_at_the_start)
{
    ck_assert_text(value(read("a: 1\r\nb: |\r\n  x\r\n"), "b"), "x\n");
    ck_assert_text(value(read("\xEF\xBB\xBF" "a: 1\n"), "a"), "1");
    ck_assert_text(value(read("# about\n---\na: 1\n...\n"), "a"), "1");
}
END_TEST

START_TEST(get_finds_what_is_there)
{
    const YamlNode *root = read("a: 1\nab: 2\n? ''\n: 3\n");
    ck_assert_text(value(root, "ab"), "2");
    ck_assert_text(value(root, ""), "3");
    ck_assert_ptr_null(yaml_get(root, TEXT("abc")));
    ck_assert_ptr_null(yaml_get(root, TEXT("A")));
    ck_assert_ptr_null(yaml_get(NULL, TEXT("a")));
    ck_assert_ptr_null(yaml_get(read("[a, b]"), TEXT("a")));
    ck_assert_ptr_null(yaml_get(read("a"), TEXT("a")));
}
END_TEST

static const struct {
    const char *source;
    unsigned line, column;
    const char *says;
} refused[] = {
    {"a: *b\n", 1, 4, "aliases (*) have no place in a rule file"},
    {"x: 1\nlist:\n- *cs\n", 3, 3, "aliases (*) have no place"},
    {"a: &b c\n", 1, 4, "anchors (&) have no place"},
    {"a:\n  - &b [c]\n", 2, 5, "anchors (&) have no place"},
    {"a: &b {c: d}\n", 1, 4, "anchors (&) have no place"},
    {"a: !!str c\n", 1, 4, "tags (!) have no place"},
    {"a: !x [c]\n", 1, 4, "tags (!) have no place"},
    {"!x\na: b\n", 1, 1, "tags (!) have no place"},
    {"a: 1\nb: 2\na: 3\n", 3, 1, "the key 'a' stands here a second time (first in line 1)"},
    {"x: {k: 1, 'k': 2}\n", 1, 11, "the key 'k' stands here a second time (first in line 1)"},
    {"? [a]\n: 1\n", 1, 3, "a key must be plain text"},
    {"{a: b}: 1\n", 1, 1, "a key must be plain text"},
    {"a: 1\n---\nb: 2\n", 2, 1, "a second document begins here"},
    {"a: 1\n...\nb: 2\n", 3, 1, "not YAML: did not find expected <document start>"},
    {"", 1, 1, "the file is empty"},
    {"# only\n\n# comments\n", 1, 1, "the file is empty"},
    {"a: 'x\n", 2, 1, "not YAML: found unexpected end of stream while scanning a quoted scalar"},
    {"a: [b\nc: d\n", 2, 2, "not YAML: "},
    {"a: b: c\n", 1, 5, "not YAML: mapping values are not allowed in this context"},
    {"a:\n\tb: c\n", 2, 1, "not YAML: found character that cannot start any token"},
    {"a: %x\n", 1, 4, "not YAML: found character that cannot start any token"},
    {"a: 1\n b: 2\n", 2, 3, "not YAML: "},
    {"a: \"\\q\"\n", 1, 5, "not YAML: found unknown escape character"},
};

START_TEST(refusals_name_the_place)
{
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        Error error = refusal_of(text_of(refused[i].source));
        ck_assert_error(error, refused[i].line, refused[i].column, refused[i].says);
    }
}
END_TEST

START_TEST(bytes_that_are_no_text)
{
    ck_assert_error(refusal_of(TEXT("a: \xFF\n")), 0, 0, "not YAML: invalid leading UTF-8 octet");
    ck_assert_says(refusal_of(TEXT("a: \x1b[2J\n")).message, "not YAML: control characters");
    ck_assert_says(refusal_of((Text){"a: \0\n", 5}).message, "not YAML: control characters");
    ck_assert_says(refusal_of(TEXT("\xFF\xFE" "a\0")).message, "not YAML: ");
    ck_assert_error(refusal_of((Text){0}), 1, 1, "the file is empty");
}
END_TEST

START_TEST(nesting_has_a_bound)
{
    Text open = times("[", 64), close = times("]", 64);
    const YamlNode *node = read_text(arena_join(&arena, open, close));
    size_t depth = 1;
    for (; node->list.len; depth++)
        node = node->list.at[0];
    ck_assert_uint_eq(depth, 64);
    Error error = refusal_of(arena_join(&arena, times("[", 65), times("]", 65)));
    ck_assert_error(error, 1, 65, "nested deeper than 64");
    error = refusal_of(times("[", 500000));
    ck_assert_error(error, 1, 65, "nested deeper than 64");
    ck_assert_error(refusal_of(times("- ", 100)), 1, 129, "nested deeper than 64");
    ck_assert_error(refusal_of(times("{a: ", 100)), 1, 257, "nested deeper than 64");
}
END_TEST

START_TEST(size_has_a_bound)
{
    Text comment = times("# sixteen bytes\n", (1 << 16) - 1);
    Text text = arena_join(&arena, comment, TEXT("a: sixteen byte\n"));
    ck_assert_uint_eq(text.len, 1 << 20);
    ck_assert_text(value(read_text(text), "a"), "sixteen byte");
    text = arena_join(&arena, text, TEXT("\n"));
    ck_assert_error(refusal_of(text), 1, 1, "a rule file of over 1048576 bytes");
    text = arena_join(&arena, TEXT("a: "), times("x", 65536));
    ck_assert_uint_eq(value(read_text(text), "a").len, 65536);
    text = arena_join(&arena, text, TEXT("x"));
    ck_assert_error(refusal_of(text), 1, 4, "a text of over 65536 bytes");
    ck_assert_uint_eq(read_text(times("- x\n", 199999))->list.len, 199999);
    ck_assert_error(refusal_of(times("- x\n", 200000)), 200000, 3, "more than 200000 values");
}
END_TEST

static Text many_keys(size_t count)
{
    Out out = {0};
    for (size_t i = 0; i < count; i++)
        put_print(&out, "k%zu:\n", i);
    Text text = arena_copy(&arena, out_text(&out));
    out_free(&out);
    return text;
}

START_TEST(keys_have_a_bound)
{
    ck_assert_uint_eq(read_text(many_keys(4096))->map.len, 4096);
    ck_assert_error(refusal_of(many_keys(90000)), 4097, 1, "more than 4096 keys in one mapping");
}
END_TEST

START_TEST(kinds_have_names)
{
    ck_assert_str_eq(yaml_kind_name(YAML_SCALAR), "a text");
    ck_assert_str_eq(yaml_kind_name(YAML_LIST), "a list");
    ck_assert_str_eq(yaml_kind_name(YAML_MAP), "a mapping");
}
END_TEST

Suite *suite_syntax_yaml(void)
{
    return suite_of("syntax/yaml",
                    (const TTest *const[]){nodes_know_where_they_stand, no_stays_a_text,
                                           quotes_and_what_is_escaped_in_them, block_texts,
                                           line_breaks_and_marks_at_the_start,
                                           get_finds_what_is_there, refusals_name_the_place,
                                           bytes_that_are_no_text, nesting_has_a_bound,
                                           size_has_a_bound, keys_have_a_bound, kinds_have_names,
                                           NULL});
}
