#include "syntax/words.h"

#include <string.h>

#include "unit.h"

static Text joined_words(Arena *arena, Text text)
{
    SpanList words = {0};
    Text joined = {0};
    words_split(arena, text, &words);
    for (size_t i = 0; i < words.len; i++) {
        joined = arena_join(arena, joined, i ? TEXT(" ") : (Text){0});
        joined = arena_join(arena, joined, text_span(text, words.at[i]));
    }
    return joined;
}

typedef struct Sample {
    const char *text, *words;
} Sample;

static void check_samples(const Sample *samples, size_t count)
{
    Arena arena = {0};
    for (size_t i = 0; i < count; i++)
        ck_assert_text(joined_words(&arena, text_of(samples[i].text)), samples[i].words);
    arena_free(&arena);
}

#define CHECK_SAMPLES(...)                                                                         \
    check_samples((const Sample[]){__VA_ARGS__},                                                   \
                  sizeof((const Sample[]){__VA_ARGS__}) / sizeof(Sample))

START_TEST(punctuation_inside_joins)
{
    CHECK_SAMPLES({"I/O-bound tasks (e.g., network calls, file reads)",
                   "I/O-bound tasks e.g. network calls file reads"},
                  {"`Task<T>`", "Task<T>"}, {"try-catch blocks.", "try-catch blocks"},
                  {"don’t can't", "don’t can't"}, {"3.14 1,000", "3.14 1,000"},
                  {"snake_case x²", "snake_case x²"},
                  {"see http://a.b/c?d=e#f.", "see http://a.b/c?d=e#f"}, {"a-->b", "a b"});
}
END_TEST

START_TEST(commas_dashes_and_other_signs_part)
{
    CHECK_SAMPLES({"word—word", "word word"}, {"a--b", "a b"}, {"a---b", "a b"},
                  {"a,b;c", "a b c"}, {"one…two", "one two"}, {"“one” ‘two’", "one two"},
                  {"one\u00A0two", "one two"});
}
END_TEST

START_TEST(only_what_belongs_to_a_word_stays_behind_it)
{
    CHECK_SAMPLES({"C#, C++. F#!", "C# C++ F#"}, {"50% off", "50% off"},
                  {"the U.S.) at 5 p.m.", "the U.S. at 5 p.m."}, {"f(x). (g)", "f(x) g"},
                  {"a.b.c.d.", "a.b.c.d."}, {"done... ok?!", "done ok"}, {"a] b>", "a b"},
                  {"**bold**, _it_", "bold _it_"});
}
END_TEST

START_TEST(markup_and_emoji_are_no_words)
{
    CHECK_SAMPLES({"**", ""}, {"- * + # > --- | ```", ""}, {"🎉", ""}, {"", ""}, {" \n\t ", ""},
                  {"- **Bold**: text", "Bold text"}, {"## 1. Title 🎉", "1 Title"});
}
END_TEST

START_TEST(unspaced_scripts_have_a_word_per_segment)
{
    CHECK_SAMPLES({"日本語", "日 本 語"}, {"カタカナ", "カタカナ"}, {"C#は速い", "C# は 速 い"},
                  {"日-本", "日 本"}, {"한국어 말", "한국어 말"});
}
END_TEST

START_TEST(bytes_that_are_no_text_part_words)
{
    Arena arena = {0};
    ck_assert_text(joined_words(&arena, TEXT("a\0b\xFF" "c\xE3\x81")), "a b c");
    ck_assert_uint_eq(words_count(&arena, TEXT("one two, three")), 3);
    ck_assert_uint_eq(words_count(&arena, (Text){0}), 0);
    arena_free(&arena);
}
END_TEST

START_TEST(words_are_ordered_and_inside)
{
    static const char *const pieces[] = {"a", "B2", "日", "-", "--", ".", ",", "<", ">", "(", ")", "#",
                                         " ", "\n", "\xFF", "é", "’", "🎉", "\xE3\x80", "e.g.",
                                         "_", "__", ";", ":", "'", "\"", "1", "23", "\r", "\t",
                                         "\v", "\x1F", "\x7F", "\u0301", "\u200D", "\u00AD", "カ",
                                         "🇩🇪", "א", "\u3000", "\u2028", "0,1", " ", "\n"};
    uint32_t seed = 7;
    for (int round = 0; round < 60000; round++) {
        Arena arena = {0};
        char bytes[128];
        Text text = {bytes, 0};
        for (int i = 0; i < round % 20; i++) {
            seed = seed * 1664525 + 1013904223;
            const char *piece = pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)];
            memcpy(bytes + text.len, piece, strlen(piece));
            text.len += strlen(piece);
        }
        SpanList words = {0}, same = {0};
        words_split(&arena, text, &words);
        words_split_any(&arena, text, &same);
        ck_assert_uint_eq(words.len, same.len);
        ck_assert_uint_eq(words_count(&arena, text), same.len);
        size_t end = 0;
        for (size_t i = 0; i < words.len; i++) {
            ck_assert_msg(words.at[i].start == same.at[i].start && words.at[i].end == same.at[i].end,
                          "%zu-%zu or %zu-%zu in '%.*s'", words.at[i].start, words.at[i].end,
                          same.at[i].start, same.at[i].end, TEXT_ARG(text));
            ck_assert_uint_ge(words.at[i].start, end);
            ck_assert_uint_gt(words.at[i].end, words.at[i].start);
            end = words.at[i].end;
        }
        ck_assert_uint_le(end, text.len);
        arena_free(&arena);
    }
}
END_TEST

Suite *suite_syntax_words(void)
{
    return suite_of("syntax/words",
                    (const TTest *const[]){punctuation_inside_joins,
                                           commas_dashes_and_other_signs_part,
                                           only_what_belongs_to_a_word_stays_behind_it,
                                           markup_and_emoji_are_no_words,
                                           unspaced_scripts_have_a_word_per_segment,
                                           bytes_that_are_no_text_part_words,
                                           words_are_ordered_and_inside, NULL});
}
