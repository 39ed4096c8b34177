#include "syntax/stress.h"

#include "base/put.h"
#include "error.h"

static Arena keep;

static bool grows(const char *expression, StressReach reach, Stress *stress)
{
    Error error = {0};
    Matcher *matcher = matcher_open();
    Pattern *pattern = pattern_compile(text_of(expression), PATTERN_CASELESS, (Place){0}, &keep,
                                       &error);
    ck_assert_msg(pattern != NULL, "refused: %s", expression);
    bool found = stress_find(pattern, reach, matcher, &keep, stress);
    pattern_free(pattern);
    matcher_close(matcher);
    return found;
}

static void all_grow(const char *const *expressions)
{
    Stress stress;
    for (; *expressions; expressions++) {
        ck_assert_msg(grows(*expressions, STRESS_WHOLE, &stress), "nothing found for %s",
                      *expressions);
        ck_assert_msg(grows(*expressions, STRESS_PIECES, &stress), "nothing found for %s in pieces",
                      *expressions);
    }
}

// Each way through the text is tried: twice as many for one character more.
START_TEST(exponential)
{
    all_grow((const char *const[]){
        "(a+)+$", "^(a+)+$", "(a|aa)+$", "^(a|aa)+$", "(a|a)*b", "([a-zA-Z]+)*1", "x(\\w*)*y",
        "^(\\d+)*;", "(x+x+)+y", "(?:a?b?)+(?:a?b?)+(?:ab)+z", "^\\s*(\\S+\\s*)+:$",
        "(?:\\w+\\s?)*\\.$", "(?i:(\\w+|[a-f\\d]+)+)!", "(?:[^<>]+|<[^>]*>?)*!$",
        "(([a-z])+.)+[A-Z]([a-z])+$", "^(?:(?:\\d{1,3}){1,9}\\.?)+x", "(?<n>a+)+(?:b|c)$",
        "^(?=(a+)+$)a", "(?:(?:a*)*)*b", NULL});
}
END_TEST

// Where a match could begin, and where its repeats could end, multiply.
START_TEST(polynomial)
{
    all_grow((const char *const[]){
        "a*a*b", ".*x.*y.*z end", "\\s+$", "(?:\\w+\\s*)+$", "await.*thread", "\\d+\\w+\\d+;",
        "^(.*?,){11}P", "\\w+Exception", "(?>a+)b", "a++b?c", "-(?:[a-z]+-?)+;",
        "(?:foo|bar)+baz", "(?:(?:\\d+,?)+\\s)+;", "(a|b|ab)*c", "(?:(?:a|b)+c?)+d",
        "(?:foo|bar|foobar)+baz", "<!--.*-->", "^.*a.*b.*c$", NULL});
}
END_TEST

START_TEST(looking_around_and_back)
{
    all_grow((const char *const[]){
        "(\\w+)\\s+\\1", "(.+)\\1\\1Z", "<(\\w+)[^>]*>.*?</\\1>", "(?s)(?=.*foo)(?=.*bar)x",
        "(?<=a)b.*c.*d", "x(?!.*y).z", "\\bcan(?=.*\\bnot\\b)", "(?:(?!end).)*end", NULL});
}
END_TEST

// Bounded, but by a number that is no comfort.
START_TEST(bounds_within_bounds)
{
    all_grow((const char *const[]){
        "(a{1,30}){1,30}b", "([a-z]{1,20} ?){1,20}!", "a.{0,90}b.{0,90}c.{0,90}d", "x.{0,3000}y",
        NULL});
}
END_TEST

START_TEST(letters_of_all_scripts)
{
    all_grow((const char *const[]){
        "(\\p{L}+)+\\d", "(\xC3\xA9+)+$", "([\xC3\xA9\xC3\xA0]+|\\w+)*!",
        "(?:[\xD0\xB6-\xD1\x8F]+\\s?)+\\.$", "(?:\\p{Han}|\xE4\xB8\xAD)+!", "(?:\\p{Greek}+ ?)+;",
        "(?:\\p{Cyrillic}\\w*)+;", NULL});
}
END_TEST

