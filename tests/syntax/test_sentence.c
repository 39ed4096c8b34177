#include "syntax/sentence.h"

#include <string.h>

#include "syntax/unicode.h"
#include "syntax/wordlist.h"
#include "unit.h"

typedef struct Sample {
    const char *text, *sentences;   // parted by '|'
} Sample;

static Text joined_sentences(Arena *arena, Text text, SentenceStyle style)
{
    SpanList sentences = {0};
    Text joined = {0};
    sentences_split(arena, text, style, &sentences);
    for (size_t i = 0; i < sentences.len; i++) {
        joined = arena_join(arena, joined, i ? TEXT("|") : (Text){0});
        joined = arena_join(arena, joined, text_span(text, sentences.at[i]));
    }
    return joined;
}

static void check_samples(SentenceStyle style, const Sample *samples, size_t count)
{
    Arena arena = {0};
    for (size_t i = 0; i < count; i++) {
        Text text = text_of(samples[i].text);
        ck_assert_text(joined_sentences(&arena, text, style), samples[i].sentences);
    }
    arena_free(&arena);
}

#define CHECK_SAMPLES(style, ...)                                                                  \
    check_samples((style), (const Sample[]){__VA_ARGS__},                                          \
                  sizeof((const Sample[]){__VA_ARGS__}) / sizeof(Sample))
#define OFFICIAL(...) CHECK_SAMPLES(SENTENCES_OFFICIAL, __VA_ARGS__)
#define NATIVE(...) CHECK_SAMPLES(SENTENCES_NATIVE, __VA_ARGS__)

// --- official ----------------------------------------------------------------------------------

START_TEST(official_needs_a_mark_and_something_behind_it)
{
    OFFICIAL({"Hello", "Hello"}, {"", ""}, {" \n ", ""}, {"  Hi. You.  ", "Hi.|You."},
             {"a.b.c", "a.b.c"}, {"# Title\n- one\n- two", "# Title\n- one\n- two"},
             {"Is it? Yes! Fine.", "Is it?|Yes!|Fine."}, {"“Quote.” Next.", "“Quote.” Next."},
             {"是。不是。", "是。不是。"}, {"Go.\u00A0Now", "Go.|Now"});
}
END_TEST

START_TEST(official_overlapping_marks_count_once)
{
    OFFICIAL({"Hi!!! Bye", "Hi!!!|Bye"}, {"!!! hi", "!|!!|hi"}, {" ?!Now. Then", "?!Now.|Then"});
}
END_TEST

START_TEST(official_punctuation_behind_a_mark)
{
    OFFICIAL({"**Bold.** Next one.", "**Bold.|** Next one."},
             {"He said \"Hi.\" Then left.", "He said \"Hi.\"|Then left."},
             {"(One.) Two.", "(One.)|Two."}, {"One.)--two", "One.)|--two"}, {"x.'y", "x.|'y"});
}
END_TEST

START_TEST(official_abbreviations_end_before_starters_only)
{
    OFFICIAL({"U.S. troops. They", "U.S. troops.|They"}, {"the U.S. They", "the U.S.|They"},
             {"Mr. Smith. He", "Mr. Smith.|He"}, {"x-dr. Who", "x-dr. Who"},
             {"We, e.g. this", "We, e.g.|this"}, {"pears, etc. and", "pears, etc.|and"},
             {"Wait... What?", "Wait... What?"}, {"Wait... However", "Wait...|However"});
}
END_TEST

START_TEST(official_initials_and_numbers)
{
    OFFICIAL({"1. Foo bar.", "1.|Foo bar."}, {"1. foo bar", "1. foo bar"},
             {"J. Bach", "J. Bach"}, {"option a. then", "option a. then"}, {"a. 5", "a.|5"},
             {"-3.5,1. foo", "-3.5,1. foo"}, {"1a. foo", "1a.|foo"}, {"٣. foo", "٣. foo"},
             {"²². Foo", "²².|Foo"}, {"1. , x", "1. , x"});
}
END_TEST

// --- native ------------------------------------------------------------------------------------

START_TEST(native_abbreviations)
{
    NATIVE({"Use it, e.g. The thing, i.e. Y.", "Use it, e.g. The thing, i.e. Y."},
           {"E.g., x. Then y.", "E.g., x.|Then y."},
           {"pears, etc. The rest.", "pears, etc.|The rest."},
           {"pears, etc. and more.", "pears, etc. and more."},
           {"Mr. Smith met Dr. The and Mrs. Jones.", "Mr. Smith met Dr. The and Mrs. Jones."},
           {"U.S. troops left the U.S. They did.", "U.S. troops left the U.S.|They did."},
           {"See fig. 3. I ate a fig. Then no. 5.", "See fig. 3.|I ate a fig.|Then no. 5."},
           {"A café. The éco. Next.", "A café.|The éco.|Next."});
}
END_TEST

