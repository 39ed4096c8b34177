#include "syntax/literal_set.h"

#include "base/put.h"
#include "syntax/pattern.h"
#include "unit.h"

static Arena arena;
static unsigned seed = 5;

static unsigned draw(unsigned below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 16) % below;
}

static Text literals(const char *pattern)
{
    Literals found = literals_of(text_of(pattern), &arena);
    Out out = {0};
    for (size_t i = 0; i < found.any.len; i++)
        if ((unsigned char)found.any.at[i].at[0] < 0x80)
            put_print(&out, "%s%.*s", out.len ? "|" : "", TEXT_ARG(found.any.at[i]));
    Text text = arena_copy(&arena, out_text(&out));
    out_free(&out);
    return text;
}

START_TEST(what_must_be_there_is_read_off)
{
    static const struct { const char *pattern, *literals; } rows[] = {
        {"Task\\.Run", "task.run"},
        {"\\bwait(?:s|ed)?\\b", "waits|waited|wait"},
        {"(?<= )\\w*(?<!Aggregate)Exceptions?(?= )", "exceptions|exception"},
        {"lock\\s*\\([^)]*\\)\\s*\\{[^}]*\\bawait\\b", "await"},
        {"(?-i:Get|Set)Result", "getresult|setresult"},
        {"ab+c", "a"},
        {"a{2}bcd", "bcd"},
        {"a{0,2}bcd", "bcd"},
        {"a*bc?d", "bcd|bd"},
        {"[gs]et", "get|set"},
        {"[^gs]et", "et"},
        {"[a-z]et", "et"},
        {"x|yz", "x|yz"},
        {"(?=abc)\\w+", ""},
        {"abc|\\d+", ""},
        {"(abc)?", ""},
        {"\\Qa.b\\E", ""},
        {"\\x41bc", ""},
        {"\\N{U+41}bc", ""},
        {"(\\w)\\10abc", "abc"},
        {"(?x) a b c", ""},
        {"a{,3}", ""},
        {"[[:alpha:]]bc", ""},
        {"[]x]yz", "]yz|xyz"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Text got = literals(rows[i].pattern);
        ck_assert_msg(text_is(got, text_of(rows[i].literals)), "%s: '%.*s', expected '%s'",
                      rows[i].pattern, TEXT_ARG(got), rows[i].literals);
    }
}
END_TEST

START_TEST(a_space_that_may_be_matched_is_told)
{
    static const char *const with[] = {"a b", "a.b", "a\\sb", "a[^x]b", "a\\Wb", "a[ x]b", "a[!-~ ]"};
    static const char *const without[] = {"ab", "a\\wb", "a(?= b)c", "(?<! )ab", "a[a-z]b", "a\\bb"};
    for (size_t i = 0; i < sizeof with / sizeof *with; i++)
        ck_assert_msg(literals_of(text_of(with[i]), &arena).spaces, "%s", with[i]);
    for (size_t i = 0; i < sizeof without / sizeof *without; i++)
        ck_assert_msg(!literals_of(text_of(without[i]), &arena).spaces, "%s", without[i]);
}
END_TEST

static const char *const pieces[] = {
    "a", "k", "s", "ab", "c?", "k*", "(a|bc)", "(?:ks|a)", "[ab]", "[^a]", "[a-c]", "\\w", "\\b", ".",
    "b+", "(?:ab)?", "a{2}", "(?=k)", "(?!s)", "(?-i:A)", "|", "(a)\\1", "(?<=a)", "c{0,1}", "(?i)",
};

static const char *const letters[] = {
    "a", "b", "c", "k", "s", "A", "K", " ", "\xC5\xBF", "\xE2\x84\xAA",
};

static Text random_of(const char *const *list, unsigned count, unsigned most)
{
    Out out = {0};
    for (unsigned i = 0, len = 1 + draw(most); i < len; i++)
        put_raw(&out, text_of(list[draw(count)]));
    Text text = arena_copy(&arena, out_text(&out));
    out_free(&out);
    return text;
}

static void mark(void *context, size_t member, size_t at)
{
    ck_assert_uint_eq(member, 0);
    ck_assert_uint_ne(at, TEXT_NONE);
    *(bool *)context = true;
}

// A text that a pattern matches has one of its literals; and texts without are told.
START_TEST(literals_never_hide_a_match)
{
    unsigned matched = 0, without = 0;
    Matcher *matcher = matcher_open(), *plain = matcher_open_as(MATCHER_PLAIN);
    for (int round = 0; round < 3000; round++) {
        Error error = {0};
        Text source = random_of(pieces, sizeof pieces / sizeof *pieces, 5);
        Pattern *pattern = pattern_compile(source, PATTERN_CASELESS, (Place){0}, &arena, &error);
        for (int i = 0; pattern && i < 10; i++) {
            Text text = random_of(letters, sizeof letters / sizeof *letters, 8);
            PatternAnswer answer = pattern_find(pattern, plain, text, 0, NULL);
            bool has = literals_in(pattern_literals(pattern), text);
            const Literals *found = pattern_literals(pattern);
            bool told = !literal_set_knows(found);
            literal_set_scan(literal_set_make(&found, 1, &arena), text, mark, &told);
            ck_assert_msg(has || answer == PATTERN_NO, "'%.*s' in '%.*s'", TEXT_ARG(source),
                          TEXT_ARG(text));
            ck_assert_int_eq(pattern_seek(pattern, matcher, text, NULL), answer);
            ck_assert_msg(told || answer == PATTERN_NO, "'%.*s' in '%.*s'", TEXT_ARG(source),
                          TEXT_ARG(text));
            matched += answer == PATTERN_YES;
            without += !has;
        }
        pattern_free(pattern);
        arena_reset(&arena);
    }
    matcher_close(matcher);
    matcher_close(plain);
    ck_assert_uint_gt(matched, 3000);
    ck_assert_uint_gt(without, 3000);
}
END_TEST

typedef struct Told {
    Out out;
} Told;

static void tell(void *context, size_t member, size_t at)
{
    put_print(&((Told *)context)->out, "%zu@%zu ", member, at);
}

static Text places(const char *const *patterns, size_t count, Text text)
{
    const Literals **members = arena_array(&arena, const Literals *, count);
    for (size_t i = 0; i < count; i++) {
        Literals *member = arena_new(&arena, Literals);
        *member = literals_of(text_of(patterns[i]), &arena);
        members[i] = member;
    }
    Told told = {0};
    literal_set_scan(literal_set_make(members, count, &arena), text, tell, &told);
    Text said = arena_copy(&arena, out_text(&told.out));
    out_free(&told.out);
    return said;
}

START_TEST(a_set_tells_of_all_places)
{
    static const char *const patterns[] = {"(?:lock|Task)s", "a.b", "ask", "xyz", "To"};
    ck_assert_text(places(patterns, 5, TEXT("LOCKS, tasks and to TO")), "0@0 2@8 0@7 4@17 4@20 ");
    ck_assert_text(places(patterns, 5, TEXT("ask tas\xE2\x84\xAAs")),
                   "2@0 2@7 0@7 ");
    ck_assert_text(places(patterns, 5, (Text){0}), "");
    ck_assert_text(places(patterns, 0, TEXT("tasks")), "");
}
END_TEST

Suite *suite_syntax_literal(void)
{
    return suite_of("syntax/literal", (const TTest *const[]){what_must_be_there_is_read_off,
                                                             a_space_that_may_be_matched_is_told,
                                                             literals_never_hide_a_match,
                                                             a_set_tells_of_all_places,
                                                             NULL});
}
