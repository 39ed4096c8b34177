#include "base/put.h"

#include "foreign.h"
#include "base/utf8.h"
#include "unit.h"

static Text safe(Out *out, Text text)
{
    out_clear(out);
    put_safe(out, text);
    return out_text(out);
}

static Text json(Out *out, Text text)
{
    out_clear(out);
    put_json(out, text);
    return out_text(out);
}

START_TEST(numbers)
{
    Out out = {0};
    put_u64(&out, UINT64_MAX);
    put_char(&out, ' ');
    put_tenths(&out, 853);
    put_char(&out, ' ');
    put_tenths(&out, -5);
    put_char(&out, ' ');
    put_tenths(&out, INT64_MIN);
    put_char(&out, ' ');
    put_hundredths(&out, 9703);
    ck_assert_text(out_text(&out), "18446744073709551615 85.3 -0.5 -922337203685477580.8 97.03");
    out_free(&out);
    ck_assert_ptr_null(out.at);
}
END_TEST

START_TEST(raw_output_grows)
{
    Out out = {0};
    put_raw(&out, (Text){0});
    put_times(&out, 'x', 1000);
    put_ours(&out, "end");
    put_times(&out, 'x', 0);
    put_print(&out, "%s-%d", "a", 7);
    ck_assert_uint_eq(out.len, 1006);
    ck_assert_text(text_from(out_text(&out), 999), "xenda-7");
    out_clear(&out);
    ck_assert_text(out_text(&out), "");
    out_free(&out);
}
END_TEST

START_TEST(safe_shows_what_hides)
{
    Out out = {0};
    ck_assert_text(safe(&out, TEXT("\xF3\xB0\x80\x80 \xF3\xA0\xBF\xBF")), "\xF3\xB0\x80\x80 \\u{e0fff}");
    ck_assert_text(safe(&out, TEXT("plain \"text\" \\n")), "plain \"text\" \\n");
    ck_assert_text(safe(&out, TEXT("a\x1b[31mb\r\n\tc\x7f")), "a\\x1b[31mb\\x0d\\x0a\\x09c\\x7f");
    ck_assert_text(safe(&out, (Text){"a\0b", 3}), "a\\x00b");
    ck_assert_text(safe(&out, TEXT("\xE2\x80\xAE|\xC2\x9B|\xF3\xA0\x81\x81")),
                   "\\u{202e}|\\u{9b}|\\u{e0041}");
    ck_assert_text(safe(&out, TEXT("\xC2\xAD\xE3\x85\xA4\xEF\xBF\xB9")), "\\u{ad}\\u{3164}\\u{fff9}");
    ck_assert_text(safe(&out, TEXT("\xFF|\xE2\x80|\xED\xA0\x80")), "\\xff|\\xe2\\x80|\\xed\\xa0\\x80");
    ck_assert_text(safe(&out, TEXT("日本 é ❤️ שלום")), "日本 é ❤️ שלום");
    out_free(&out);
}
END_TEST

START_TEST(commands_are_broken_and_headings_are_not)
{
    Out out = {0};
    ck_assert_text(safe(&out, TEXT("## Heading # 2")), "## Heading # 2");
    ck_assert_text(safe(&out, TEXT("x ##[group]")), "x \\x23#[group]");
    ck_assert_text(safe(&out, TEXT("###[group]")), "#\\x23#[group]");
    ck_assert_text(safe(&out, TEXT("##VSO[x] ##teamcity[y]")), "\\x23#VSO[x] \\x23#teamcity[y]");
    ck_assert_text(json(&out, TEXT("##[a] ## b")), "\"\\u0023#[a] ## b\"");
    out_free(&out);
}
END_TEST

START_TEST(two_texts_make_no_command)
{
    static const char text[] = "##[a]";
    for (size_t first = 0; first <= 5; first++) {
        for (size_t second = first; second <= 5; second++) {
            Out out = {0};
            put_safe(&out, (Text){text, first});
            put_safe(&out, (Text){text + first, second - first});
            put_safe(&out, (Text){text + second, 5 - second});
            ck_assert_uint_eq(text_find(out_text(&out), 0, TEXT("##[")), TEXT_NONE);
            out_free(&out);
        }
    }
}
END_TEST

