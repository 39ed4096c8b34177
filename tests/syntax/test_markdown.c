#include "syntax/markdown.h"

#include <string.h>

#include "unit.h"

typedef struct Parsed {
    Arena arena;
    Markdown markdown;
    Text reason;
    bool taken;
} Parsed;

static void parse(Parsed *parsed, Text text)
{
    *parsed = (Parsed){0};
    parsed->taken = markdown_parse(text, &parsed->arena, &parsed->markdown, &parsed->reason);
}

static Text block_text(const Parsed *parsed, size_t index)
{
    return text_span(parsed->markdown.text, parsed->markdown.blocks.at[index].span);
}

// The spans of the blocks of one kind, joined by '~'.
static Text spans_of(Parsed *parsed, BlockKind kind)
{
    Text all = {0};
    for (size_t i = 0; i < parsed->markdown.blocks.len; i++)
        if (parsed->markdown.blocks.at[i].kind == kind) {
            all = all.at ? arena_join(&parsed->arena, all, TEXT("~")) : TEXT("");
            all = arena_join(&parsed->arena, all, block_text(parsed, i));
        }
    return all;
}

static void check_spans(const char *source, BlockKind kind, const char *expected)
{
    Parsed parsed;
    parse(&parsed, text_of(source));
    ck_assert(parsed.taken);
    ck_assert_text(spans_of(&parsed, kind), expected);
    arena_free(&parsed.arena);
}

START_TEST(items_start_with_their_marker)
{
    check_spans("- a\n- b\n", BLOCK_ITEM, "- a~- b");
    check_spans("- - a\n", BLOCK_ITEM, "- - a~- a");
    check_spans("-\n-\n- c", BLOCK_ITEM, "-~-~- c");
    check_spans("1. a\n10) b\n", BLOCK_ITEM, "1. a~10) b");
    check_spans("-     - code\n- x", BLOCK_ITEM, "-     - code~- x");
    check_spans("-\n  late\n- x", BLOCK_ITEM, "-\n  late~- x");
    check_spans("-\t- a\n\t- b", BLOCK_ITEM, "-\t- a\n\t- b~- a~- b");
    check_spans("> - a\n>\n> - b\n", BLOCK_ITEM, "- a~- b");
    check_spans("- a\n\n  more\n\nout", BLOCK_ITEM, "- a\n\n  more");
    check_spans("- a\nlazy\n- b", BLOCK_ITEM, "- a\nlazy~- b");
    check_spans("- ```\n  - no\n  ```\n- b", BLOCK_ITEM, "- ```\n  - no\n  ```~- b");
    check_spans("- ![](u)\n- b", BLOCK_ITEM, "- ![](u)~- b");
    check_spans("- a\r\n- b\r\n", BLOCK_ITEM, "- a~- b");
}
END_TEST

// Lines that look like items stand where md4c reports no text.
START_TEST(what_only_looks_like_an_item_is_passed)
{
    check_spans("[a]:\n2.\n\n2. x", BLOCK_ITEM, "2. x");
    check_spans("[a](\n2.\n)\n\n2. x", BLOCK_ITEM, "2. x");
    check_spans("a\n-\n- x", BLOCK_ITEM, "- x");
    check_spans("* * *\n* x", BLOCK_ITEM, "* x");
    check_spans("    - no\n\n- x", BLOCK_ITEM, "- x");
    check_spans("<!--\n- no\n-->\n- x", BLOCK_ITEM, "- x");
    check_spans("a\n2. no\n\n2. x", BLOCK_ITEM, "2. x");
    check_spans("-\n\n\n  - x", BLOCK_ITEM, "-~- x");
    check_spans("\\- no\n- x", BLOCK_ITEM, "- x");
}
END_TEST