START_TEST(native_dots_inside_names_and_numbers)
{
    NATIVE({"It has 3.5 GB of RAM.", "It has 3.5 GB of RAM."},
           {"Use C#. Then go.", "Use C#.|Then go."},
           {".NET is fine. ASP.NET Core too.", ".NET is fine.|ASP.NET Core too."},
           {"Fine. .NET is.", "Fine.|.NET is."},
           {"Call println!(\"x.\") and a?.b now. Yes.", "Call println!(\"x.\") and a?.b now.|Yes."},
           {"J. R. R. Tolkien wrote it.", "J. R. R. Tolkien wrote it."},
           {"Plan B. Then we go. So do I. Peter too.", "Plan B.|Then we go.|So do I.|Peter too."},
           {"Disk I/O. Next.", "Disk I/O.|Next."});
}
END_TEST

START_TEST(native_list_markers_belong_to_their_item)
{
    NATIVE({"1. Foo bar. Baz.", "1. Foo bar.|Baz."},
           {"Steps: 1. Open it. 2. Close it.", "Steps: 1. Open it.|2. Close it."},
           {"One\n**2. Two**\na. Three", "One\n**2. Two**\na. Three"},
           {"It was 1990. The year.", "It was 1990.|The year."},
           {"We got 5. The end.", "We got 5.|The end."});
}
END_TEST

START_TEST(native_quotes_and_emphasis_close)
{
    NATIVE({"“Quote.” Next.", "“Quote.”|Next."}, {"It’s ‘it.’ Next.", "It’s ‘it.’|Next."},
           {"**Bold.** Next one.", "**Bold.**|Next one."},
           {"\"Stop!\" he said. (Really?) and left.", "\"Stop!\" he said.|(Really?) and left."},
           {"hello there. how are you? fine!", "hello there.|how are you?|fine!"});
}
END_TEST

START_TEST(native_ellipsis)
{
    NATIVE({"Wait... what?", "Wait... what?"}, {"Wait… what?", "Wait… what?"},
           {"He left... Then I.", "He left...|Then I."},
           {"Well . . . what now. Ok.", "Well . . . what now.|Ok."});
}
END_TEST

// Plain text is passed over sixteen bytes at a time.
START_TEST(native_sentences_are_the_same_wherever_they_stand)
{
    static const char *const pieces[] = {"a", "B", "1", " ", " ", "  ", "\n", ".", ". ", "?", "! ", "…",
                                         "é", "。", "\"", "*", "e.g. ", "a long word or two ", "\xFF"};
    uint32_t seed = 5;
    for (int round = 0; round < 4000; round++) {
        Arena arena = {0};
        Text text = TEXT("x");
        for (int i = 0; i < round % 30; i++) {
            seed = seed * 1664525 + 1013904223;
            text = arena_join(&arena, text, text_of(pieces[(seed >> 16) % (sizeof pieces
                                                                          / sizeof *pieces)]));
        }
        SpanList first = {0};
        sentences_split(&arena, text, SENTENCES_NATIVE, &first);
        for (size_t blanks = 1; blanks < 17; blanks++) {
            SpanList moved = {0};
            Text padded = arena_join(&arena, text_slice(TEXT("                "), 0, blanks), text);
            sentences_split(&arena, padded, SENTENCES_NATIVE, &moved);
            ck_assert_uint_eq(moved.len, first.len);
            for (size_t i = 0; i < first.len; i++) {
                ck_assert_uint_eq(moved.at[i].start, first.at[i].start + blanks);
                ck_assert_uint_eq(moved.at[i].end, first.at[i].end + blanks);
            }
        }
        arena_free(&arena);
    }
}
END_TEST

START_TEST(native_full_stops_of_other_scripts)
{
    NATIVE({"你好。再见！好吗？", "你好。|再见！|好吗？"}, {"「はい。」彼は", "「はい。」|彼は"},
           {"यह है। वह था।", "यह है।|वह था।"});
}
END_TEST

START_TEST(native_sentences_hold_words)
{
    NATIVE({"Great! 🎉", "Great! 🎉"}, {"Great! 🎉 Next.", "Great!|🎉 Next."}, {"...", "..."},
           {"? ! Go. Now.", "? ! Go.|Now."}, {"", ""}, {" \n ", ""}, {"  Hi  ", "Hi"});
}
END_TEST

// --- both --------------------------------------------------------------------------------------

static void check_cover(Text text, const SpanList *sentences)
{
    size_t at = 0;
    for (size_t i = 0; i <= sentences->len; i++) {
        bool last = i == sentences->len;
        size_t start = last ? text.len : sentences->at[i].start, space;
        while (at < start && (space = unicode_space_at(text, at)) > 0)
            at += space;
        ck_assert_msg(at == start, "byte %zu belongs to no sentence of '%.*s'", at, TEXT_ARG(text));
        if (last)
            return;
        ck_assert_uint_gt(sentences->at[i].end, start);
        ck_assert_uint_eq(unicode_space_at(text, start), 0);
        at = sentences->at[i].end;
        ck_assert(!char_is_space(text.at[at - 1]));
    }
}

