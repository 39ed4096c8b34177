#include "format/unwrap.h"

#include <stdio.h>
#include <string.h>

#include "base/put.h"
#include "format/client_width.h"
#include "format/wrap_hint.h"
#include "unit.h"

static Arena arena;

// --- the client ----------------------------------------------------------------------------------

enum { ESCAPED, LOST, STRIPPED };

static Text rune_at(Text text, size_t at, uint32_t *rune)
{
    return text_slice(text, at, at + client_char_at(text, at, rune));
}

static void put_break(Out *out, size_t back, int how)
{
    const char *esc = how == ESCAPED ? "\033[" : "[";
    if (how != STRIPPED && back > 0)
        put_print(out, "%s%zuD", esc, back);
    if (how != STRIPPED)
        put_print(out, "%sK", esc);
    put_char(out, '\n');
}

// What the client writes for a text on a terminal of this width.
static Text wrap(Text text, size_t width, int how, Out *out)
{
    Out word = {0};
    size_t columns = 0;
    uint32_t rune;
    out_clear(out);
    for (size_t at = 0; at < text.len;) {
        Text ch = rune_at(text, at, &rune);
        unsigned wide = client_char_width(rune);
        at += ch.len;
        if (columns + 1 > width - 5) {
            size_t back = client_text_width(out_text(&word));
            bool doubled = back > width - 10;
            if (!doubled)
                put_break(out, back, how);
            put_raw(out, out_text(&word));
            put_raw(out, ch);
            columns = doubled ? 0 : back + wide;
            if (doubled)
                out_clear(&word);
            continue;
        }
        put_raw(out, ch);
        columns = rune == '\n' || rune == '\r' ? 0 : columns + wide;
        if (wide >= 2 || rune == ' ' || rune == '\t' || rune == '\n' || rune == '\r')
            out_clear(&word);
        else
            put_raw(&word, ch);
    }
    out_free(&word);
    return out_text(out);
}

// --- random texts --------------------------------------------------------------------------------

static uint64_t seed;

static size_t below(size_t limit)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (size_t)((seed >> 11) % limit);
}

static const char *one_of(const char *const *list, size_t count)
{
    return list[below(count)];
}

