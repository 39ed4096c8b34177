#include "format/stats.h"

#include "base/put.h"
#include "unit.h"

static uint64_t random_next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

// --- durations --------------------------------------------------------------------------------

static void put_fraction(Out *out, uint64_t fraction, unsigned places)
{
    char digits[16];
    for (unsigned i = places; i > 0; i--, fraction /= 10)
        digits[i - 1] = (char)('0' + fraction % 10);
    while (places > 0 && digits[places - 1] == '0')
        places--;
    if (places > 0)
        put_char(out, '.');
    put_raw(out, (Text){digits, places});
}

static void put_scaled(Out *out, uint64_t value, uint64_t scale, unsigned places, const char *unit)
{
    put_u64(out, value / scale);
    put_fraction(out, value % scale, places);
    put_raw(out, text_of(unit));
}

// What Go prints for a duration that is not negative.
static void put_go_duration(Out *out, uint64_t ns)
{
    const uint64_t second = 1000000000, minute = 60 * second, hour = 60 * minute;
    if (ns == 0)
        put_raw(out, TEXT("0s"));
    else if (ns < 1000)
        put_scaled(out, ns, 1, 0, "ns");
    else if (ns < 1000000)
        put_scaled(out, ns, 1000, 3, "\u00B5s");
    else if (ns < second)
        put_scaled(out, ns, 1000000, 6, "ms");
    else {
        if (ns >= hour)
            put_print(out, "%lluh", (unsigned long long)(ns / hour));
        if (ns >= minute)
            put_print(out, "%llum", (unsigned long long)(ns / minute % 60));
        put_scaled(out, ns % minute, second, 9, "s");
    }
}

START_TEST(go_durations_have_their_values)
{
    static const struct {
        const char *text;
        uint64_t ns;
    } cases[] = {
        {"1ns", 1},
        {"999ns", 999},
        {"15\u00B5s", 15000},
        {"15\u03BCs", 15000},
        {"1.5us", 1500},
        {"63.152ms", 63152000},
        {"4.811220917s", 4811220917},
        {"0s", 0},
        {"1m0s", 60000000000},
        {"1m2.3s", 62300000000},
        {"1h0m0s", 3600000000000},
        {"1h2m3.5s", 3723500000000},
        {"59.999999999s", 59999999999},
        {"100h0m0.000000001s", 360000000000001},
        {"2562047h47m16.854775807s", INT64_MAX},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint64_t ns;
        ck_assert_msg(duration_parse(text_of(cases[i].text), &ns), "%s", cases[i].text);
        ck_assert_uint_eq(ns, cases[i].ns);
    }
}
END_TEST

START_TEST(what_go_never_prints_is_no_duration)
{
    static const char *const cases[] = {
        "",
        "s",
        "1",
        "ns",
        "-1s",
        "+1s",
        "1 s",
        "01s",
        "1.s",
        ".5s",
        "1.50s",
        "1.0s",
        "0.5s",
        "0ns",
        "0ms",
        "0.5ms",
        "1000ns",
        "1000ms",
        "1.5ns",
        "1.2345us",
        "1.1234567ms",
        "1.1234567891s",
        "60s",
        "60m0s",
        "1m60s",
        "1h0s",
        "1h1m",
        "1m",
        "1h",
        "0m5s",
        "0h1m0s",
        "1m02s",
        "1h02m3s",
        "1m1h1s",
        "1d",
        "1d2h3m4s",
        "1e3s",
        "1m2ms",
        "1h2us",
        "1,5s",
        "1s1s",
        "1mm1s",
        "1hh1m1s",
        "2562047h47m16.854775808s",
        "2562048h0m0s",
        "99999999999999999999h0m0s",
        "1m-1s",
        "Infs",
        "\xB5s",
        "1\xB5s",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint64_t ns;
        ck_assert_msg(!duration_parse(text_of(cases[i]), &ns), "%s", cases[i]);
    }
}
END_TEST

START_TEST(durations_round_trip)
{
    uint64_t seed = 20240607, got;
    Out out = {0};
    for (size_t i = 0; i < 200000; i++) {
        uint64_t want = random_next(&seed) >> 1 >> random_next(&seed) % 63;
        if (i % 3 == 0)
            want -= want % 1000000000;
        out_clear(&out);
        put_go_duration(&out, want);
        ck_assert_msg(duration_parse(out_text(&out), &got), "%.*s", TEXT_ARG(out_text(&out)));
        ck_assert_uint_eq(got, want);
    }
    out_free(&out);
}
END_TEST

// What is parsed is what Go prints: printed again it gives the same text.
START_TEST(random_texts_are_go_durations_or_refused)
{
    static const char letters[] = "0123456789.hmsnu";
    uint64_t seed = 77, ns;
    Out out = {0};
    size_t taken = 0;
    for (size_t i = 0; i < 300000; i++) {
        char bytes[8];
        size_t len = 1 + random_next(&seed) % 8;
        for (size_t k = 0; k < len; k++)
            bytes[k] = letters[random_next(&seed) % (sizeof letters - 1)];
        Text text = {bytes, len};
        if (text_find_char(text, 0, 'u') != TEXT_NONE || !duration_parse(text, &ns))
            continue;
        taken++;
        out_clear(&out);
        put_go_duration(&out, ns);
        ck_assert_msg(text_is(out_text(&out), text), "%.*s", TEXT_ARG(text));
    }
    ck_assert_uint_gt(taken, 1000);
    out_free(&out);
}
END_TEST

// --- the footer -------------------------------------------------------------------------------