static size_t random_text(char *bytes, uint32_t *seed, int pieces)
{
    static const char *const known[] = {
        ".", ". ", "..", "... ", "?", "! ", " ", "\n", "\"", "'", ")", "(", "*", "--", ",", "e.g.",
        "Dr. ", "U.S. ", "The ", "then ", "A. ", "b. ", "1. ", "12.5", "word", "é", "”", "’", "。", "🎉",
        "\u00A0", "\x1C", "\xFF", "\xE3\x80", ". . ",
    };
    size_t len = 0;
    for (int i = 0; i < pieces; i++) {
        *seed = *seed * 1664525 + 1013904223;
        const char *piece = known[(*seed >> 16) % (sizeof known / sizeof *known)];
        memcpy(bytes + len, piece, strlen(piece));
        len += strlen(piece);
        if (*seed >> 28 == 0)
            bytes[len++] = (char)(*seed >> 8);
    }
    return len;
}

START_TEST(sentences_cover_any_bytes_in_order)
{
    uint32_t seed = 2006;
    for (int round = 0; round < 6000; round++) {
        Arena arena = {0};
        char bytes[256];
        Text text = {bytes, random_text(bytes, &seed, round / 2 % 24)};
        SpanList sentences = {0};
        sentences_split(&arena, text, round % 2 ? SENTENCES_NATIVE : SENTENCES_OFFICIAL, &sentences);
        check_cover(text, &sentences);
        arena_free(&arena);
    }
}
END_TEST

// A megabyte of each takes about a tenth of a second; in quadratic time it would take minutes.
// What takes the square of its length does not end before the watchdog of the suites ends it.
START_TEST(hostile_texts_take_linear_time)
{
    static const char *const hostile[] = {
        ".", "a", ". ", ". . ", "a.", ".)", "-", "(", "1. ", "\"", "! ", ".\u00A0", "\xFF", "e.g. ", " ",
        "*", "a.\n", "。", "'.", "-.",
    };
    enum { SIZE = 1 << 20 };
    Arena arena = {0};
    char *bytes = arena_get(&arena, SIZE);
    for (size_t i = 0; i <= sizeof hostile / sizeof *hostile; i++) {
        bool nul = i == sizeof hostile / sizeof *hostile;
        size_t period = nul ? 1 : strlen(hostile[i]);
        for (size_t at = 0; at < SIZE; at++)
            bytes[at] = nul ? '\0' : hostile[i][at % period];
        for (int style = SENTENCES_NATIVE; style <= SENTENCES_OFFICIAL; style++) {
            Arena scratch = {0};
            SpanList sentences = {0};
            sentences_split(&scratch, (Text){bytes, SIZE}, (SentenceStyle)style, &sentences);
            arena_free(&scratch);
        }
    }
    arena_free(&arena);
}
END_TEST

static const char *const lists[][256] = {
    {
#define ABBREVIATION(word) word,
#define STARTER(word)
#include "syntax/punkt_words.def"
    },
    {
#define ABBREVIATION(word)
#define STARTER(word) word,
#include "syntax/punkt_words.def"
    },
    {
#define ABBREVIATION(word, kind) word,
#define STARTER(word)
#include "syntax/sentence_words.def"
    },
    {
#define ABBREVIATION(word, kind)
#define STARTER(word) word,
#include "syntax/sentence_words.def"
    },
};

START_TEST(word_lists_are_sorted_so_that_each_word_is_found)
{
    for (size_t list = 0; list < sizeof lists / sizeof *lists; list++) {
        size_t count = 0;
        while (lists[list][count])
            count++;
        ck_assert_uint_ge(count, 39);
        for (size_t i = 0; i < count; i++) {
            Text word = text_of(lists[list][i]);
            ck_assert_uint_le(word.len, WORDLIST_LONGEST);
            ck_assert_uint_eq(wordlist_find(lists[list], count, word), i);
        }
        ck_assert_uint_eq(wordlist_find(lists[list], count, TEXT("zzz")), TEXT_NONE);
        ck_assert_uint_eq(wordlist_find(lists[list], count, TEXT("")), TEXT_NONE);
    }
    ck_assert_uint_eq(wordlist_find(lists[0], 1, TEXT("A.A")), 0);
}
END_TEST

Suite *suite_syntax_sentence(void)
{
    return suite_of("syntax/sentence",
                    (const TTest *const[]){official_needs_a_mark_and_something_behind_it,
                                           official_overlapping_marks_count_once,
                                           official_punctuation_behind_a_mark,
                                           official_abbreviations_end_before_starters_only,
                                           official_initials_and_numbers, native_abbreviations,
                                           native_dots_inside_names_and_numbers,
                                           native_list_markers_belong_to_their_item,
                                           native_quotes_and_emphasis_close, native_ellipsis,
                                           native_sentences_are_the_same_wherever_they_stand,
                                           native_full_stops_of_other_scripts,
                                           native_sentences_hold_words,
                                           sentences_cover_any_bytes_in_order,
                                           hostile_texts_take_linear_time,
                                           word_lists_are_sorted_so_that_each_word_is_found, NULL});
}
