#include "core/outline.h"

#include "syntax/words.h"

#include "unit.h"

typedef struct Made {
    Arena arena;
    Outline outline;
} Made;

static const Outline *make(Made *made, const char *text)
{
    *made = (Made){0};
    outline_make(text_of(text), &made->arena, &made->outline);
    return &made->outline;
}

static Text channel(const Outline *outline, Span span)
{
    return text_span(outline->text, span);
}

static Text plain(const Outline *outline, Span span)
{
    return text_span(outline->plain, span);
}

static void check_plain(const char *text, const char *expected)
{
    Made made;
    ck_assert_text(make(&made, text)->plain, expected);
    arena_free(&made.arena);
}

// Each item as "style level number own-prose", joined by '|'; styles by their first letters.
static void check_items(const char *text, const char *expected)
{
    Made made;
    const Outline *outline = make(&made, text);
    Text all = TEXT("");
    for (size_t i = 0; i < outline->items.len; i++) {
        const Item *item = &outline->items.at[i];
        Text own = plain(outline, item->own);
        Text one = arena_print(&made.arena, "%s%.2s %u %u %.*s", i ? "|" : "",
                               item_style_name(item->style), item->level, (unsigned)item->number,
                               TEXT_ARG(own));
        all = arena_join(&made.arena, all, one);
    }
    ck_assert_text(all, expected);
    arena_free(&made.arena);
}

START_TEST(plain_is_the_prose_without_its_markup)
{
    check_plain("# A &amp; *b*\n\nc\n**d**  \ne\n\n```\nno\n```\n<div>\n\n***\n", "A & b\nc d e");
    check_plain("- [x] `a`\n  - b\n\n> [c](u)\n", "a\nb\nc");
    check_plain("| a | b |\n|---|---|\n| c |   |\n", "a\nb\nc");
    check_plain("a<br>b<i>c</i>", "a bc");
    check_plain("&nosuch; \\* &#8226;", "&nosuch; * \u2022");
    check_plain("", "");
}
END_TEST

START_TEST(plain_begins_a_line_for_each_unknown_item)
{
    check_plain("Intro\nmore:\n\u2022 a\nb\n\u2022 **c** d", "Intro more:\na b\nc d");
    check_plain("**1. T** x\n\ny\n\n**2.** z", "T x\ny\nz");
    check_plain("\u2013 alone", "\u2013 alone");
}
END_TEST

START_TEST(items_of_markdown_have_levels)
{
    check_items("- a\n  1. b\n     - c\n- d", "ma 1 0 a|ma 2 1 b|ma 3 0 c|ma 1 0 d");
    check_items("1. **Title**\n\n   text\n2. x", "ma 1 1 Title\ntext|ma 1 2 x");
    check_items("-\n- b", "ma 1 0 |ma 1 0 b");
    check_items("```\n- a\n```\n\n# - h\n\n\\- x", "");
}
END_TEST

START_TEST(bullet_signs_count_always_and_dashes_in_company)
{
    check_items("\u2022 a", "bu 1 0 a");
    check_items("in\n\u2022 a\n  \u25E6 b\n  \u25E6 c\n\u2022 d",
                "bu 1 0 a|bu 2 0 b|bu 2 0 c|bu 1 0 d");
    check_items("\u2022 a\n\n\u2022 b\n\nc", "bu 1 0 a|bu 1 0 b");
    check_items("\u2013 a\n\u2013 b", "da 1 0 a|da 1 0 b");
    check_items("\u2014 a\n\n\u2014 b", "da 1 0 a|da 1 0 b");
    check_items("\u2014 a\n\nx\n\n\u2014 b", "");
    check_items("\u2014a\n\u2014b", "");
    check_items("\u00B7a\n\u25CFb", "");
    check_items("> \u2022 a\n\n# \u2022 b\n\n`\u2022 c`", "");
    check_items("1. a\n   \u2022 b\n   \u2022 c\n2. d", "ma 1 1 a|bu 2 0 b|bu 2 0 c|ma 1 2 d");
}
END_TEST

