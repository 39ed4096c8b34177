#include "syntax/markdown_bounds.h"

#include <string.h>

#include "error.h"

static Arena arena;

// `head`, then `piece` so often, then `tail`.
static Text repeated(const char *head, const char *piece, size_t times, const char *tail)
{
    size_t first = strlen(head), each = strlen(piece), last = strlen(tail);
    char *bytes = arena_get(&arena, first + each * times + last);
    memcpy(bytes, head, first);
    for (size_t i = 0; i < times; i++)
        memcpy(bytes + first + i * each, piece, each);
    memcpy(bytes + first + each * times, tail, last);
    return (Text){bytes, first + each * times + last};
}

static void expect_refused(Text text, const char *why)
{
    ck_assert_says(markdown_refusal(text), why);
    arena_reset(&arena);
}

static void expect_taken(Text text)
{
    ck_assert_text(markdown_refusal(text), "");
    arena_reset(&arena);
}

START_TEST(what_people_write_is_taken)
{
    expect_taken((Text){0});
    expect_taken(TEXT("# A\n\n- b [c]\n  - d\n\n> e\n\n[c]: http://example.com \"f\"\n"));
    expect_taken(repeated("", "- [a](b) and [c]\n", 100000, ""));
    expect_taken(repeated("", "A sentence [1] of a long paragraph.\n", 5000, ""));
    arena_free(&arena);
}
END_TEST

START_TEST(markers_of_a_line_have_a_bound)
{
    expect_taken(repeated("", "> ", 128, "a\n"));
    expect_refused(repeated("a\n", "> ", 129, "a\n"), "more list and quote markers in one line");
    expect_refused(repeated("", "- ", 129, "a\n"), "more list and quote markers in one line");
    arena_free(&arena);
}
END_TEST

// Each line walks all that is open: only many lines behind a deep one cost too much.
START_TEST(depth_and_lines_have_a_bound_together)
{
    Text deep = repeated("", "123456789. ", 128, "a\n");
    char *head = arena_terminated(&arena, deep);
    expect_taken((Text){head, deep.len});
    Arena other = {0};
    head = arena_terminated(&other, repeated("", "123456789. ", 128, "a\n"));
    expect_refused(repeated(head, "\n", 2000000, ""), "nested too deeply");
    expect_taken(repeated("1. a\n", "\n", 2000000, ""));
    arena_free(&other);
    arena_free(&arena);
}
END_TEST

// Each bracket walks its paragraph from the start: a blank line or a bullet begins another one.
START_TEST(brackets_of_a_paragraph_have_a_bound)
{
    expect_refused(repeated("", "[\n", 200000, ""), "too many brackets in one paragraph");
    expect_taken(repeated("", "[\n\n", 200000, ""));
    expect_taken(repeated("", "- [\n", 200000, ""));
    arena_free(&arena);
}
END_TEST

// Each use copies the definition: a title that does not end is as long as the text.
START_TEST(long_definitions_have_a_bound_of_uses)
{
    static const char *const endless[] = {"[a]: x \"", "[a]: x '", "[a]:\n x (", "> [a]: x \"\\\" b"};
    static const char *const ended[] = {"[a]: x \"b\"\n\n", "[a]: x 'b'\n\n", "[a]: x (b)\n\n",
                                        "[a]: x \"\\\" b\"\n\n", "[a] x \"\n\n",
                                        "[a]: x b\n\n", "\\[a]: x \"\n\n"};
    for (size_t i = 0; i < sizeof endless / sizeof *endless; i++)
        expect_refused(repeated(endless[i], "- [a] and what is said of it\n", 40000, ""),
                       "a long reference definition is used too often");
    for (size_t i = 0; i < sizeof ended / sizeof *ended; i++)
        expect_taken(repeated(ended[i], "- [a] and what is said of it\n", 40000, ""));
    expect_taken(TEXT("[a]: x \""));
    expect_taken(TEXT("[a]:"));
    arena_free(&arena);
}
END_TEST

// Nothing of it is read.
START_TEST(md4c_counts_in_32_bits)
{
    expect_refused((Text){"", ((size_t)1 << 30) + 1}, "too long to be parsed as Markdown");
    arena_free(&arena);
}
END_TEST

Suite *suite_syntax_markdown_bounds(void)
{
    return suite_of("syntax/markdown_bounds",
                    (const TTest *const[]){what_people_write_is_taken, markers_of_a_line_have_a_bound,
                                           depth_and_lines_have_a_bound_together,
                                           brackets_of_a_paragraph_have_a_bound,
                                           long_definitions_have_a_bound_of_uses, md4c_counts_in_32_bits,
                                           NULL});
}
