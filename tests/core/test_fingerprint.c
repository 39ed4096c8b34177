#include "core/fingerprint.h"

#include "unit.h"

static const Rule rule = {.id = {"pack/rule", 9}}, other_rule = {.id = {"pack/other", 10}};

static Text print_of(Arena *arena, const char *source, Span span, const Rule *of, ChannelKind channel)
{
    Document document = {.path = TEXT("a.txt"), .source = text_of(source)};
    Finding finding = {.rule = of, .channel = channel, .span = span};
    return fingerprint_of(&document, &finding, arena);
}

START_TEST(what_is_said_counts_and_not_where)
{
    Arena arena = {0};
    Text first = print_of(&arena, "one two", (Span){0, 7}, &rule, CHANNEL_ANSWER);
    // printf '9:pack/rule6:answer7:one two' | sha256sum
    ck_assert_text(first, "21b8b14b8e92dc90");
    ck_assert_uint_eq(first.len, FINGERPRINT_LEN);
    ck_assert(text_is(first, print_of(&arena, "\n\nx: one\r\n  two!", (Span){5, 15}, &rule,
                                      CHANNEL_ANSWER)));
    ck_assert(text_is(first, print_of(&arena, " one\ttwo\n", (Span){0, 9}, &rule, CHANNEL_ANSWER)));
    ck_assert(!text_is(first, print_of(&arena, "onetwo", (Span){0, 6}, &rule, CHANNEL_ANSWER)));
    ck_assert(!text_is(first, print_of(&arena, "One two", (Span){0, 7}, &rule, CHANNEL_ANSWER)));
    ck_assert(!text_is(first, print_of(&arena, "one two", (Span){0, 7}, &other_rule, CHANNEL_ANSWER)));
    ck_assert(!text_is(first, print_of(&arena, "one two", (Span){0, 7}, &rule, CHANNEL_THINKING)));
    arena_free(&arena);
}
END_TEST

// A record is written with other escapes, a terminal wraps lines: what is read is the same.
START_TEST(the_decoded_text_counts)
{
    Arena arena = {0};
    Document document = {.source = TEXT("{\"a\":\"one\\u0020two\"}")};
    document.answer.text = TEXT("one two");
    document.thinking.text = TEXT("one  two");
    Finding finding = {.rule = &rule, .span = {6, 17}, .in_channel = true, .text = {0, 7}};
    ck_assert_text(fingerprint_of(&document, &finding, &arena), "21b8b14b8e92dc90");
    finding.channel = CHANNEL_THINKING;
    finding.text.end = 8;
    ck_assert(text_is(fingerprint_of(&document, &finding, &arena),
                      print_of(&arena, "one two", (Span){0, 7}, &rule, CHANNEL_THINKING)));
    arena_free(&arena);
}
END_TEST

START_TEST(nothing_marked_has_one_too)
{
    Arena arena = {0};
    ck_assert(text_is(print_of(&arena, "", (Span){0, 0}, &rule, CHANNEL_ANSWER),
                      print_of(&arena, " \n ", (Span){0, 3}, &rule, CHANNEL_ANSWER)));
    ck_assert(!text_is(fingerprint_of_texts(TEXT("a"), TEXT("bc"), &arena),
                       fingerprint_of_texts(TEXT("ab"), TEXT("c"), &arena)));
    arena_free(&arena);
}
END_TEST

START_TEST(records_are_told_apart)
{
    Arena arena = {0};
    Text print = TEXT("21b8b14b8e92dc90");
    Document alone = {.path = TEXT("a")}, second = {.record = 1}, named = {.id = TEXT("q")};
    ck_assert(text_is(print, fingerprint_in_file(&alone, print, &arena)));
    Text in_second = fingerprint_in_file(&second, print, &arena);
    Text in_named = fingerprint_in_file(&named, print, &arena);
    ck_assert_uint_eq(in_second.len, FINGERPRINT_LEN);
    ck_assert(!text_is(print, in_second) && !text_is(print, in_named) && !text_is(in_second, in_named));
    named.line = second.line = 7;
    ck_assert(text_is(in_named, fingerprint_in_file(&named, print, &arena)));
    arena_free(&arena);
}
END_TEST

Suite *suite_core_fingerprint(void)
{
    return suite_of("core/fingerprint",
                    (const TTest *const[]){what_is_said_counts_and_not_where,
                                           the_decoded_text_counts, nothing_marked_has_one_too,
                                           records_are_told_apart, NULL});
}