START_TEST(numbers_count_in_sequence)
{
    check_items("(1) a\n(2) b", "pa 1 1 a|pa 1 2 b");
    check_items("(1) a\n(3) b", "");
    check_items("(2) a\n(3) b", "");
    check_items("(1) a", "");
    check_items("(1984) a\n(1985) b", "");
    check_items("**1. A** x\n\ny\n\n**2) B**\nz", "bo 1 1 A x|bo 1 2 B z");
    check_items("**1. A**\n\n> **2. B**", "");
    check_items("\u2460 a\n\u2461 b", "pa 1 1 a|pa 1 2 b");
    check_items("1. a\n\nx\n2. b", "ma 1 1 a|pl 1 2 b");
    check_items("x\n2. a\n3. b", "");
    check_items("(1) a\n  \u2022 b\n(2) c", "pa 1 1 a|bu 2 0 b|pa 1 2 c");
}
END_TEST

START_TEST(quoted_items_are_no_top_items)
{
    Made made;
    const Outline *outline = make(&made, "> - a\n\n- b\n  > - c\n- d\n");
    ck_assert_uint_eq(outline->items.len, 4);
    ck_assert_uint_eq(outline->top_items, 2);
    ck_assert(outline->items.at[0].quoted && outline->items.at[2].quoted);
    ck_assert_uint_eq(outline_item_number(outline, 0), 0);
    ck_assert_uint_eq(outline_item_number(outline, 1), 1);
    ck_assert_uint_eq(outline_item_number(outline, 2), 0);
    ck_assert_uint_eq(outline_item_number(outline, 3), 2);
    ck_assert_uint_eq(outline_item_number(outline, -1), 0);
    ck_assert_int_eq(outline->items.at[2].parent, 1);
    ck_assert_uint_eq(outline->items.at[1].list, outline->items.at[3].list);
    ck_assert_uint_ne(outline->items.at[0].list, outline->items.at[3].list);
    ck_assert_int_eq(outline->sentences.at[0].top_item, -1);
    ck_assert_int_eq(outline->sentences.at[0].item, 0);
    ck_assert_int_eq(outline->sentences.at[2].top_item, 1);
    arena_free(&made.arena);
}
END_TEST

START_TEST(an_item_knows_its_text_and_its_prose)
{
    Made made;
    const Outline *outline = make(&made, "x\n\n- [ ] a *b*\n  - c\n\n  d\n-\n");
    const Item *first = &outline->items.at[0], *last = &outline->items.at[2];
    ck_assert_text(channel(outline, first->span), "- [ ] a *b*\n  - c\n\n  d");
    ck_assert_text(channel(outline, first->body), "a *b*\n  - c\n\n  d");
    ck_assert_text(plain(outline, first->plain), "a b\nc\nd");
    ck_assert_text(plain(outline, first->own), "a b");
    ck_assert_text(channel(outline, last->span), "-");
    ck_assert_text(channel(outline, last->body), "");
    ck_assert_uint_eq(last->plain.start, last->plain.end);
    arena_free(&made.arena);
}
END_TEST

START_TEST(an_unknown_item_ends_where_the_next_begins)
{
    Made made;
    const Outline *outline = make(&made, "in\n\u2022 a\nb\n  \u25E6 c\n\u2022 **d**\n\nout");
    ck_assert_uint_eq(outline->items.len, 3);
    const Item *items = outline->items.at;
    ck_assert_text(channel(outline, items[0].span), "\u2022 a\nb\n  \u25E6 c");
    ck_assert_text(channel(outline, items[0].body), "a\nb\n  \u25E6 c");
    ck_assert_text(plain(outline, items[0].plain), "a b\nc");
    ck_assert_text(plain(outline, items[0].own), "a b");
    ck_assert_text(channel(outline, items[2].span), "\u2022 **d**");
    ck_assert_text(channel(outline, items[2].body), "**d**");
    ck_assert_text(plain(outline, outline->leaves.at[0]), "in\na b\nc\nd");
    ck_assert_uint_eq(outline->top_items, 2);
    arena_free(&made.arena);
}
END_TEST