#define TOTAL "total duration:       8.79s\n"
#define LOAD "load duration:        52.1ms\n"
#define PROMPT_COUNT "prompt eval count:    26 token(s)\n"
#define PROMPT_TIME "prompt eval duration: 15\u00B5s\n"
#define PROMPT_RATE "prompt eval rate:     1733333.33 tokens/s\n"
#define COUNT "eval count:           848 token(s)\n"
#define TIME "eval duration:        8.730509s\n"
#define RATE "eval rate:            97.13 tokens/s\n"
#define FOOTER TOTAL LOAD PROMPT_COUNT PROMPT_TIME PROMPT_RATE COUNT TIME RATE

START_TEST(a_full_footer_gives_every_field)
{
    Stats stats;
    Text source = TEXT("Answer.\n\n" FOOTER);
    static const uint64_t want[STAT_COUNT] = {8790000000, 52100000, 26,         15000,
                                              173333333,  848,      8730509000, 9713};
    ck_assert_uint_eq(footer_find(source, &stats), 9);
    for (StatField field = 0; field < STAT_COUNT; field++) {
        ck_assert(stats.present[field]);
        ck_assert_uint_eq(stats.value[field], want[field]);
    }
    ck_assert_text(text_span(source, stats.place[STAT_EVAL_RATE]),
                   "eval rate:            97.13 tokens/s");
}
END_TEST

START_TEST(where_a_footer_starts)
{
    static const struct {
        const char *text;
        size_t start;
    } cases[] = {
        {"", TEXT_NONE},
        {"\n \n", TEXT_NONE},
        {RATE, 0},
        {TOTAL, 0},
        {COUNT, TEXT_NONE},  // neither total duration nor eval rate
        {LOAD PROMPT_COUNT COUNT TIME, TEXT_NONE},
        {"a\n" TOTAL RATE "\n\n \n", 2},
        {"a\r\ntotal duration: 1s\r\neval rate: 1.00 tokens/s\r\n", 3},
        {"eval rate: 2.00 tokens/s", 0},  // one space, no line break
        {"eval rate: 2.00 tokens/s  \t", 0},
        {RATE RATE, sizeof RATE - 1},     // the first one is the answer's
        {RATE TOTAL, sizeof RATE - 1},    // out of order
        {TOTAL "\n" RATE, sizeof TOTAL},  // not together
        {TOTAL RATE "More.", TEXT_NONE},
        {"a " RATE, TEXT_NONE},
        {" " RATE, TEXT_NONE},
        {"- " TOTAL, TEXT_NONE},
        {"total duration:1s", TEXT_NONE},
        {"total duration: ", TEXT_NONE},
        {"total duration: 1.50s\n", TEXT_NONE},
        {TOTAL "eval count: x token(s)\n", TEXT_NONE},
        {TOTAL "eval count: 99999999999999999999 token(s)\n", TEXT_NONE},
        {"eval rate: 2.0 tokens/s", TEXT_NONE},
        {"eval rate: 2.000 tokens/s", TEXT_NONE},
        {"eval rate: 2 tokens/s", TEXT_NONE},
        {"eval rate: .00 tokens/s", TEXT_NONE},
        {"eval rate: 1e3.00 tokens/s", TEXT_NONE},
        {"eval rate: 99999999999999999999.00 tokens/s", TEXT_NONE},
        {"Eval rate: 2.00 tokens/s", TEXT_NONE},
        {"x\neval duraiton: 1s\neval rate: 2.00 tokens/s\n", 2},
        {"x\neval duration: 1s\neval duraiton: 1s\neval rate: 2.00 tokens/s\n", 20},
        {TOTAL "sample count: 3 token(s)\nsample duration: 1ms\nsample rate: 3.00 tokens/s\n" RATE,
         0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Stats stats;
        ck_assert_msg(footer_find(text_of(cases[i].text), &stats) == cases[i].start, "case %zu", i);
    }
}
END_TEST

START_TEST(no_footer_leaves_no_field)
{
    Stats stats;
    footer_find(TEXT(LOAD COUNT TIME), &stats);
    for (StatField field = 0; field < STAT_COUNT; field++)
        ck_assert(!stats.present[field]);
}
END_TEST

START_TEST(any_subset_of_lines_is_a_footer)
{
    static const char *const lines[STAT_COUNT] = {TOTAL,       LOAD,  PROMPT_COUNT, PROMPT_TIME,
                                                  PROMPT_RATE, COUNT, TIME,         RATE};
    for (unsigned set = 0; set < 1u << STAT_COUNT; set++) {
        Out out = {0};
        Stats stats;
        put_raw(&out, TEXT("x\n\n"));
        for (unsigned i = 0; i < STAT_COUNT; i++)
            put_raw(&out, set >> i & 1 ? text_of(lines[i]) : TEXT(""));
        bool valid = set & (1u << STAT_TOTAL_DURATION | 1u << STAT_EVAL_RATE);
        ck_assert_uint_eq(footer_find(out_text(&out), &stats), valid ? 3 : TEXT_NONE);
        for (unsigned i = 0; i < STAT_COUNT; i++)
            ck_assert_int_eq(stats.present[i], valid && (set >> i & 1));
        out_free(&out);
    }
}
END_TEST

Suite *suite_format_stats(void)
{
    return suite_of(
        "format/stats",
        (const TTest *const[]){go_durations_have_their_values, what_go_never_prints_is_no_duration,
                               durations_round_trip, random_texts_are_go_durations_or_refused,
                               a_full_footer_gives_every_field, where_a_footer_starts,
                               no_footer_leaves_no_field, any_subset_of_lines_is_a_footer, NULL});
}
