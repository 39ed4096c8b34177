#include "format/terminal.h"

#include <string.h>

#include "base/put.h"
#include "format/escape.h"
#include "format/unwrap.h"
#include "unit.h"

static Arena arena;

#define HIDE "\033[?25l"
#define SHOW "\033[?25h"
#define STOP HIDE SHOW
#define FRAME(braille) "\033[?2026h" HIDE "\033[1G" braille " \033[K" SHOW "\033[?2026l"
#define OLD_FRAME(braille) HIDE "\033[2K\033[1G" braille " " SHOW

typedef struct Case {
    const char *source, *want;
} Case;

static Cleaned clean(const char *source)
{
    return terminal_clean(text_of(source), &arena);
}

static void ck_cases(const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Cleaned cleaned = clean(cases[i].source);
        ck_assert_text(decoded_text(&cleaned.decoded), cases[i].want);
    }
    arena_free(&arena);
}

#define CK_CASES(...)                                                                              \
    ck_cases((const Case[]){__VA_ARGS__}, sizeof((const Case[]){__VA_ARGS__}) / sizeof(Case))

START_TEST(clean_text_is_left_alone)
{
    const char *const texts[] = {
        "", "\n", "Plain text.\n", "a[0] = b[K];\n[link](url) [5] [?25l] x[1]\n",
        "printf '\\e[?25l\\e[K'; [K\n", "é · \u00A0 \302\205 日本 😀\n", "⠋⠙ is Braille, ⠋ too\n",
        "Script starts here\n", "tab\tand\fform feed\b\a\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Text source = text_of(texts[i]);
        Cleaned cleaned = terminal_clean(source, &arena);
        ck_assert_ptr_eq(decoded_text(&cleaned.decoded).at, source.at);
        ck_assert_uint_eq(decoded_text(&cleaned.decoded).len, source.len);
        ck_assert_uint_eq(cleaned.decoded.channel.pieces.len, 1);
        ck_assert_uint_eq(cleaned.notes.len + cleaned.escapes + cleaned.frames, 0);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(line_breaks_are_folded)
{
    CK_CASES({"a\r\nb\r\n", "a\nb\n"}, {"a\r\r\nb\n", "a\nb\n"}, {"a\rb\r", "a\nb\n"},
             {"10%\r20%\r100%\ndone\n", "100%\ndone\n"}, {"x\ny\r", "x\ny"},
             {"ab\rcd\r\nef\n", "cd\nef\n"}, {"\r\n\r\n", "\n\n"}, {"x\r", "x"});
}
END_TEST

START_TEST(byte_order_marks_and_utf16)
{
    const struct {
        Text source;
        const char *want;
        TerminalEncoding encoding;
        size_t replaced;
    } cases[] = {
        {TEXT("\xEF\xBB\xBFhi"), "hi", TERMINAL_UTF8_BOM, 0},
        {{"\xFF\xFEh\0i\0\r\0\n\0", 10}, "hi\n", TERMINAL_UTF16LE, 0},
        {{"\xFE\xFF\0h\0i", 6}, "hi", TERMINAL_UTF16BE, 0},
        {{"\xFF\xFE\x3D\xD8\x00\xDE\xE9\x00", 8}, "😀é", TERMINAL_UTF16LE, 0},
        {{"\xFF\xFE\x3D\xD8" "a\0\x00\xDE", 8}, "\uFFFDa\uFFFD", TERMINAL_UTF16LE, 2},
        {{"\xFF\xFE" "a\0b", 5}, "a\uFFFD", TERMINAL_UTF16LE, 1},
        {{"\xFF\xFE\x3D\xD8", 4}, "\uFFFD", TERMINAL_UTF16LE, 1},
        {{"\xFE\xFF\xFF\xFD", 4}, "\uFFFD", TERMINAL_UTF16BE, 0},
        {{"\xFF\xFE", 2}, "", TERMINAL_UTF16LE, 0},
        {{"\xFF\xFE\0\0a\0\0\0", 8}, NULL, TERMINAL_UTF8, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Cleaned cleaned = terminal_clean(cases[i].source, &arena);
        if (cases[i].want)
            ck_assert_text(decoded_text(&cleaned.decoded), cases[i].want);
        ck_assert_int_eq(cleaned.encoding, cases[i].encoding);
        ck_assert_uint_eq(cleaned.replaced, cases[i].replaced);
    }
    Cleaned cleaned = terminal_clean(cases[3].source, &arena);
    Span accent = decoded_source(&cleaned.decoded, (Span){4, 6});
    ck_assert_uint_eq(accent.start, 6);
    ck_assert_uint_eq(accent.end, 8);
    ck_assert_text(cleaned.notes.at[0], "read as UTF-16");
    arena_free(&arena);
}
END_TEST

START_TEST(escapes_are_removed)
{
    CK_CASES({"\033[1mbold\033[0m", "bold"}, {"\033[38;5;245mgrey", "grey"}, {"a\033[2Kb\033[Kc", "abc"},
             {"\033]0;title\007text", "text"}, {"\033]8;;http://x\033\\link\033]8;;\033\\", "link"},
             {"\033Pq#0\033\\sixel", "sixel"}, {"\033_apc\033\\x\033^pm\033\\y", "xy"},
             {"\0337a\0338\033(Bb\033=c", "abc"}, {"\302\23331mred\302\2330m", "red"},
             {"\302\23552;c;eA==\302\234text", "text"}, {"\033[?2004hx\033[?2004l", "x"});
}
END_TEST

// One kind of introducer far from the other, on both sides of what is searched at a time.
START_TEST(escapes_are_found_in_long_texts)
{
    enum { LENGTH = 9000 };
    char bytes[LENGTH];
    for (size_t at = 0; at + 2 < LENGTH; at += 61) {
        memset(bytes, 'a', LENGTH);
        memcpy(bytes + at, "\xC2\x9B", 2);
        ck_assert_uint_eq(escape_find((Text){bytes, LENGTH}, 0), at);
        bytes[LENGTH - 1] = '\033';
        ck_assert_uint_eq(escape_find((Text){bytes, LENGTH}, 0), at);
        ck_assert_uint_eq(escape_find((Text){bytes, LENGTH}, at + 1), LENGTH - 1);
        bytes[at] = '\033';
        ck_assert_uint_eq(escape_find((Text){bytes, LENGTH}, at / 2), at);
        memcpy(bytes + at, "\xC2\xA0", 2);
        ck_assert_uint_eq(escape_find((Text){bytes, LENGTH - 1}, 0), TEXT_NONE);
    }
}
END_TEST

START_TEST(unfinished_escapes_take_no_text)
{
    CK_CASES({"a\033", "a"}, {"a\033[", "a"}, {"a\033[31", "a31"}, {"a\033]title\nb", "atitle\nb"},
             {"a\033 text", "a text"}, {"a\033Pdata\033[1mb", "adatab"}, {"a\033[1\nb", "a1\nb"},
             {"\302\233\nno", "\302\233\nno"}, {HIDE "text", "text"}, {"x" HIDE "text" HIDE, "xtext"});
}
END_TEST

START_TEST(spinners_and_placeholders_go)
{
    CK_CASES({FRAME("⠋") FRAME("⠙") STOP "Hi" STOP " you", "Hi you"},
             {OLD_FRAME("⠋") OLD_FRAME("⠙") STOP "Hi", "Hi"},
             {HIDE "pulling\n100%\n" SHOW "text", "text"},
             {">>> \033[38;5;245mSend a message (/? for help)\033[28D\033[0mhello", ">>> hello"},
             {"\033[38;5;245mShort\033[28D\033[0mhello", "Shorthello"},
             {"⠋ ⠙ ⠹ Thinking...", "Thinking..."},
             {"[?2026h[?25l[1G⠋ [K[?25h[?2026l[?25l[?25hHi[?25l[?25h you", "Hi you"},
             {"⠋ [?25l[?25hHi[?2026h[?25l[?25h[?2026l you", "Hi you"});
    Cleaned cleaned = clean(FRAME("⠋") FRAME("⠙") "\033[1mx\n");
    ck_assert_uint_eq(cleaned.frames, 2);
    ck_assert_text(cleaned.notes.at[0], "7 terminal escapes removed");
    ck_assert_text(cleaned.notes.at[1], "2 spinner frames removed");
    cleaned = clean("\033[1mx\n");
    ck_assert_text(cleaned.notes.at[0], "1 terminal escape removed");
    arena_free(&arena);
}
END_TEST

START_TEST(lines_of_script_go)
{
    CK_CASES({"Script started on 2026-01-02 [TERM=\"xterm\"]\r\n\033[1mHi\033[0m\r\n\r\n"
              "Script done on 2026-01-02 [COMMAND_EXIT_CODE=\"0\"]\r\n", "Hi\n\n"},
             {"Script started on now", ""}, {"Script done on now", ""},
             {"Script started on a\nScript done on b\n", ""}, {"a\nScript done on b\nc\n",
              "a\nScript done on b\nc\n"});
    ck_assert(clean("Script started on x\nHi").script);
    ck_assert(!clean("Hi Script started on x\n").script);
    arena_free(&arena);
}
END_TEST

START_TEST(traces_of_wraps_stay_until_the_end)
{
    const char *source = "\033[1mab cd\033[2D\033[K\ncde\033[K\nf\033[0m [K\n";
    Cleaned cleaned = clean(source);
    ck_assert_text(decoded_text(&cleaned.decoded), "ab cd\033[2D\033[K\ncde\033[K\nf [K\n");
    Decoded last = terminal_finish(&cleaned.decoded, &arena);
    ck_assert_text(decoded_text(&last), "ab cd\ncde\nf [K\n");
    ck_assert_uint_eq(decoded_source(&last, (Span){6, 9}).start, 17);
    cleaned = clean("ab cd[2D[K\ncde\n");
    last = terminal_finish(&cleaned.decoded, &arena);
    ck_assert_text(decoded_text(&last), "ab cd\ncde\n");
    arena_free(&arena);
}
END_TEST

// --- whole captures ------------------------------------------------------------------------------

static uint32_t seed;

static size_t below(size_t limit)
{
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % limit;
}

static void put_word(Out *out)
{
    for (size_t n = 1 + below(9); n-- > 0;)
        put_char(out, (char)('a' + below(26)));
}

// What the client leaves of a text in a file at 80 columns; `text` has letters and single spaces only.
static void put_wrapped(Out *out, Text text, const char *before_chunk)
{
    size_t columns = 0, word = 0;
    for (size_t at = 0; at < text.len; at++) {
        if (before_chunk && below(5) == 0)
            put_ours(out, before_chunk);
        if (columns == 75) {
            if (word > 0)
                put_print(out, "\033[%zuD", word);
            put_ours(out, "\033[K\n");
            put_raw(out, text_slice(text, at - word, at));
            columns = word;
        }
        put_char(out, text.at[at]);
        columns++;
        word = text.at[at] == ' ' ? 0 : word + 1;
    }
}

#define FOOTER "total duration:       1m0s\neval rate:            97.13 tokens/s\n"

static void put_capture(Out *out, Text text)
{
    for (size_t n = below(20); n-- > 0;)
        put_ours(out, FRAME("⠹"));
    put_ours(out, STOP);
    put_wrapped(out, text, STOP);
    put_ours(out, "\n\n" FOOTER STOP);
}

START_TEST(captures_come_out_exactly)
{
    Out text = {0}, capture = {0};
    seed = 1;
    for (int i = 0; i < 10000; i++) {
        out_clear(&text);
        out_clear(&capture);
        for (size_t words = 20 + below(100); words-- > 0; put_char(&text, words ? ' ' : '.'))
            put_word(&text);
        put_capture(&capture, out_text(&text));
        Cleaned cleaned = terminal_clean(out_text(&capture), &arena);
        Text shown = decoded_text(&cleaned.decoded);
        ck_assert(text_ends(shown, TEXT("\n\n" FOOTER)));
        Decoding part = decoding_start(&cleaned.decoded, &arena);
        decoded_keep(&part, (Span){0, shown.len - TEXT("\n\n" FOOTER).len});
        Unwrapped back = text_unwrap(&part.made, &arena);
        Text got = decoded_text(&back.decoded);
        ck_assert_msg(text_is(got, out_text(&text)), "case %d: '%.*s'", i, TEXT_ARG(got));
        for (size_t at = 0; at < got.len; at += 7)
            ck_assert_int_eq(capture.at[decoded_source(&back.decoded, (Span){at, at + 1}).start],
                             got.at[at]);
        arena_reset(&arena);
    }
    out_free(&text);
    out_free(&capture);
    arena_free(&arena);
}
END_TEST

// --- what nobody would write ---------------------------------------------------------------------

static const char *const parts[] = {
    HIDE, SHOW, "\033", "\033[", "\033]", "\033P", "\007", "\033\\", "\302\233", "\302\235", "\302\234", "\r",
    "\n",
    "\033[38;5;245m", "\033[5D", "\033[K\n", "[K\n", "[?25l[?25h", "⠋ ", "text", "\xC2", "\xE2\xA0",
    "Script done on ", "\033[0", "[?2026h", "\033[1;2;3;4;5;6;7;8;9"};

enum { PARTS = sizeof parts / sizeof *parts };

// What comes out maps to bytes of the source, in order.
START_TEST(any_bytes_will_do)
{
    Out text = {0};
    seed = 2;
    for (int i = 0; i < 20000; i++) {
        out_clear(&text);
        for (size_t n = below(40); n-- > 0;) {
            if (below(4))
                put_ours(&text, parts[below(PARTS)]);
            else
                put_char(&text, (char)below(256));
        }
        Cleaned cleaned = terminal_clean(out_text(&text), &arena);
        Decoded last = terminal_finish(&cleaned.decoded, &arena);
        size_t before = 0;
        for (size_t at = 0; at < decoded_text(&last).len; at++) {
            Span span = decoded_source(&last, (Span){at, at + 1});
            ck_assert(span.start >= before && span.start <= span.end && span.end <= text.len);
            before = span.start;
        }
        arena_reset(&arena);
    }
    out_free(&text);
    arena_free(&arena);
}
END_TEST

// What takes the square of its length does not end before the watchdog of the suites ends it.
START_TEST(a_megabyte_takes_linear_time)
{
    for (size_t i = 0; i < PARTS; i++) {
        Out text = {0};
        while (text.len < 1 << 20)
            put_ours(&text, parts[i]);
        Cleaned cleaned = terminal_clean(out_text(&text), &arena);
        terminal_finish(&cleaned.decoded, &arena);
        out_free(&text);
        arena_free(&arena);
    }
}
END_TEST

Suite *suite_format_terminal(void)
{
    return suite_of("format/terminal",
                    (const TTest *const[]){clean_text_is_left_alone, line_breaks_are_folded,
                                           byte_order_marks_and_utf16, escapes_are_removed,
                                           escapes_are_found_in_long_texts,
                                           unfinished_escapes_take_no_text,
                                           spinners_and_placeholders_go, lines_of_script_go,
                                           traces_of_wraps_stay_until_the_end,
                                           captures_come_out_exactly, any_bytes_will_do,
                                           a_megabyte_takes_linear_time, NULL});
}