START_TEST(json_escapes)
{
    Out out = {0};
    ck_assert_text(json(&out, (Text){0}), "\"\"");
    ck_assert_text(json(&out, TEXT("a\"b\\c/\b\f\n\r\t\x01")), "\"a\\\"b\\\\c/\\b\\f\\n\\r\\t\\u0001\"");
    ck_assert_text(json(&out, (Text){"\0", 1}), "\"\\u0000\"");
    ck_assert_text(json(&out, TEXT("\xE2\x80\xAE\xF3\xA0\x81\x81")), "\"\\u202e\\udb40\\udc41\"");
    ck_assert_text(json(&out, TEXT("\xFFx\xC3")), "\"\xEF\xBF\xBDx\xEF\xBF\xBD\"");
    ck_assert_text(json(&out, TEXT("日本 😀")), "\"日本 😀\"");
    out_free(&out);
}
END_TEST

static Text script_json(Out *out, Text text)
{
    out_clear(out);
    put_script_json(out, text);
    return out_text(out);
}

START_TEST(json_in_a_script_ends_no_script)
{
    Out out = {0};
    ck_assert_text(script_json(&out, TEXT("</script><!-- ]]> & ' \" \\")),
                   "\"\\u003c/script\\u003e\\u003c!-- ]]\\u003e \\u0026 \\u0027 \\u0022 \\\\\"");
    ck_assert_text(script_json(&out, TEXT("\xE2\x80\xA8##[x]\n")), "\"\\u2028\\u0023#[x]\\n\"");
    ck_assert_text(script_json(&out, (Text){0}), "\"\"");
    out_free(&out);
}
END_TEST

START_TEST(any_bytes_come_out_clean)
{
    Out out = {0}, pair = {0};
    uint64_t state = 1;
    char buffer[MOST];
    for (int i = 0; i < ROUNDS; i++) {
        Text text = random_text(&state, buffer);
        assert_clean(safe(&out, text));
        put_safe(&pair, text);
        assert_clean(json(&out, text));
        assert_clean(script_json(&out, text));
    }
    assert_clean(out_text(&pair));
    out_free(&out);
    out_free(&pair);
}
END_TEST

// The hexadecimal number of four digits at `at`.
static uint32_t hex4(Text text, size_t at)
{
    uint32_t value = 0;
    for (size_t i = at; i < at + 4; i++) {
        char c = char_lower(text.at[i]);
        ck_assert(char_is_digit(c) || (c >= 'a' && c <= 'f'));
        value = value * 16 + (uint32_t)(char_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return value;
}

// The character that a JSON string holds at `at`, and where the next one starts.
static uint32_t json_character(Text text, size_t *at)
{
    static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    uint32_t c = 0;
    if (text.at[*at] != '\\') {
        *at += utf8_decode(text, *at, &c);
        return c;
    }
    char name = text.at[*at + 1];
    if (name != 'u') {
        *at += 2;
        for (size_t i = 0; names[i]; i++)
            if (names[i] == name)
                return (unsigned char)values[i];
        ck_abort_msg("escape \\%c", name);
    }
    c = hex4(text, *at + 2);
    *at += 6;
    if (c < 0xD800 || c > 0xDFFF)
        return c;
    ck_assert(text_starts(text_from(text, *at), TEXT("\\u")));
    c = 0x10000 + ((c - 0xD800) << 10) + (hex4(text, *at + 2) - 0xDC00);
    *at += 6;
    return c;
}

START_TEST(json_loses_nothing)
{
    Out out = {0};
    uint64_t state = 2;
    char buffer[MOST];
    for (int i = 0; i < ROUNDS; i++) {
        Text text = random_text(&state, buffer);
        Text quoted = i % 2 ? json(&out, text) : script_json(&out, text);
        size_t at = 1, from = 0;
        while (from < text.len) {
            uint32_t want = 0;
            size_t len = utf8_decode(text, from, &want);
            ck_assert_uint_eq(json_character(quoted, &at), len ? want : 0xFFFD);
            from += len ? len : 1;
        }
        ck_assert_uint_eq(at, quoted.len - 1);
        ck_assert_int_eq(quoted.at[at], '"');
    }
    out_free(&out);
}
END_TEST

Suite *suite_base_put(void)
{
    return suite_of("base/put",
                    (const TTest *const[]){numbers, raw_output_grows, safe_shows_what_hides,
                                           commands_are_broken_and_headings_are_not,
                                           two_texts_make_no_command, json_escapes,
                                           json_in_a_script_ends_no_script,
                                           any_bytes_come_out_clean, json_loses_nothing, NULL});
}