START_TEST(leaves_end_with_their_last_line)
{
    check_spans("```c\nx\n\n```\nafter", BLOCK_CODE, "```c\nx\n\n```");
    check_spans("~~~\n~~~", BLOCK_CODE, "~~~\n~~~");
    check_spans("```\nopen\n\n", BLOCK_CODE, "```\nopen");
    check_spans("> ```\n\nout", BLOCK_CODE, "```");
    check_spans("    a\n\n    b\n\nc", BLOCK_CODE, "a\n\n    b");
    check_spans("# a ##\nb\n===\n#\n", BLOCK_HEADING, "# a ##~b\n===~#");
    check_spans("![](u)\n---", BLOCK_HEADING, "![](u)\n---");
    check_spans("a\n  b *c*  \n\nd", BLOCK_PARAGRAPH, "a\n  b *c*~d");
    check_spans("a\n***\n - - -\n", BLOCK_BREAK, "***~- - -");
    check_spans("> a\nlazy\n\n> b", BLOCK_QUOTE, "> a\nlazy~> b");
    check_spans("<div>\n*x*\n</div>\n\na", BLOCK_HTML, "<div>\n*x*\n</div>");
}
END_TEST

START_TEST(tables_have_rows_and_cells_with_text)
{
    const char *table = "| a | **b** |\n|---|:-:|\n| c |  |\n|  |  |\n\nx";
    check_spans(table, BLOCK_TABLE, "| a | **b** |\n|---|:-:|\n| c |  |\n|  |  |");
    check_spans(table, BLOCK_ROW, "| a | **b** |~| c |  |~|  |  |");
    check_spans(table, BLOCK_CELL, "a~b~c");
    Parsed parsed;
    parse(&parsed, text_of(table));
    ck_assert(parsed.markdown.blocks.at[1].head);
    ck_assert(parsed.markdown.blocks.at[2].head);
    ck_assert(!parsed.markdown.blocks.at[4].head);
    arena_free(&parsed.arena);
}
END_TEST

START_TEST(blocks_say_what_they_are)
{
    Parsed parsed;
    parse(&parsed, TEXT("## h\n7) a\n   * b\n\n``` c x\n```"));
    const Block *blocks = parsed.markdown.blocks.at;
    ck_assert_uint_eq(parsed.markdown.blocks.len, 8);
    ck_assert_uint_eq(blocks[0].level, 2);
    ck_assert(blocks[1].kind == BLOCK_LIST && blocks[1].ordered && blocks[1].marker == ')');
    ck_assert(blocks[2].kind == BLOCK_ITEM && blocks[2].number == 7 && blocks[2].level == 1);
    ck_assert(blocks[3].kind == BLOCK_PARAGRAPH && blocks[3].parent == 2);
    ck_assert(blocks[5].kind == BLOCK_ITEM && blocks[5].level == 2 && blocks[5].marker == '*');
    ck_assert(blocks[7].kind == BLOCK_CODE && blocks[7].parent == BLOCK_NONE);
    ck_assert_text(blocks[7].info, "c x");
    arena_free(&parsed.arena);
}
END_TEST

// Kind, style and text of each run.
START_TEST(runs_are_pieces_of_the_text)
{
    static const struct { RunKind kind; unsigned style; const char *text; } expected[] = {
        {RUN_TEXT, 0, "a "},
        {RUN_TEXT, STYLE_STRONG, "b "},
        {RUN_TEXT, STYLE_STRONG | STYLE_EMPHASIS, "c"},
        {RUN_TEXT, 0, " "},
        {RUN_ENTITY, 0, "&amp;"},
        {RUN_BREAK, 0, "\r\n"},
        {RUN_CODE, 0, "x"},
        {RUN_BREAK, 0, "\n"},
        {RUN_CODE, 0, "y"},
        {RUN_TEXT, 0, " "},
        {RUN_TEXT, STYLE_LINK, "t"},
        {RUN_HTML, 0, "<b>"},
        {RUN_TEXT, STYLE_STRIKE, "s"},
        {RUN_TEXT, 0, "*"},
        {RUN_TEXT, 0, "z"},
    };
    Parsed parsed;
    parse(&parsed, TEXT("a **b *c*** &amp;\r\n`x\ny` [t](u)<b>~~s~~\\*z"));
    ck_assert_uint_eq(parsed.markdown.blocks.len, 1);
    const Run *runs = parsed.markdown.runs.at;
    size_t count = sizeof expected / sizeof *expected;
    for (size_t i = 0; i < count && i < parsed.markdown.runs.len; i++) {
        ck_assert_text(text_span(parsed.markdown.text, runs[i].span), expected[i].text);
        ck_assert_uint_eq(runs[i].kind, expected[i].kind);
        ck_assert_uint_eq(runs[i].style, expected[i].style);
    }
    ck_assert_uint_eq(parsed.markdown.runs.len, count);
    arena_free(&parsed.arena);
}
END_TEST

