#include "syntax/unicode.h"

#include "unit.h"

START_TEST(white_space_is_that_of_python)
{
    const uint32_t spaces[] = {'\t', '\n', '\v', '\f', '\r', 0x1C, 0x1F, ' ', 0x85, 0xA0, 0x1680,
                               0x2000, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000};
    const uint32_t others[] = {0, 0x1B, 0x08, 0x0E, 0x84, 0x180E, 0x1FFF, 0x200B, 0x2060, 0xFEFF};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        ck_assert_msg(unicode_is_space(spaces[i]), "U+%04X", spaces[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ck_assert_msg(!unicode_is_space(others[i]), "U+%04X", others[i]);
}
END_TEST

START_TEST(space_at_knows_its_length_and_bad_bytes)
{
    Text text = TEXT("a \xC2\xA0\xE3\x80\x80\xA0\xE3\x80");
    ck_assert_uint_eq(unicode_space_at(text, 0), 0);
    ck_assert_uint_eq(unicode_space_at(text, 1), 1);
    ck_assert_uint_eq(unicode_space_at(text, 2), 2);
    ck_assert_uint_eq(unicode_space_at(text, 4), 3);
    ck_assert_uint_eq(unicode_space_at(text, 7), 0);
    ck_assert_uint_eq(unicode_space_at(text, 8), 0);
    ck_assert_uint_eq(unicode_space_at(text, text.len), 0);
}
END_TEST

START_TEST(categories_reach_beyond_ascii)
{
    ck_assert(unicode_is_letter('a') && unicode_is_letter(0xE9) && unicode_is_letter(0x65E5));
    ck_assert(!unicode_is_letter('_') && !unicode_is_letter(0x301) && !unicode_is_letter(0x24B6));
    ck_assert(unicode_is_number('7') && unicode_is_number(0xB2) && unicode_is_number(0x2167));
    ck_assert(unicode_is_punctuation(',') && unicode_is_punctuation(0x3002));
    ck_assert(!unicode_is_punctuation('+') && !unicode_is_punctuation('a'));
    ck_assert(unicode_is_digit('7') && unicode_is_digit(0x663));
    ck_assert(!unicode_is_digit(0xB2) && !unicode_is_digit(0x2167) && !unicode_is_number('a'));
}
END_TEST

START_TEST(case_reaches_beyond_ascii)
{
    ck_assert(unicode_is_upper('A') && unicode_is_upper(0xC9) && unicode_is_upper(0x24B6));
    ck_assert(unicode_is_upper(0x1C5) && !unicode_is_lower(0x1C5));
    ck_assert(unicode_is_lower('a') && unicode_is_lower(0xDF) && unicode_is_lower(0xAA));
    ck_assert(!unicode_is_upper('1') && !unicode_is_lower('1') && !unicode_is_lower(0x65E5));
    ck_assert_uint_eq(unicode_lower(0xC9), 0xE9);
    ck_assert_uint_eq(unicode_lower(0x416), 0x436);
    ck_assert_uint_eq(unicode_lower('!'), '!');
}
END_TEST

START_TEST(scripts_without_spaces)
{
    const uint32_t unspaced[] = {0x65E5, 0x3042, 0x30A2, 0x30FC, 0xFF70,
                                 0xE01,  0xE81,  0x1780, 0x1000};
    const uint32_t spaced[] = {'a', '1', ' ', 0x416, 0x5D0, 0x627, 0x905, 0xAC00, 0x1F389, 0x3002};
    for (size_t i = 0; i < sizeof unspaced / sizeof *unspaced; i++)
        ck_assert_msg(unicode_is_unspaced(unspaced[i]), "U+%04X", unspaced[i]);
    for (size_t i = 0; i < sizeof spaced / sizeof *spaced; i++)
        ck_assert_msg(!unicode_is_unspaced(spaced[i]), "U+%04X", spaced[i]);
}
END_TEST

START_TEST(width_is_in_columns)
{
    ck_assert_uint_eq(unicode_width((Text){0}), 0);
    ck_assert_uint_eq(unicode_width(TEXT("abc")), 3);
    ck_assert_uint_eq(unicode_width(TEXT("日本")), 4);
    ck_assert_uint_eq(unicode_width(TEXT("e\xCC\x81")), 1);
    ck_assert_uint_eq(unicode_width(TEXT("🎉")), 2);
    ck_assert_uint_eq(unicode_width(TEXT("a\n\0b")), 2);
    ck_assert_uint_eq(unicode_width(TEXT("\xFF\xE3\x80")), 3);
}
END_TEST

static Text joined_segments(Arena *arena, Text text)
{
    SpanList segments = {0};
    Text joined = {0};
    unicode_segments(arena, text, &segments);
    for (size_t i = 0; i < segments.len; i++) {
        joined = arena_join(arena, joined, i ? TEXT("|") : (Text){0});
        joined = arena_join(arena, joined, text_span(text, segments.at[i]));
    }
    return joined;
}

START_TEST(segments_are_those_of_uax_29)
{
    Arena arena = {0};
    ck_assert_text(joined_segments(&arena, TEXT("don’t 3.14 1,000")), "don’t| |3.14| |1,000");
    ck_assert_text(joined_segments(&arena, TEXT("(e.g., I/O)")), "(|e.g|.|,| |I|/|O|)");
    ck_assert_text(joined_segments(&arena, TEXT("日本 カタ")), "日|本| |カタ");
    ck_assert_text(joined_segments(&arena, TEXT("a\r\n👩‍💻")), "a|\r\n|👩‍💻");
    ck_assert_text(joined_segments(&arena, (Text){0}), "");
    arena_free(&arena);
}
END_TEST

// Bytes of every kind, many of them no UTF-8: the segments still tile the text.
START_TEST(segments_tile_any_bytes)
{
    uint32_t seed = 29;
    for (int round = 0; round < 2000; round++) {
        Arena arena = {0};
        char bytes[64];
        Text text = {bytes, 0};
        SpanList segments = {0};
        for (text.len = 0; text.len < (size_t)(round % 64); text.len++) {
            seed = seed * 1664525 + 1013904223;
            bytes[text.len] = (char)(seed >> 24);
        }
        unicode_segments(&arena, text, &segments);
        size_t at = 0;
        for (size_t i = 0; i < segments.len; i++) {
            ck_assert_uint_eq(segments.at[i].start, at);
            ck_assert_uint_gt(segments.at[i].end, at);
            at = segments.at[i].end;
        }
        ck_assert_uint_eq(at, text.len);
        arena_free(&arena);
    }
}
END_TEST

Suite *suite_syntax_unicode(void)
{
    return suite_of("syntax/unicode",
                    (const TTest *const[]){white_space_is_that_of_python,
                                           space_at_knows_its_length_and_bad_bytes,
                                           categories_reach_beyond_ascii, case_reaches_beyond_ascii,
                                           scripts_without_spaces, width_is_in_columns,
                                           segments_are_those_of_uax_29, segments_tile_any_bytes,
                                           NULL});
}
