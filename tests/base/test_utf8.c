#include "base/utf8.h"

#include <string.h>

#include "unit.h"

static size_t encode(uint32_t c, char *to)
{
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = len; i-- > 1; c >>= 6)
        to[i] = (char)(0x80 | (c & 0x3F));
    to[0] = (char)(leads[len] | c);
    return len;
}

START_TEST(every_character_comes_back)
{
    char bytes[4];
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        uint32_t got = 0;
        size_t len = encode(c, bytes);
        size_t want = c >= 0xD800 && c <= 0xDFFF ? 0 : len;
        if (utf8_decode((Text){bytes, len}, 0, &got) != want || (want && got != c))
            ck_abort_msg("U+%04X", c);
        if (want > 1 && utf8_decode((Text){bytes, len - 1}, 0, &got) != 0)
            ck_abort_msg("U+%04X without its last byte", c);
    }
}
END_TEST

// Table 3-7 of the Unicode Standard: what may follow a lead byte, and how long it all is.
static size_t by_table(unsigned lead, unsigned second)
{
    static const struct { unsigned first, last, low, high, len; } rows[] = {
        {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xE1, 0xEC, 0x80, 0xBF, 3},
        {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3}, {0xF0, 0xF0, 0x90, 0xBF, 4},
        {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (lead >= rows[i].first && lead <= rows[i].last)
            return second >= rows[i].low && second <= rows[i].high ? rows[i].len : 0;
    return 0;
}

START_TEST(two_bytes_decide_as_in_the_table)
{
    for (unsigned lead = 0x80; lead < 0x100; lead++)
        for (unsigned second = 0; second < 0x100; second++) {
            char bytes[] = {(char)lead, (char)second, '\x80', '\xBF'};
            uint32_t c;
            ck_assert_msg(utf8_decode((Text){bytes, 4}, 0, &c) == by_table(lead, second),
                          "%02X %02X", lead, second);
        }
}
END_TEST

START_TEST(later_bytes_are_looked_at)
{
    uint32_t c;
    ck_assert_uint_eq(utf8_decode(TEXT("\xE2\x82\x7F"), 0, &c), 0);
    ck_assert_uint_eq(utf8_decode(TEXT("\xE2\x82\xC0"), 0, &c), 0);
    ck_assert_uint_eq(utf8_decode(TEXT("\xF0\x9F\x98\x41"), 0, &c), 0);
    ck_assert_uint_eq(utf8_decode(TEXT("\xF0\x9F\x41\x80"), 0, &c), 0);
    ck_assert_uint_eq(utf8_decode(TEXT("a\xF0\x9F\x98\x80"), 1, &c), 4);
    ck_assert_uint_eq(c, 0x1F600);
    ck_assert_uint_eq(utf8_decode(TEXT("a"), 1, &c), 0);
    ck_assert_uint_eq(utf8_decode((Text){0}, 0, &c), 0);
    ck_assert_uint_eq(utf8_decode((Text){"\0", 1}, 0, &c), 1);
    ck_assert_uint_eq(c, 0);
}
END_TEST

// Eight bytes are looked at in one go: a bad one must be found wherever it stands.
START_TEST(a_bad_byte_is_found_anywhere)
{
    char bytes[40];
    for (size_t len = 0; len <= sizeof bytes; len++) {
        memset(bytes, 'a', sizeof bytes);
        ck_assert_uint_eq(utf8_first_bad((Text){bytes, len}, 0), TEXT_NONE);
        for (size_t bad = 0; bad < len; bad++) {
            bytes[bad] = '\xBF';
            ck_assert_uint_eq(utf8_first_bad((Text){bytes, len}, 0), bad);
            ck_assert_uint_eq(utf8_first_bad((Text){bytes, len}, bad), bad);
            ck_assert_uint_eq(utf8_first_bad((Text){bytes, len}, bad + 1), TEXT_NONE);
            bytes[bad] = 'a';
        }
    }
    ck_assert_uint_eq(utf8_first_bad(TEXT("\xC3\xA4\xE2\x82\xAC\xE2\x82"), 0), 5);
    ck_assert_uint_eq(utf8_first_bad(TEXT("abc"), 9), TEXT_NONE);
}
END_TEST

START_TEST(ascii_ends_at_the_first_high_byte)
{
    enum { LENGTH = 40 };
    char bytes[LENGTH];
    for (size_t high = 0; high <= LENGTH; high++) {
        for (size_t i = 0; i < LENGTH; i++)
            bytes[i] = i < high ? '\x7F' : '\x80';
        for (size_t from = 0; from <= high; from++)
            ck_assert_uint_eq(utf8_ascii_end((Text){bytes, LENGTH}, from), high);
        ck_assert_uint_eq(utf8_ascii_end((Text){bytes, high}, 0), high);
    }
}
END_TEST

START_TEST(counts_characters_and_bad_bytes)
{
    ck_assert_uint_eq(utf8_count((Text){0}), 0);
    ck_assert_uint_eq(utf8_count(TEXT("a\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80")), 4);
    ck_assert_uint_eq(utf8_count(TEXT("\xE2\x82")), 2);
    ck_assert_uint_eq(utf8_count(TEXT("a\xFF\xC3\xA4")), 3);
}
END_TEST

START_TEST(a_cut_keeps_characters_whole)
{
    Text text = TEXT("a\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80");
    static const size_t lengths[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10};
    for (size_t most = 0; most < sizeof lengths / sizeof *lengths; most++)
        ck_assert_uint_eq(utf8_cut(text, most).len, lengths[most]);
    ck_assert_uint_eq(utf8_cut((Text){0}, 5).len, 0);
    ck_assert_ptr_eq(utf8_cut(text, 4).at, text.at);
}
END_TEST

Suite *suite_base_utf8(void)
{
    return suite_of("base/utf8",
                    (const TTest *const[]){every_character_comes_back,
                                           two_bytes_decide_as_in_the_table,
                                           later_bytes_are_looked_at, a_bad_byte_is_found_anywhere,
                                           counts_characters_and_bad_bytes,
                                           ascii_ends_at_the_first_high_byte,
                                           a_cut_keeps_characters_whole, NULL});
}
