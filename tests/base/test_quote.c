#include "base/quote.h"

#include "foreign.h"
#include "unit.h"

static Out out;

static Text quoted(void (*put)(Out *, Text), Text text)
{
    out_clear(&out);
    put(&out, text);
    return out_text(&out);
}

START_TEST(xml_has_no_markup)
{
    ck_assert_text(quoted(put_xml, TEXT("a<b> & \"c\" 'd' ]]>")),
                   "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39; ]]&gt;");
    ck_assert_text(quoted(put_xml, TEXT("\x01\n\xEF\xBF\xBF\xEF\xBF\xBE|\xFF")),
                   "\\x01\\x0a\\u{ffff}\\u{fffe}|\\xff");
    ck_assert_text(quoted(put_xml, TEXT("##[x]")), "\\x23#[x]");
    ck_assert_text(quoted(put_xml, TEXT("<a href=\"x\" b='y'>&amp;")),
                   "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;");
    ck_assert_text(quoted(put_xml, TEXT("a\x1b[1m\xE2\x80\xAE\xFF\n")), "a\\x1b[1m\\u{202e}\\xff\\x0a");
    ck_assert_text(quoted(put_xml, TEXT("## a ##[b]")), "## a \\x23#[b]");
    ck_assert_text(quoted(put_xml, TEXT("日本 \\ é")), "日本 \\ é");
    out_free(&out);
}
END_TEST

START_TEST(csv_has_no_formula)
{
    ck_assert_text(quoted(put_csv, TEXT("=cmd|' /C calc'!A0")), "\"'=cmd|' /C calc'!A0\"");
    ck_assert_text(quoted(put_csv, TEXT("+1")), "\"'+1\"");
    ck_assert_text(quoted(put_csv, TEXT("-1")), "\"'-1\"");
    ck_assert_text(quoted(put_csv, TEXT("@SUM")), "\"'@SUM\"");
    ck_assert_text(quoted(put_csv, TEXT("\t=1")), "\"\\x09=1\"");
    ck_assert_text(quoted(put_csv, TEXT("say \"a\", b=c")), "\"say \"\"a\"\", b=c\"");
    ck_assert_text(quoted(put_csv, (Text){0}), "\"\"");
    out_free(&out);
}
END_TEST

START_TEST(code_is_fenced)
{
    ck_assert_text(quoted(put_code, TEXT("a")), "` a `");
    ck_assert_text(quoted(put_code, TEXT("`a` ``b``")), "``` `a` ``b`` ```");
    ck_assert_text(quoted(put_code, TEXT("![x](y) @z\n# h")), "` ![x](y) @z\\x0a# h `");
    out_free(&out);
}
END_TEST

START_TEST(uris_are_encoded)
{
    ck_assert_text(quoted(put_uri, TEXT("a/b-c_d.e~1.txt")), "a/b-c_d.e~1.txt");
    ck_assert_text(quoted(put_uri, TEXT("\xC3\xA4 %#?:\n\xFF")), "%C3%A4%20%25%23%3F%3A%0A%FF");
    out_free(&out);
}
END_TEST

START_TEST(yaml_is_one_scalar)
{
    ck_assert_text(quoted(put_yaml, TEXT("it's: {a} # b\n- c\\")), "'it''s: {a} # b\\x0a- c\\'");
    out_free(&out);
}
END_TEST

START_TEST(commands_end_where_they_should)
{
    ck_assert_text(quoted(put_command_text, TEXT("100%0A::set-output a,b\r\n")),
                   "100%250A::set-output a,b\\x0d\\x0a");
    ck_assert_text(quoted(put_command_property, TEXT("a,line=1::b%")), "a%2Cline=1%3A%3Ab%25");
    out_free(&out);
}
END_TEST

static void (*const quotes[])(Out *, Text) = {put_xml, put_csv, put_code, put_yaml, put_command_text,
                                             put_command_property};
enum { QUOTES = sizeof quotes / sizeof *quotes };

// Also when two texts stand side by side.
START_TEST(any_bytes_come_out_clean)
{
    Out pair = {0};
    uint64_t state = 2;
    char buffer[MOST];
    for (int i = 0; i < ROUNDS; i++) {
        Text text = random_text(&state, buffer);
        assert_clean(quoted(quotes[i % QUOTES], text));
        put_xml(&pair, text);
    }
    assert_clean(out_text(&pair));
    out_free(&out);
    out_free(&pair);
}
END_TEST

START_TEST(two_texts_make_no_command)
{
    static const char text[] = "##[a]";
    for (size_t first = 0; first <= 5; first++) {
        out_clear(&out);
        put_xml(&out, (Text){text, first});
        put_xml(&out, (Text){text + first, 5 - first});
        ck_assert_uint_eq(text_find(out_text(&out), 0, TEXT("##[")), TEXT_NONE);
    }
    out_free(&out);
}
END_TEST

Suite *suite_base_quote(void)
{
    return suite_of("base/quote",
                    (const TTest *const[]){xml_has_no_markup, csv_has_no_formula, code_is_fenced,
                                           uris_are_encoded, yaml_is_one_scalar,
                                           commands_end_where_they_should,
                                           any_bytes_come_out_clean, two_texts_make_no_command, NULL});
}
