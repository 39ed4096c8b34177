#include "claim/token.h"

#include "base/put.h"
#include "unit.h"

// Words as they are, the rest as its sign: ", : ; ( ) ? \"".
static Text shown(Arena *arena, Text plain)
{
    static const char *const signs[] = {
        [TOKEN_COMMA] = ",", [TOKEN_COLON] = ":",    [TOKEN_STOP] = ";",  [TOKEN_OPEN] = "(",
        [TOKEN_CLOSE] = ")", [TOKEN_QUESTION] = "?", [TOKEN_QUOTE] = "\"",
    };
    TokenList tokens = {0};
    Out out = {0};
    tokens_split(arena, plain, (Span){0, plain.len}, &tokens);
    size_t end = 0;
    for (size_t i = 0; i < tokens.len; i++) {
        const Token *token = &tokens.at[i];
        ck_assert_uint_lt(token->plain.start, token->plain.end);
        ck_assert_uint_le(token->plain.end, plain.len);
        ck_assert(token->plain.start >= end || token->plain.end == end);
        end = token->plain.end;
        if (i)
            put_char(&out, ' ');
        if (token->kind == TOKEN_WORD)
            put_raw(&out, token->text);
        else
            put_raw(&out, text_of(signs[token->kind]));
    }
    Text text = arena_copy(arena, out_text(&out));
    out_free(&out);
    return text;
}

typedef struct Sample {
    const char *plain, *tokens;
} Sample;

static void check(const Sample *samples, size_t count)
{
    Arena arena = {0};
    for (size_t i = 0; i < count; i++)
        ck_assert_text(shown(&arena, text_of(samples[i].plain)), samples[i].tokens);
    arena_free(&arena);
}

START_TEST(names_are_one_word)
{
    static const Sample samples[] = {
        {"", ""},
        {" \n\t", ""},
        {"await blocks.", "await blocks"},
        {"Task.WhenAll is", "Task.WhenAll is"},
        {".NET 4.5, C#.", ".NET 4.5 , C#"},
        {"C++ and F#", "C++ and F#"},
        {"Task<T> x", "Task<T> x"},
        {"Dictionary<string, Task<int>> x", "Dictionary<string,Task<int>> x"},
        {"a < b > c", "a b c"},
        {"non-blocking", "non-blocking"},
        {"non\u2011blocking", "non-blocking"},
        {"I/O async/await", "I/O async await"},
        {"10,000 tasks, 2", "10,000 tasks , 2"},
        {"_field GetX2", "_field GetX2"},
        {"na\u00EFve caf\u00E9", "na\u00EFve caf\u00E9"},
        {"e.g. this", "e.g this"},
    };
    check(samples, sizeof samples / sizeof *samples);
}
END_TEST

START_TEST(contractions_are_taken_apart)
{
    static const Sample samples[] = {
        {"don't", "do not"},
        {"Don\u2019t", "Do not"},
        {"DON'T", "DO not"},
        {"can't cannot won't", "can not can not will not"},
        {"it's", "it is"},
        {"that's there's", "that is there is"},
        {"the task's thread", "the task thread"},
        {"you're they've we'll I'm I'd", "you are they have we will I am I would"},
        {"n't", "n't"},
        {"rock 'n' roll", "rock n roll"},
    };
    check(samples, sizeof samples / sizeof *samples);
}
END_TEST

START_TEST(a_contraction_has_one_place)
{
    Arena arena = {0};
    TokenList tokens = {0};
    tokens_split(&arena, TEXT("it don't"), (Span){3, 8}, &tokens);
    ck_assert_uint_eq(tokens.len, 2);
    for (size_t i = 0; i < 2; i++) {
        ck_assert_uint_eq(tokens.at[i].plain.start, 3);
        ck_assert_uint_eq(tokens.at[i].plain.end, 8);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(calls_do_not_divide)
{
    static const Sample samples[] = {
        {"Wait() blocks", "Wait blocks"},
        {"task(s) run", "task run"},
        {"Run(...) and Run(\u2026)", "Run and Run"},
        {"Delay(100) waits", "Delay 100 waits"},
        {"Wait(Run(x)) waits", "Wait Run x waits"},
        {"await (a keyword) waits", "await ( a keyword ) waits"},
        {"await (see Run(x)) waits", "await ( see Run x ) waits"},
        {"a [b] c", "a ( b ) c"},
        {") a (", ") a ("},
    };
    check(samples, sizeof samples / sizeof *samples);
}
END_TEST

START_TEST(signs_that_divide)
{
    static const Sample samples[] = {
        {"a, b: c; d", "a , b : c ; d"},
        {"a - b -- c a-b", "a ; b ; c a-b"},
        {"a \u2014 b \u2013 c", "a ; b ; c"},
        {"a? \"b\" \u201Cc\u201D", "a ? \" b \" \" c \""},
        {"\u274C a \u2705\uFE0F b", "\u274C a \u2705 b"},
        {"a! b. c* d\u2026 \u00A9", "a b c d"},
    };
    check(samples, sizeof samples / sizeof *samples);
}
END_TEST

START_TEST(only_the_range_is_read)
{
    Arena arena = {0};
    TokenList tokens = {0};
    tokens_split(&arena, TEXT("alpha beta gamma"), (Span){6, 9}, &tokens);
    ck_assert_uint_eq(tokens.len, 1);
    ck_assert_text(tokens.at[0].text, "bet");
    arena_free(&arena);
}
END_TEST

START_TEST(long_words_are_cut_and_lose_nothing)
{
    Arena arena = {0};
    TokenList tokens = {0};
    char *word = arena_get(&arena, 5000);
    for (size_t i = 0; i < 5000; i++)
        word[i] = 'x';
    tokens_split(&arena, (Text){word, 5000}, (Span){0, 5000}, &tokens);
    size_t bytes = 0;
    for (size_t i = 0; i < tokens.len; i++)
        bytes += tokens.at[i].text.len;
    ck_assert_uint_gt(tokens.len, 1);
    ck_assert_uint_eq(bytes, 5000);
    arena_free(&arena);
}
END_TEST

// Every byte sequence is split, and places stay ordered and within the text.
START_TEST(any_bytes_are_taken)
{
    static const char *const pieces[] = {"a", "'", "(", ")", "<", ">", ".", "n't", "\u2019", "\u2014",
                                         "#", "+", ",", "-", " ", "/", "1", "\u274C", "[", "()"};
    uint32_t seed = 7;
    for (int round = 0; round < 2000; round++) {
        Arena arena = {0};
        Out out = {0};
        for (int i = 0; i < 40; i++) {
            seed = seed * 1664525u + 1013904223u;
            put_raw(&out, text_of(pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]));
        }
        shown(&arena, out_text(&out));
        out_free(&out);
        arena_free(&arena);
    }
}
END_TEST

Suite *suite_claim_token(void)
{
    return suite_of("claim/token",
                    (const TTest *const[]){names_are_one_word, contractions_are_taken_apart,
                                           a_contraction_has_one_place, calls_do_not_divide,
                                           signs_that_divide, only_the_range_is_read,
                                           long_words_are_cut_and_lose_nothing, any_bytes_are_taken,
                                           NULL});
}