#define ONE_OF(...)                                                                                \
    one_of((const char *const[]){__VA_ARGS__},                                                     \
           sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static void put_letters(Out *out, size_t count)
{
    static const char common[] = "etaoinshrdlucmfwypvbgkjqxz";
    while (count-- > 0)
        put_char(out, common[below(1 + below(26))]);
}

static void put_word(Out *out)
{
    static const char *const words[] = {"the", "a", "of", "task", "await", "and", "thread", "is",
                                        "exception", "to", "in", "method", "it", "that", "value",
                                        "context", "`Task.Run`", "**bold**", "I", "synchronous"};
    if (below(2))
        put_ours(out, words[below(sizeof words / sizeof *words)]);
    else
        put_letters(out, 1 + below(11));
    if (below(12) == 0)
        put_ours(out, ONE_OF(",", ".", ":", ")", "…", "é", "e\u0301", "\u26A0\uFE0F", "→", "\u00A0"));
}

static void put_han(Out *out, size_t count)
{
    char bytes[4] = {0};
    for (; count-- > 0; put_ours(out, bytes)) {
        uint32_t rune = (uint32_t)(0x4E00 + below(5000));
        bytes[0] = (char)(0xE0 | rune >> 12);
        bytes[1] = (char)(0x80 | (rune >> 6 & 0x3F));
        bytes[2] = (char)(0x80 | (rune & 0x3F));
        if (below(14) == 0)
            put_ours(out, ONE_OF("。", "，", "、", "（", "）"));
    }
}

static void put_prose(Out *out, size_t words, bool mixed)
{
    for (size_t i = 0; i < words; i++) {
        if (i > 0)
            put_char(out, ' ');
        if (mixed && below(9) == 0)
            put_han(out, 1 + below(20));
        else if (mixed && below(15) == 0)
            put_ours(out, ONE_OF("😀", "👩\u200D💻", "✅", "🇩🇪", "👍🏽", "\u2764\uFE0F"));
        else
            put_word(out);
    }
}

static void put_table(Out *out)
{
    size_t rows = 2 + below(5);
    for (size_t row = 0; row < rows; row++) {
        put_char(out, '|');
        for (size_t cell = 0; cell < 3; cell++) {
            put_char(out, ' ');
            put_prose(out, 1 + below(8), false);
            put_ours(out, " |");
        }
        put_char(out, '\n');
    }
}

static void put_code(Out *out)
{
    put_ours(out, "```csharp\n");
    for (size_t lines = 1 + below(8); lines-- > 0;) {
        put_times(out, ' ', 4 * below(5));
        put_prose(out, 1 + below(14), false);
        put_ours(out, ONE_OF(";", " {", "}", "();", " // see"));
        put_char(out, '\n');
    }
    put_ours(out, "```\n");
}

static void put_block(Out *out, bool mixed)
{
    switch (below(8)) {
    case 0: put_table(out); break;
    case 1: put_code(out); break;
    case 2:
        put_ours(out, "https://example.org/");
        put_letters(out, 20 + below(250));
        put_char(out, '\n');
        break;
    case 3:
        if (mixed)
            put_han(out, 20 + below(200));
        put_char(out, '\n');
        break;
    case 4:
        put_ours(out, "- ");
        put_prose(out, 5 + below(40), mixed);
        put_char(out, '\n');
        break;
    default:
        put_prose(out, 20 + below(100), mixed);
        put_char(out, '\n');
    }
    if (below(2))
        put_char(out, '\n');
}

// No white space at the end: what stands there cannot be told from the breaks that the client adds.
static Text random_text(Out *out, size_t blocks, bool mixed)
{
    out_clear(out);
    while (blocks-- > 0)
        put_block(out, mixed);
    put_prose(out, 30 + below(60), mixed);
    put_char(out, '.');
    return out_text(out);
}

// At most one text in a thousand may be missed: one whose only trace is a word written twice or a break
// between two words. None may come back wrong.

// --- there and back ------------------------------------------------------------------------------

typedef struct Tally {
    size_t wrapped, exact, left, damaged, wrong;
} Tally;

static void tally_case(Tally *tally, Text text, Text shown)
{
    Decoded decoded = decoded_of(&arena, shown);
    Unwrapped back = text_unwrap(&decoded, &arena);
    Text got = decoded_text(&back.decoded);
    tally->wrapped += !text_is(text, shown);
    if (text_is(got, text)) {
        tally->exact++;
        for (size_t i = 0; i < got.len; i += 1 + below(40))
            ck_assert_int_eq(shown.at[decoded_source(&back.decoded, (Span){i, i + 1}).start], got.at[i]);
    } else if (back.damaged > 0) {
        tally->damaged++;
    } else if (back.method == UNWRAP_NONE) {
        tally->left++;
        ck_assert(text_is(got, shown));
    } else {
        tally->wrong++;
    }
}

static Tally there_and_back(int how, size_t cases, bool mixed, uint64_t from)
{
    Tally tally = {0};
    Out text = {0}, shown = {0};
    seed = from;
    for (size_t i = 0; i < cases; i++) {
        size_t width = below(3) ? 40 + below(161) : 80;
        // A wider terminal leaves fewer traces: without escapes it takes more text to prove one.
        size_t blocks = 4 + below(8) + (how == STRIPPED ? (width - 40) / 8 : 0);
        Text original = random_text(&text, blocks, mixed);
        tally_case(&tally, original, wrap(original, width, how, &shown));
        arena_reset(&arena);
    }
    out_free(&text);
    out_free(&shown);
    arena_free(&arena);
    return tally;
}

static void ck_tally(const char *name, Tally tally, size_t cases, size_t misses)
{
    size_t missed = tally.left + tally.damaged + tally.wrong;
    ck_assert_msg(tally.wrong == 0 && missed <= misses && tally.wrapped > cases - cases / 100,
                  "%s: %zu wrapped, %zu exact, %zu left, %zu damaged, %zu wrong", name,
                  tally.wrapped, tally.exact, tally.left, tally.damaged, tally.wrong);
}

enum { CASES = 10000 };

START_TEST(escapes_are_undone_exactly)
{
    ck_tally("ascii", there_and_back(ESCAPED, CASES / 2, false, 11), CASES / 2, 4);
    ck_tally("mixed", there_and_back(ESCAPED, CASES / 2, true, 12), CASES / 2, 4);
}
END_TEST

START_TEST(lost_escapes_are_undone_exactly)
{
    ck_tally("mixed", there_and_back(LOST, CASES, true, 13), CASES, 9);
}
END_TEST

START_TEST(stripped_escapes_are_undone)
{
    ck_tally("ascii", there_and_back(STRIPPED, CASES / 2, false, 14), CASES / 2, 4);
}
END_TEST

START_TEST(stripped_escapes_are_undone_in_mixed_text)
{
    ck_tally("mixed", there_and_back(STRIPPED, CASES / 2, true, 15), CASES / 2, 4);
}
END_TEST

// --- texts that never were wrapped ---------------------------------------------------------------

static void put_hard_wrapped(Out *out, size_t limit)
{
    size_t columns = 0;
    for (size_t words = 20 + below(100); words-- > 0;) {
        size_t start = out->len;
        put_word(out);
        columns += client_text_width((Text){out->at + start, out->len - start}) + 1;
        put_char(out, columns > limit ? '\n' : ' ');
        columns = columns > limit ? 0 : columns;
    }
    put_char(out, '\n');
}

// Lines of one width: tables and boxes with padding, as tools and careful models write them.
static void put_aligned(Out *out)
{
    size_t width = 20 + below(100), rows = 2 + below(8);
    const char *side = ONE_OF("|", "│", "#", "*", "a", "");
    for (; rows-- > 0; put_char(out, '\n')) {
        size_t start = out->len;
        put_ours(out, side);
        put_ours(out, " ");
        while (out->len - start < width)
            put_word(out), put_char(out, ' ');
        put_times(out, ' ', start + width + 20 - out->len);
        put_ours(out, side);
    }
}

static void put_verse(Out *out)
{
    size_t lines = 2 + below(12), count = 4 + below(12);
    for (; lines-- > 0; put_char(out, '\n'))
        for (size_t i = 0; i < count; i++)
            put_han(out, 1);
}

static void put_honest(Out *out)
{
    switch (below(6)) {
    case 0: put_aligned(out); break;
    case 1: put_verse(out); break;
    case 2: put_hard_wrapped(out, 40 + below(60)); break;
    case 3: put_hard_wrapped(out, 60 + below(20)); break;
    default: put_block(out, true);
    }
}

START_TEST(honest_texts_stay_as_they_are)
{
    Out text = {0};
    size_t taken = 0;
    seed = 16;
    for (size_t i = 0; i < 2 * CASES; i++) {
        out_clear(&text);
        for (size_t blocks = 1 + below(5); blocks-- > 0;)
            put_honest(&text);
        if (below(3) == 0)
            put_ours(&text, "The end.");
        Decoded decoded = decoded_of(&arena, out_text(&text));
        Unwrapped back = text_unwrap(&decoded, &arena);
        ck_assert(back.method != UNWRAP_NONE
                  || decoded_text(&back.decoded).at == out_text(&text).at);
        if (back.method != UNWRAP_NONE && ++taken == 1)
            fprintf(stderr, "taken for wrapped at %zu: case %zu\n%.*s\n", back.width, i,
                    TEXT_ARG(out_text(&text)));
        arena_reset(&arena);
    }
    ck_assert_uint_eq(taken, 0);
    out_free(&text);
    arena_free(&arena);
}
END_TEST

// --- the hint ------------------------------------------------------------------------------------

// Few characters, so that lines end and begin alike by chance, of lengths around what wraps.
static void put_soup(Out *out)
{
    for (size_t lines = 2 + below(6); lines-- > 0; put_char(out, '\n')) {
        size_t start = out->len, length = below(4) ? 30 + below(12) : below(90);
        bool spaced = below(4) > 0;
        while (out->len - start < length)
            put_ours(out, below(6) == 0 && spaced
                              ? ONE_OF(" ", " ", " ", "\t", "  ", "\r")
                              : ONE_OF("a", "a", "a", "b", "-", "-", "--", "é", "中", "中", "\u00AD", "\001"));
        if (below(6) == 0)
            put_char(out, ' ');
    }
}

static Text text_for_hint(Out *text, Out *shown)
{
    size_t kind = below(4);
    out_clear(text);
    if (kind == 0)
        put_soup(text);
    else if (kind == 1)
        put_honest(text);
    else
        put_prose(text, 1 + below(30), kind == 3);
    return kind == 1 ? out_text(text) : wrap(out_text(text), 40 + below(50), STRIPPED, shown);
}

START_TEST(a_text_without_a_hint_was_not_wrapped)
{
    Out text = {0}, shown = {0};
    size_t without = 0, found = 0;
    seed = 18;
    for (size_t i = 0; i < 20 * CASES; i++) {
        Decoded decoded = decoded_of(&arena, text_for_hint(&text, &shown));
        Unwrapped slow = unwrap_plain(&decoded, &arena);
        bool none = slow.method == UNWRAP_NONE && slow.damaged == 0;
        bool hint = wrap_hint(decoded_text(&decoded));
        ck_assert_msg(none || hint, "no hint at width %zu in\n%.*s", slow.width,
                      TEXT_ARG(decoded_text(&decoded)));
        without += !hint;
        found += !none;
        arena_reset(&arena);
    }
    ck_assert_uint_gt(without, CASES);
    ck_assert_uint_gt(found, CASES);
    out_free(&text);
    out_free(&shown);
    arena_free(&arena);
}
END_TEST

// --- by hand -------------------------------------------------------------------------------------

static Unwrapped unwrap(const char *text)
{
    Decoded decoded = decoded_of(&arena, text_of(text));
    return text_unwrap(&decoded, &arena);
}

#define COLUMNS_70 "0123456 89012345 789012345678901234 678901234567890123 567890123456789 "

START_TEST(one_wrap_by_hand)
{
    Unwrapped back = unwrap(COLUMNS_70 "curr\033[4D\033[K\ncurrent use");
    ck_assert_text(decoded_text(&back.decoded), COLUMNS_70 "current use");
    ck_assert_int_eq(back.method, UNWRAP_LOCKSTEP);
    ck_assert_uint_eq(back.width, 80);
    ck_assert_uint_eq(back.undone, 1);
    Span tail = decoded_source(&back.decoded, (Span){75, 78});
    ck_assert_uint_eq(tail.start, 75 + 8 + 4);
    back = unwrap(COLUMNS_70 "curr\ncurrent use");
    ck_assert_text(decoded_text(&back.decoded), COLUMNS_70 "current use");
    back = unwrap(COLUMNS_70 "ends\nends\n\nMore.");
    ck_assert_text(decoded_text(&back.decoded), COLUMNS_70 "ends\n\nMore.");
    back = unwrap(COLUMNS_70 "curr[4D[K\ncurrent use\n\n");
    ck_assert_text(decoded_text(&back.decoded), COLUMNS_70 "current use\n\n");
    arena_free(&arena);
}
END_TEST

START_TEST(one_byte_off_is_no_wrap)
{
    const char *const texts[] = {
        COLUMNS_70 "curr\ncurbent use", COLUMNS_70 "cu\ncurrent use", COLUMNS_70 "c\ncurrent",
        COLUMNS_70 "curx\ncurrent",
        COLUMNS_70 "curr\n\ncurrent use", "| a | b |\n| c | d |", "x = a[K\ny", "see [K\nand [2K\n",
        "beads\nbeadsynt\nbeadsynths\nbeosc\nbeoscs\n", "",
        "\n", "one line"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Unwrapped back = unwrap(texts[i]);
        ck_assert_text(decoded_text(&back.decoded), texts[i]);
        ck_assert_int_eq(back.method, UNWRAP_NONE);
        ck_assert_uint_eq(back.damaged, 0);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(a_resized_window_is_undone_by_its_escapes)
{
    Out first = {0}, second = {0};
    seed = 17;
    Out text = {0};
    put_prose(&text, 60, false);
    wrap(out_text(&text), 60, ESCAPED, &first);
    wrap(out_text(&text), 90, ESCAPED, &second);
    Text shown = arena_join(&arena, out_text(&first), out_text(&second));
    Text want = arena_join(&arena, out_text(&text), out_text(&text));
    Decoded decoded = decoded_of(&arena, shown);
    Unwrapped back = text_unwrap(&decoded, &arena);
    ck_assert_int_eq(back.method, UNWRAP_ESCAPES);
    ck_assert(text_is(decoded_text(&back.decoded), want));
    ck_assert_uint_eq(back.damaged, 0);
    out_free(&first);
    out_free(&second);
    out_free(&text);
    arena_free(&arena);
}
END_TEST

START_TEST(what_cannot_be_repaired_is_reported)
{
    Unwrapped back = unwrap("some words\033[5D\033[K\nother words");
    ck_assert_text(decoded_text(&back.decoded), "some words\nother words");
    ck_assert_uint_eq(back.damaged, 1);
    back = unwrap(COLUMNS_70 "curr\ncurrent use\n" COLUMNS_70 "util\nutilization\n"
                  COLUMNS_70 "and a line that is longer than the client would leave it");
    ck_assert_int_eq(back.method, UNWRAP_NONE);
    ck_assert_uint_eq(back.damaged, 2);
    ck_assert_str_eq(unwrap_method_name(back.method), "none");
    arena_free(&arena);
}
END_TEST

START_TEST(widths_are_those_of_the_client)
{
    const struct {
        const char *text;
        size_t each, all;
    } cases[] = {{"abc", 3, 3}, {"\t\n\x7F", 0, 0}, {"日本", 4, 4}, {"e\u0301", 1, 1},
                 {"\u26A0\uFE0F", 2, 1}, {"\U0001F1E9\U0001F1EA", 2, 1}, {"😀", 2, 2},
                 {"\u05D0\u05B0", 2, 1}, {"\u200B\u200D\u2028\u00AD", 0, 0}, {"…→", 2, 2},
                 {"\U0001FAE8", 2, 2}, {"\x80\xFF", 2, 2}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Text text = text_of(cases[i].text);
        size_t each = 0, len;
        uint32_t rune;
        for (size_t at = 0; (len = client_char_at(text, at, &rune)) > 0; at += len)
            each += client_char_width(rune);
        ck_assert_msg(each == cases[i].each && client_text_width(text) == cases[i].all, "case %zu", i);
    }
}
END_TEST

// --- what nobody would write ---------------------------------------------------------------------

START_TEST(any_bytes_will_do)
{
    static const char *const parts[] = {"\033[K\n", "\033[3D\033[K\n", "[K\n", "[9999D[K\n", "abc", "abc ",
                                        "\n", "日", "\xE2\x80", "\xFF", "\033", "[", "D", "\r", "\u0301"};
    Out text = {0};
    seed = 18;
    for (size_t i = 0; i < CASES; i++) {
        out_clear(&text);
        for (size_t n = below(60); n-- > 0;) {
            if (below(4))
                put_ours(&text, parts[below(sizeof parts / sizeof *parts)]);
            else
                put_char(&text, (char)below(256));
        }
        Decoded decoded = decoded_of(&arena, out_text(&text));
        Unwrapped back = text_unwrap(&decoded, &arena);
        ck_assert_uint_le(decoded_text(&back.decoded).len, text.len);
        arena_reset(&arena);
    }
    out_free(&text);
    arena_free(&arena);
}
END_TEST

static void unwrap_repeated(const char *part, size_t size)
{
    Out text = {0};
    while (text.len < size)
        put_ours(&text, part);
    Decoded decoded = decoded_of(&arena, out_text(&text));
    text_unwrap(&decoded, &arena);
    out_free(&text);
    arena_free(&arena);
}

// What takes the square of its length does not end before the watchdog of the suites ends it.
START_TEST(a_megabyte_takes_linear_time)
{
    const char *const parts[] = {"a", "=", "\n", "ab ", "\u0301", "\033[K\n", "\033[5D\033[K\n", "[5D[K\n",
                                 "\033[9999D", "日", "abcabcabcd", "\xFF", "a\033[1D\033[K\na", "[K\n",
                                 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        unwrap_repeated(parts[i], 1 << 20);
}
END_TEST

Suite *suite_format_unwrap(void)
{
    return suite_of("format/unwrap",
                    (const TTest *const[]){escapes_are_undone_exactly, lost_escapes_are_undone_exactly,
                                           stripped_escapes_are_undone,
                                           stripped_escapes_are_undone_in_mixed_text,
                                           honest_texts_stay_as_they_are,
                                           a_text_without_a_hint_was_not_wrapped,
                                           one_wrap_by_hand, one_byte_off_is_no_wrap,
                                           a_resized_window_is_undone_by_its_escapes,
                                           what_cannot_be_repaired_is_reported,
                                           widths_are_those_of_the_client, any_bytes_will_do,
                                           a_megabyte_takes_linear_time, NULL});
}