START_TEST(nul_and_an_end_without_line_end_are_text)
{
    Parsed parsed;
    parse(&parsed, (Text){"a\0b", 3});
    ck_assert_uint_eq(parsed.markdown.runs.len, 3);
    ck_assert_uint_eq(parsed.markdown.runs.at[1].span.start, 1);
    arena_free(&parsed.arena);
    parse(&parsed, (Text){"x\n\n5. y", 4});  // the view ends before ". y"
    ck_assert_text(spans_of(&parsed, BLOCK_PARAGRAPH), "x~5");
    arena_free(&parsed.arena);
    parse(&parsed, (Text){0});
    ck_assert(parsed.taken);
    ck_assert_uint_eq(parsed.markdown.blocks.len, 0);
    arena_free(&parsed.arena);
}
END_TEST

static Text repeated(Arena *arena, const char *unit, size_t times)
{
    size_t len = strlen(unit);
    char *at = arena_get(arena, len * times + 1);
    for (size_t i = 0; i < times; i++)
        memcpy(at + i * len, unit, len);
    return (Text){at, len * times};
}

static bool is_taken(const char *unit, size_t times)
{
    Arena arena = {0};
    Markdown markdown;
    Text reason;
    bool taken = markdown_parse(repeated(&arena, unit, times), &arena, &markdown, &reason);
    ck_assert(taken == (reason.len == 0));
    if (!taken) {
        ck_assert_uint_eq(markdown.blocks.len, 1);
        ck_assert_int_eq(markdown.blocks.at[0].kind, BLOCK_PARAGRAPH);
    }
    arena_free(&arena);
    return taken;
}

START_TEST(what_md4c_is_slow_at_is_refused)
{
    ck_assert(is_taken("- ", 128));
    ck_assert(!is_taken("- ", 129));
    ck_assert(is_taken(">", 128));
    ck_assert(!is_taken(">", 129));
    ck_assert(is_taken("[a]\n", 10000));
    ck_assert(!is_taken("[a]\n", 250000));
    ck_assert(!is_taken("*\n[a]\n", 160000));
    ck_assert(!is_taken("> [a](b)\n", 110000));
    ck_assert(is_taken("- [a](b)\n", 110000));
    ck_assert(is_taken("[a]: b\n", 10000));
}
END_TEST

START_TEST(a_refused_text_keeps_its_lines)
{
    Arena arena = {0};
    Parsed parsed;
    Text text = arena_join(&arena, TEXT("\n a\r\n\nb "), repeated(&arena, ">", 200));
    text = arena_join(&arena, text, TEXT("\n>"));
    text = arena_join(&arena, text, repeated(&arena, ">", 200));
    parse(&parsed, text);
    ck_assert(!parsed.taken);
    ck_assert_text(parsed.reason, "more list and quote markers in one line than --limit markdown-depth has");
    const Run *runs = parsed.markdown.runs.at;
    ck_assert_uint_eq(parsed.markdown.runs.len, 6);
    ck_assert_text(text_span(text, runs[0].span), "a");
    ck_assert_text(text_span(text, runs[1].span), "\r\n");
    ck_assert_uint_eq(runs[3].span.end - runs[3].span.start, 202);
    arena_free(&parsed.arena);
    arena_free(&arena);
}
END_TEST

START_TEST(entities_stand_for_characters)
{
    static const char *const cases[][2] = {
        {"&amp;", "&"},       {"&mdash;", "\u2014"}, {"&#65;", "A"},       {"&#x2022;", "\u2022"},
        {"&#X1f600;", "\U0001F600"}, {"&#0;", "\uFFFD"},   {"&#xD800;", "\uFFFD"},
        {"&#1114112;", "\uFFFD"},    {"&#12345678;", "&#12345678;"}, {"&#xg;", "&#xg;"},
        {"&nosuch;", "&nosuch;"},    {"&;", "&;"},         {"&#;", "&#;"},       {"&#x;", "&#x;"},
        {"amp", "amp"},       {"&#233;", "\u00E9"},
    };
    Arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_text(markdown_entity(&arena, text_of(cases[i][0])), cases[i][1]);
    arena_free(&arena);
}
END_TEST

