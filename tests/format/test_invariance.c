// The same answer gives the same document, however its bytes were laid out: JSON printed by any
// printer, a stream cut anywhere, line breaks of either kind.
#include "base/put.h"
#include "format/framing.h"
#include "unit.h"

enum { ROUNDS = 10000 };

static Arena arena;

typedef struct Random {
    uint64_t state;
} Random;

// xorshift64*, Vigna 2016.
static uint64_t next(Random *random)
{
    random->state ^= random->state >> 12;
    random->state ^= random->state << 25;
    random->state ^= random->state >> 27;
    return random->state * 2685821657736338717u;
}

static size_t below(Random *random, size_t limit)
{
    return (size_t)(next(random) >> 33) % limit;
}

static Text random_text(Random *random)
{
    static const char *const words[] = {"queue", " ", "\n", "- a", "\"", "\\", "\u00e9", "\u65e5",
                                        "\U0001F389", "\t", "**b**", "</x>", "\r\n", "."};
    Out out = {0};
    for (size_t i = below(random, 30); i > 0; i--)
        put_raw(&out, text_of(words[below(random, sizeof words / sizeof *words)]));
    put_raw(&out, TEXT("end"));
    Text text = arena_copy(&arena, out_text(&out));
    out_free(&out);
    return text;
}

static Document split(Text source)
{
    SplitOptions options = {0};
    DocumentList documents = {0};
    Error error = {0};
    Framing framing;
    const Format *format;
    framing_of(source, true, &options, &arena, &framing, &format);
    bool good = documents_split(source, TEXT("x"), framing, &options, &arena, &documents, &error);
    ck_assert_msg(good, "%.*s: %.*s", TEXT_ARG(error.message), TEXT_ARG(source));
    ck_assert_uint_eq(documents.len, 1);
    return documents.at[0];
}

static void assert_same(const Document *a, const Document *b)
{
    ck_assert_str_eq(a->format, b->format);
    ck_assert(text_is(a->thinking.text, b->thinking.text));
    ck_assert(text_is(a->answer.text, b->answer.text));
    ck_assert(text_is(a->prompt.text, b->prompt.text));
    ck_assert(text_is(a->finish, b->finish) && text_is(a->model, b->model));
    ck_assert_int_eq(a->thinking_state, b->thinking_state);
    for (int i = 0; i < STAT_COUNT; i++) {
        ck_assert_int_eq(a->stats.present[i], b->stats.present[i]);
        ck_assert_uint_eq(a->stats.value[i], b->stats.value[i]);
    }
}

// --- JSON ---------------------------------------------------------------------------------------

typedef struct Printer {
    Random *random;
    Out out;
    bool loose;          // white space wherever JSON allows it
} Printer;

static void put_gap(Printer *printer)
{
    static const char *const gaps[] = {"", " ", "\n", "\r\n", "\t", "  "};
    if (printer->loose)
        put_raw(&printer->out, text_of(gaps[below(printer->random, 6)]));
}

// Every character may be written as an escape, too.
static void put_string(Printer *printer, Text text)
{
    size_t start = printer->out.len;
    put_json(&printer->out, text);
    if (!printer->loose || below(printer->random, 2))
        return;
    Text plain = arena_copy(&arena, text_slice(out_text(&printer->out), start, printer->out.len));
    printer->out.len = start;
    for (size_t i = 0; i < plain.len; i++) {
        if (plain.at[i] == '\\')
            put_char(&printer->out, plain.at[i++]);
        else if (char_is_alpha(plain.at[i]) && below(printer->random, 4) == 0) {
            put_print(&printer->out, "\\u%04x", (unsigned)plain.at[i]);
            continue;
        }
        put_char(&printer->out, plain.at[i]);
    }
}

static void put_member(Printer *printer, const char *key, Text string, const char *value)
{
    put_gap(printer);
    put_string(printer, text_of(key));
    put_gap(printer);
    put_char(&printer->out, ':');
    put_gap(printer);
    if (value)
        put_raw(&printer->out, text_of(value));
    else
        put_string(printer, string);
    put_gap(printer);
}