// Look-alikes of those above.
START_TEST(harmless)
{
    static const char *const good[] = {
        "^(?>a+)+$", "^(a++)+$", "^(?:a|b)+$", "^(?:aa)+$", "^(?:a|b)*c", "^[a-zA-Z]*1",
        "x\\w{0,20}+y", "^\\d*;", "\\bx++y", "^(?:\\w++\\s?+)+$", "^(?>\\S+\\s*)+:$", "^a*b*c*d",
        "(?<!\\s)\\s++$", "^\\s+$", "await.{0,60}thread", "\\b\\d+;", "^(?:[^,]*,){11}P",
        "\\b\\w+Exception", "a{1,30}b", "\\b(?:foo|bar){1,9}baz", "[^)]*\\)", "^-(?:[a-z]++-)+;",
        "\\block\\s*\\([^)]*\\)", "\\([^()]*\\)", "<!--.{0,200}?-->", "[^()]{0,60}\\)",
        "(\\w{1,20}) \\1\\b", "\\b(two|one) and \\1\\b", "^(?=.*foo)x", "(?<=a)b.{0,20}c",
        "x(?!.{0,40}y).z", "a{1,30}+b", "[a-z]{1,20}\\d", "a.{0,60}b", "^\\p{L}+\\d",
        "\\b\xC3\xA9{1,20}\xC3\xA0", "\"(?:[^\"\\\\]|\\\\.)*\";", "\\b\\p{L}++ ",
        "WhenAll[^.;]{0,60}catch\\s*\\(", "\\bawait\\b.{0,60}\\bthread\\b", "\"[^\"]*\"",
        "foo|bar|baz", "\\.NET"
    };
    Stress stress;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        ck_assert_msg(!grows(good[i], STRESS_WHOLE, &stress), "%s: '%.*s', '%.*s', '%.*s'",
                      good[i], TEXT_ARG(stress.before), TEXT_ARG(stress.pump),
                      TEXT_ARG(stress.behind));
}
END_TEST

// Where a match can begin in few places, a piece of 4 KiB is soon looked through; a long text is not.
START_TEST(harmless_in_pieces)
{
    static const char *const some[] = {"interface\\b.*async Task", "\\bsynchronously\\b[^.]*then"};
    Stress stress;
    for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
        ck_assert_msg(grows(some[i], STRESS_WHOLE, &stress), "%s", some[i]);
        ck_assert_msg(!grows(some[i], STRESS_PIECES, &stress), "%s", some[i]);
    }
}
END_TEST

START_TEST(what_is_found_is_shown)
{
    Stress stress;
    ck_assert(grows("\\bx\\s+$", STRESS_WHOLE, &stress) == false);
    ck_assert(grows("x(a+)+$", STRESS_PIECES, &stress));
    ck_assert_text(stress.before, "x");
    ck_assert_text(stress.pump, "a");
    ck_assert_uint_eq(stress.count, 1);
    ck_assert(stress.at[0].cut);
    ck_assert_uint_eq(stress.at[0].steps, stress.at[0].bytes * STRESS_PER_BYTE);
}
END_TEST

// All starts are tried to the end: the sum of the first n numbers, and two steps more a start.
START_TEST(rows_of_a_quadratic_one)
{
    Stress stress;
    ck_assert(grows("\\s+$", STRESS_WHOLE, &stress));
    ck_assert_uint_gt(stress.count, 3);
    for (size_t i = 1; i < stress.count && !stress.at[i].cut; i++)
        ck_assert(stress.at[i].steps > 3 * stress.at[i - 1].steps
                  && stress.at[i].steps < 5 * stress.at[i - 1].steps);
}
END_TEST

static Stress table_of(const uint64_t *steps, size_t count)
{
    Stress stress = {.count = count};
    for (size_t i = 0; i < count; i++) {
        stress.at[i].bytes = (size_t)STRESS_FIRST << i;
        stress.at[i].steps = steps[i];
    }
    return stress;
}

START_TEST(what_is_steep)
{
    Stress linear = table_of((const uint64_t[]){100, 200, 400, 800, 1600, 3200, 6400}, 7);
    Stress nearly = table_of((const uint64_t[]){100, 240, 560, 1300, 3000, 6900, 15000}, 7);
    Stress quadratic = table_of((const uint64_t[]){10, 40, 160, 640, 2560, 10240, 40960}, 7);
    Stress bounded = table_of((const uint64_t[]){10, 40, 160, 640, 2560, 5120, 10240}, 7);
    ck_assert(!stress_is_steep(&linear, STRESS_WHOLE));
    ck_assert(!stress_is_steep(&nearly, STRESS_WHOLE));
    ck_assert(stress_is_steep(&quadratic, STRESS_WHOLE));
    ck_assert(!stress_is_steep(&bounded, STRESS_WHOLE));
    ck_assert(!stress_is_steep(&quadratic, STRESS_PIECES));
    linear.at[6].cut = true;
    ck_assert(stress_is_steep(&linear, STRESS_PIECES));
    linear.count = 0;
    ck_assert(!stress_is_steep(&linear, STRESS_WHOLE));
}
END_TEST

// The machine has no part in it.
START_TEST(twice_the_same)
{
    Stress one, two;
    ck_assert(grows("(\\w+)\\s+\\1", STRESS_WHOLE, &one)
              && grows("(\\w+)\\s+\\1", STRESS_WHOLE, &two));
    ck_assert_uint_eq(one.count, two.count);
    for (size_t i = 0; i < one.count; i++)
        ck_assert_uint_eq(one.at[i].steps, two.at[i].steps);
}
END_TEST

Suite *suite_syntax_stress(void)
{
    return suite_of("syntax/stress",
                    (const TTest *const[]){exponential, polynomial, looking_around_and_back,
                                           bounds_within_bounds, letters_of_all_scripts, harmless,
                                           harmless_in_pieces,
                                           what_is_found_is_shown, rows_of_a_quadratic_one,
                                           what_is_steep, twice_the_same, NULL});
}
