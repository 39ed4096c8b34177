#include "syntax/tags.h"

#include "unit.h"

static void check_code(const char *text, const char *const *expected)
{
    CodeScan scan = {.text = text_of(text)};
    Span code;
    for (; *expected; expected++) {
        ck_assert_msg(code_next(&scan, &code), "'%s': no %s", text, *expected);
        ck_assert_text(text_span(scan.text, code), *expected);
    }
    ck_assert_msg(!code_next(&scan, &code), "more code in '%s'", text);
}

#define CODE(text, ...) check_code(text, (const char *const[]){__VA_ARGS__, NULL})

START_TEST(code_is_found)
{
    CODE("a `b` ``c`d`` e", "`b`", "``c`d``");
    CODE("a\n```c\nx `y`\n```\nb `z`", "```c\nx `y`\n```\n", "`z`");
    CODE("~~~\n```\n~~~\n`x`", "~~~\n```\n~~~\n", "`x`");
    CODE("````\n```\n````", "````\n```\n````");
    CODE("> - a\n  ```\n  x", "  ```\n  x");
    CODE("```\nx\n```c\ny", "```\nx\n```c\ny");
    CODE("`a\nb`", "`a\nb`");
    CODE("\\`a` b`", "` b`");
    CODE("```a```", "```a```");
}
END_TEST

START_TEST(paragraphs_bound_code_spans)
{
    CODE("`a\n\nb` `c`", "` `");
    CODE("`a\n- b` c", NULL);
    CODE("`a\n1. b` c", NULL);
    CODE("`a\n# b` c", NULL);
    CODE("`a\n```\nb` c\n```", "```\nb` c\n```");
    CODE("`` a ` b ``` c", NULL);
    CODE("", NULL);
}
END_TEST

START_TEST(tags_are_literal)
{
    Tag tag;
    Text text = TEXT("x<think>y</think><answer>");
    ck_assert(!tag_at(text, 0, 0, &tag));
    ck_assert(tag_at(text, 1, 0, &tag) && !tag.close);
    ck_assert_str_eq(tag.family->name, "think");
    ck_assert_uint_eq(tag.span.end, 8);
    ck_assert(tag_next(text, 2, 0, &tag) && tag.close);
    ck_assert_uint_eq(tag.span.start, 9);
    ck_assert(!tag_next(text, 17, 0, &tag));
    ck_assert(tag_next(text, 17, TAG_WRAPPER, &tag));
    ck_assert(!tag_next(TEXT("<THINK></THINK>< think><think"), 0, 0, &tag));
    ck_assert(!tag_at(text, 99, 0, &tag));
}
END_TEST

// A scan looks at few first bytes: no tag of the table may begin with another one.
START_TEST(every_tag_is_found_wherever_it_stands)
{
    static const char *const tags[] = {
#define TAGS(name, open, close, flags) open, close,
#include "syntax/tag_families.def"
#undef TAGS
    };
    unsigned all = TAG_WRAPPER | TAG_TOOL | TAG_CONTROL | TAG_STOP;
    Arena arena = {0};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        for (int before = 0; before < 40; before++) {
            Text text = arena_print(&arena, "%*s%s and more of it", before, "", tags[i]);
            TagScan scan = {.text = text};
            Tag tag, scanned;
            if (!*tags[i])
                continue;
            ck_assert_msg(tag_next(text, 0, all, &tag), "no %s", tags[i]);
            ck_assert_uint_eq(tag.span.start, (size_t)before);
            ck_assert(tag_scan(&scan, all, &scanned));
            ck_assert_uint_eq(scanned.span.start, (size_t)before);
        }
    }
    arena_free(&arena);
}
END_TEST

START_TEST(rows_of_a_family_close_each_other)
{
    Tag open, close;
    Text text = TEXT("Here's my thought process: Here is my response: Here's my response:");
    ck_assert(tag_at(text, 0, 0, &open));
    ck_assert(tag_close(text, open.span.end, open.family, &close));
    ck_assert_text(text_span(text, close.span), "Here is my response:");
    ck_assert(tag_family_bits(open.family) == tag_family_bits(close.family));
    ck_assert(tag_family_bits(open.family) & (tag_family_bits(open.family) - 1));
}
END_TEST

START_TEST(scans_pass_over_code)
{
    TagScan scan = {.text = TEXT("`<think>` <think>\n```\n</think>\n```\n</think>")};
    Tag tag;
    ck_assert(tag_scan(&scan, 0, &tag));
    ck_assert_uint_eq(tag.span.start, 10);
    ck_assert(tag_scan(&scan, 0, &tag));
    ck_assert_uint_eq(tag.span.start, 35);
    ck_assert(!tag_scan(&scan, 0, &tag));
}
END_TEST

static void check_stray(const char *text, const char *expected)
{
    Span span = {0};
    bool found = tags_stray(text_of(text), &span);
    ck_assert_msg(found == (expected != NULL), "'%s': %d", text, found);
    if (found)
        ck_assert_text(text_span(text_of(text), span), expected);
}

START_TEST(stray_tags_are_found_outside_of_code)
{
    check_stray("a</think>b", "</think>");
    check_stray("a `</think>` b\n```\n<think>\n```\n", NULL);
    check_stray("a `</think>` <think>", "<think>");
    check_stray("a<|end|>", "<|end|>");
    check_stray("a<|im_end|>", "<|im_end|>");
    check_stray("<tool_call>{}</tool_call>", "<tool_call>");
    check_stray("<|START_TEXT|>a", "<|START_TEXT|>");
    check_stray("<answer>a</answer>", NULL);
    check_stray("Here is my response: a", NULL);
    check_stray("use /think\nor <b>", NULL);
}
END_TEST

START_TEST(stray_markers_are_lines)
{
    check_stray("a\nThinking...\nb", "Thinking...");
    check_stray("...done thinking.  \n", "...done thinking.");
    check_stray("a\r\nThinking...\r\nb", "Thinking...");
    check_stray("Thinking... about it", NULL);
    check_stray("I am Thinking...", NULL);
    check_stray(" Thinking...", NULL);
    check_stray("```\nThinking...\n```\n", NULL);
    check_stray("Thinking...\n</think>", "Thinking...");
    check_stray("</think>\nThinking...", "</think>");
    check_stray("", NULL);
}
END_TEST

Suite *suite_syntax_tags(void)
{
    return suite_of("syntax/tags",
                    (const TTest *const[]){code_is_found, paragraphs_bound_code_spans,
                                           tags_are_literal, rows_of_a_family_close_each_other,
                                           every_tag_is_found_wherever_it_stands,
                                           scans_pass_over_code,
                                           stray_tags_are_found_outside_of_code,
                                           stray_markers_are_lines, NULL});
}