static void put_chunk(Printer *printer, Text thinking, Text response, bool done)
{
    put_char(&printer->out, '{');
    put_member(printer, "model", TEXT("qwen3:8b"), NULL);
    put_char(&printer->out, ',');
    put_member(printer, "created_at", TEXT("2026-02-02T10:00:00Z"), NULL);
    put_char(&printer->out, ',');
    put_member(printer, "thinking", thinking, NULL);
    put_char(&printer->out, ',');
    put_member(printer, "response", response, NULL);
    put_char(&printer->out, ',');
    if (done) {
        put_member(printer, "done_reason", TEXT("stop"), NULL);
        put_char(&printer->out, ',');
        put_member(printer, "eval_count", (Text){0}, "41");
        put_char(&printer->out, ',');
    }
    put_member(printer, "done", (Text){0}, done ? "true" : "false");
    put_raw(&printer->out, TEXT("}\n"));
}

static size_t character_end(Text text, size_t at)
{
    while (at < text.len && ((unsigned char)text.at[at] & 0xC0) == 0x80)
        at++;
    return at;
}

// The same thinking and response, in chunks of any number and length.
static Text stream_of(Random *random, Text thinking, Text response, bool loose)
{
    Printer printer = {random, {0}, loose};
    size_t thought = 0, said = 0;
    while (thought < thinking.len || said < response.len) {
        size_t think_to = character_end(thinking, thought + 1 + below(random, 20));
        Text part = text_slice(thinking, thought, think_to);
        thought += part.len;
        Text words = {0};
        if (thought >= thinking.len) {
            words = text_slice(response, said,
                               character_end(response, said + 1 + below(random, 20)));
            said += words.len;
        }
        put_chunk(&printer, part, words, false);
    }
    put_chunk(&printer, (Text){0}, (Text){0}, true);
    Text source = arena_copy(&arena, out_text(&printer.out));
    out_free(&printer.out);
    return source;
}

START_TEST(a_stream_may_be_cut_and_printed_in_any_way)
{
    Random random = {20260201};
    for (int i = 0; i < ROUNDS; i++) {
        Text thinking = random_text(&random), response = random_text(&random);
        Document plain = split(stream_of(&random, thinking, response, false));
        Document loose = split(stream_of(&random, thinking, response, true));
        ck_assert_str_eq(plain.format, "ollama-json");
        ck_assert(text_is(plain.thinking.text, thinking));
        ck_assert(text_is(plain.answer.text, response));
        assert_same(&plain, &loose);
        arena_reset(&arena);
    }
    arena_free(&arena);
}
END_TEST

// --- line breaks --------------------------------------------------------------------------------

static Text without_cr(Text text)
{
    Out out = {0};
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] != '\r')
            put_char(&out, text.at[i]);
    Text copy = arena_copy(&arena, out_text(&out));
    out_free(&out);
    return copy;
}

static Text with_crlf(Text text)
{
    Out out = {0};
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '\n')
            put_char(&out, '\r');
        put_char(&out, text.at[i]);
    }
    Text copy = arena_copy(&arena, out_text(&out));
    out_free(&out);
    return copy;
}

START_TEST(line_breaks_of_either_kind_are_the_same)
{
    static const char *const footers[] = {
        "", "\n\ntotal duration:       1.5s\neval count:           4 token(s)\n"
            "eval duration:        1s\neval rate:            4.00 tokens/s\n"};
    Random random = {20260202};
    for (int i = 0; i < ROUNDS; i++) {
        Text text = arena_print(&arena, "%s%.*s%s%.*s%s", below(&random, 2) ? "Thinking...\n" : "",
                                TEXT_ARG(random_text(&random)),
                                below(&random, 2) ? "\n...done thinking.\n\n" : "\n",
                                TEXT_ARG(random_text(&random)), footers[below(&random, 2)]);
        Text plain = without_cr(text);
        Document a = split(plain), b = split(with_crlf(plain));
        assert_same(&a, &b);
        arena_reset(&arena);
    }
    arena_free(&arena);
}
END_TEST

Suite *suite_format_invariance(void)
{
    return suite_of("format/invariance",
                    (const TTest *const[]){a_stream_may_be_cut_and_printed_in_any_way,
                                           line_breaks_of_either_kind_are_the_same, NULL});
}