START_TEST(the_item_at_a_place_is_the_innermost)
{
    Made made;
    const Outline *outline = make(&made, "x\n- a\n  - b\n\n  c\n\ny\n");
    ck_assert_int_eq(outline_item_at(outline, 0), -1);
    ck_assert_int_eq(outline_item_at(outline, 2), 0);
    ck_assert_int_eq(outline_item_at(outline, 8), 1);
    ck_assert_int_eq(outline_item_at(outline, 14), 0);
    ck_assert_int_eq(outline_item_at(outline, 17), -1);
    ck_assert_int_eq(outline_item_at(outline, 99), -1);
    arena_free(&made.arena);
}
END_TEST

static void check_place(const Outline *outline, size_t start, size_t end, const char *expected)
{
    ck_assert_text(channel(outline, outline_place(outline, (Span){start, end})), expected);
}

START_TEST(plain_leads_back_to_the_channel)
{
    Made made;
    const Outline *outline = make(&made, "**ab** &amp; `c`\nd\n\n# e\n");
    ck_assert_text(outline->plain, "ab & c d\ne");
    check_place(outline, 0, 2, "ab");
    check_place(outline, 1, 4, "b** &amp;");
    check_place(outline, 3, 4, "&amp;");
    check_place(outline, 5, 8, "c`\nd");
    check_place(outline, 7, 10, "d\n\n# e");
    check_place(outline, 8, 10, "e");      // from the line end on
    check_place(outline, 0, 10, "ab** &amp; `c`\nd\n\n# e");
    ck_assert_uint_eq(outline_place(outline, (Span){9, 9}).start, 22);
    ck_assert_uint_eq(outline_place(outline, (Span){10, 10}).start, 23);
    const PlainPiece *piece = &outline->pieces.at[outline_piece(outline, 5)];
    ck_assert(piece->code);
    ck_assert_uint_eq(outline->pieces.at[outline_piece(outline, 1)].style, STYLE_STRONG);
    arena_free(&made.arena);
    outline = make(&made, "");
    ck_assert_uint_eq(outline_place(outline, (Span){0, 0}).end, 0);
    arena_free(&made.arena);
}
END_TEST

START_TEST(sentences_stay_in_their_block_and_item)
{
    Made made;
    const Outline *outline = make(&made, "# Head\n\nOne goes. Two goes\n\u2022 three\n\u2022 Four. "
                                         "Five `a. B` goes\n\n- six");
    static const struct { const char *text; int item, heading; } expected[] = {
        {"Head", -1, BLOCK_NONE}, {"One goes.", -1, 0}, {"Two goes", -1, 0}, {"three", 0, 0},
        {"Four.", 1, 0},          {"Five a. B goes", 1, 0}, {"six", 2, 0},
    };
    ck_assert_uint_eq(outline->sentences.len, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < outline->sentences.len; i++) {
        const Sentence *sentence = &outline->sentences.at[i];
        ck_assert_text(plain(outline, sentence->plain), expected[i].text);
        ck_assert_int_eq(sentence->item, expected[i].item);
        ck_assert_int_eq(sentence->top_item, expected[i].item);
        ck_assert_int_eq(sentence->heading, expected[i].heading);
    }
    ck_assert_uint_eq(words_count(&made.arena, outline->plain), 12);
    arena_free(&made.arena);
}
END_TEST

START_TEST(a_refused_text_is_prose)
{
    Made made;
    static char text[300] = "One here. Two.\n";
    for (size_t i = 15; i < 299; i++)
        text[i] = '>';
    const Outline *outline = make(&made, text);
    ck_assert(outline->refused.len > 0);
    ck_assert_uint_eq(outline->items.len, 0);
    ck_assert_text(plain(outline, outline->sentences.at[0].plain), "One here.");
    arena_free(&made.arena);
}
END_TEST

Suite *suite_core_outline(void)
{
    return suite_of("core/outline",
                    (const TTest *const[]){
                        plain_is_the_prose_without_its_markup,
                        plain_begins_a_line_for_each_unknown_item, items_of_markdown_have_levels,
                        bullet_signs_count_always_and_dashes_in_company,
                        numbers_count_in_sequence, quoted_items_are_no_top_items,
                        an_item_knows_its_text_and_its_prose,
                        an_unknown_item_ends_where_the_next_begins,
                        the_item_at_a_place_is_the_innermost, plain_leads_back_to_the_channel,
                        sentences_stay_in_their_block_and_item, a_refused_text_is_prose, NULL});
}
