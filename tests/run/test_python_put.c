#include "run/python_put.h"

#include "unit.h"

static void ck_ratio(uint64_t part, uint64_t whole, const char *expected)
{
    Out out = {0};
    put_python_ratio(&out, part, whole);
    ck_assert_text(out_text(&out), expected);
    out_free(&out);
}

START_TEST(ratios_are_the_shortest_decimals)
{
    ck_ratio(0, 7, "0.0");
    ck_ratio(7, 7, "1.0");
    ck_ratio(0, 0, "0.0");
    ck_ratio(1, 2, "0.5");
    ck_ratio(1, 1024, "0.0009765625");
    ck_ratio(3, 10, "0.3");
    ck_ratio(2, 3, "0.6666666666666666");
    ck_ratio(1, 3, "0.3333333333333333");
    ck_ratio(6, 7, "0.8571428571428571");
    ck_ratio(1, 7, "0.14285714285714285");
    ck_ratio(532, 541, "0.9833641404805915");
    ck_ratio(833, 834, "0.9988009592326139");
}
END_TEST

START_TEST(small_ratios_have_an_exponent)
{
    ck_ratio(1, 10000, "0.0001");
    ck_ratio(1, 20000, "5e-05");
    ck_ratio(1, 70000, "1.4285714285714285e-05");
    ck_ratio(1, 1000000000, "1e-09");
}
END_TEST

static void ck_string(Text text, const char *expected)
{
    Out out = {0};
    put_python_string(&out, text);
    ck_assert_text(out_text(&out), expected);
    out_free(&out);
}

START_TEST(strings_are_ascii)
{
    ck_string(TEXT(""), "\"\"");
    ck_string(TEXT("a/b <c>~"), "\"a/b <c>~\"");
    ck_string(TEXT("\"\\\b\f\n\r\t"), "\"\\\"\\\\\\b\\f\\n\\r\\t\"");
    ck_string(TEXT("\0\x1b\x7f"), "\"\\u0000\\u001b\\u007f\"");
    ck_string(TEXT("\xc3\xa9\xe2\x80\xa8"), "\"\\u00e9\\u2028\"");
    ck_string(TEXT("\xf0\x9f\x98\x80\xf0\x90\x80\x80\xf4\x8f\xbf\xbf"),
              "\"\\ud83d\\ude00\\ud800\\udc00\\udbff\\udfff\"");
    ck_string(TEXT("a\xff\xe2\x82"), "\"a\\ufffd\\ufffd\\ufffd\"");
}
END_TEST

START_TEST(lists_of_truths)
{
    Out out = {0};
    put_python_bools(&out, (bool[]){true, false, true}, 3);
    put_python_bools(&out, (bool[]){false}, 1);
    put_python_bools(&out, NULL, 0);
    ck_assert_text(out_text(&out), "[true, false, true][false][]");
    out_free(&out);
}
END_TEST

Suite *suite_run_python_put(void)
{
    return suite_of("run/python_put",
                    (const TTest *const[]){ratios_are_the_shortest_decimals,
                                           small_ratios_have_an_exponent, strings_are_ascii,
                                           lists_of_truths, NULL});
}