static unsigned next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (unsigned)(*state >> 11);
}

static Text random_markdown(uint64_t *state, char *buffer, size_t size)
{
    static const char *const parts[] = {
        "- ", "* ", "+ ", "1. ", "2) ", "10. ", "> ", ">", "\n", "\n", "\n", "\n\n", "  ",
        "    ", "\t", "a", "foo bar", "```", "```\n", "~~~", "---", "===", "-", "*", "|",
        "a|b\n-|-\n", "|-|", "| a |", "[a]: b", "[a]:\n", "[x](y)", "[a](\n2.\n)", "](\n", "#",
        "# ", "**b**", "`", "`c`", "<div>", "<!--", "-->", "<b>", "&amp;", "\\", "\r\n", "\r",
        "***", "- - -", "[ ] ", "![](u)",
    };
    size_t len = 0;
    for (unsigned count = next_random(state) % 24 + 1; count > 0; count--) {
        const char *part = parts[next_random(state) % (sizeof parts / sizeof *parts)];
        if (len + strlen(part) > size)
            break;
        memcpy(buffer + len, part, strlen(part));
        len += strlen(part);
    }
    return (Text){buffer, len};
}

static bool starts_with_marker(Text text, const Block *block)
{
    size_t at = 0;
    while (block->ordered && at < text.len && char_is_digit(text.at[at]))
        at++;
    char marker = block->kind == BLOCK_QUOTE ? '>' : block->marker;
    return at < text.len && text.at[at] == marker && (at > 0) == block->ordered;
}

static void check_runs(const Markdown *markdown, const Block *block)
{
    size_t at = block->span.start;
    for (size_t i = 0; i < block->run_count; i++) {
        Span run = markdown->runs.at[block->run_first + i].span;
        ck_assert(at <= run.start && run.start < run.end && run.end <= block->span.end);
        at = run.end;
    }
}

static void check_properties(const Markdown *markdown, size_t *ends)
{
    Span all = {0, markdown->text.len};
    ends[0] = 0;
    for (size_t i = 0; i < markdown->blocks.len; i++) {
        const Block *block = &markdown->blocks.at[i];
        ck_assert_int_lt(block->parent, (int)i);
        Span around = block->parent < 0 ? all : markdown->blocks.at[block->parent].span;
        ck_assert_msg(block->span.start >= around.start && block->span.end <= around.end &&
                          block->span.start >= ends[block->parent + 1] &&
                          block->span.start <= block->span.end,
                      "block %zu of '%.*s'", i, TEXT_ARG(markdown->text));
        ends[block->parent + 1] = block->span.end;
        ends[i + 1] = 0;
        if (block->kind == BLOCK_ITEM || block->kind == BLOCK_QUOTE)
            ck_assert_msg(starts_with_marker(text_span(markdown->text, block->span), block),
                          "marker %zu of '%.*s'", i, TEXT_ARG(markdown->text));
        check_runs(markdown, block);
    }
}

START_TEST(spans_nest_and_markers_are_found_in_any_text)
{
    uint64_t state = 88172645463325252u;
    Arena arena = {0};
    for (unsigned round = 0; round < 20000; round++) {
        char buffer[256];
        Markdown markdown;
        Text reason, text = random_markdown(&state, buffer, sizeof buffer);
        if (markdown_parse(text, &arena, &markdown, &reason))
            check_properties(&markdown, arena_array(&arena, size_t, markdown.blocks.len + 1));
        arena_reset(&arena);
    }
    arena_free(&arena);
}
END_TEST

Suite *suite_syntax_markdown(void)
{
    return suite_of("syntax/markdown",
                    (const TTest *const[]){
                        items_start_with_their_marker, what_only_looks_like_an_item_is_passed,
                        leaves_end_with_their_last_line, tables_have_rows_and_cells_with_text,
                        blocks_say_what_they_are, runs_are_pieces_of_the_text,
                        nul_and_an_end_without_line_end_are_text, what_md4c_is_slow_at_is_refused,
                        a_refused_text_keeps_its_lines, entities_stand_for_characters,
                        spans_nest_and_markers_are_found_in_any_text, NULL});
}
