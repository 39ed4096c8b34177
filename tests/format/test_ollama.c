#include "format/split.h"


#include "base/put.h"
#include "unit.h"

static Arena arena;

static Document split_as(Text source, const char *format)
{
    DocumentList documents = {0};
    Error error = {0};
    const Format *known = format ? format_find(text_of(format)) : NULL;
    ck_assert(!format || known);
    ck_assert(documents_split(source, TEXT("a.txt"), FRAMING_TEXT, &(SplitOptions){.format = known},
                              &arena, &documents, &error));
    ck_assert_uint_eq(documents.len, 1);
    return documents.at[0];
}

static void check_tiles(const Document *document, size_t len)
{
    size_t at = 0;
    for (size_t i = 0; i < document->segments.len; i++) {
        Span span = document->segments.at[i].span;
        ck_assert_uint_eq(span.start, at);
        ck_assert_uint_gt(span.end, span.start);
        at = span.end;
    }
    ck_assert_uint_eq(at, len);
}

// A lone CR of the source is a line break of the text.
static bool is_same(Text text, Text source)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] != source.at[i] && !(text.at[i] == '\n' && source.at[i] == '\r'))
            return false;
    return text.len == source.len;
}

// Every piece says what stands at its place in the source.
static void check_channel(const Document *document, const Channel *channel)
{
    size_t at = 0;
    for (size_t i = 0; i < channel->pieces.len; i++) {
        Piece piece = channel->pieces.at[i];
        ck_assert_uint_eq(piece.at, at);
        ck_assert_uint_eq(piece.len, piece.source_len);
        ck_assert_uint_le(piece.source + piece.len, document->source.len);
        if (document->bad_bytes == 0)
            ck_assert(
                is_same(text_slice(channel->text, at, at + piece.len),
                        text_slice(document->source, piece.source, piece.source + piece.len)));
        at += piece.len;
    }
    ck_assert_uint_eq(at, channel->text.len);
}

static Document split_checked(Text source, const char *format)
{
    Document document = split_as(source, format);
    check_tiles(&document, source.len);
    check_channel(&document, &document.thinking);
    check_channel(&document, &document.answer);
    ck_assert(document.answer.present);
    ck_assert(!document.prompt.present);
    ck_assert_int_eq(document.thinking.present, document.thinking_state != THINKING_NONE);
    return document;
}

// --- by hand ----------------------------------------------------------------------------------

#define RATE "eval rate:            97.13 tokens/s\n"

typedef struct Case {
    const char *source, *thinking, *answer;  // thinking NULL: none
    ThinkingState state;
    bool has_stats;
    const char *kinds;  // first letters of the segments, X for an error
} Case;

static const Case cases[] = {
    {"Thinking...\nhm\n...done thinking.\n\nYes.\n\n" RATE, "hm", "Yes.", THINKING_CLOSED, true,
     "mtmas"},
    {"Thinking...\nhm\n...done thinking.\n\nYes.\n", "hm", "Yes.", THINKING_CLOSED, false, "mtmam"},
    {"Thinking...\nhm\n...done thinking.\n\nYes.", "hm", "Yes.", THINKING_CLOSED, false, "mtma"},
    {"Yes.\n\n\n" RATE, NULL, "Yes.\n", THINKING_NONE, true, "as"},
    {"Yes.\n" RATE "\n\n", NULL, "Yes.", THINKING_NONE, true, "as"},
    {RATE, NULL, "", THINKING_NONE, true, "s"},
    {"\xEF\xBB\xBF\n Thinking...\n", NULL, "\n Thinking...\n", THINKING_NONE, false, "ma"},
    {"\xEF\xBB\xBF\nThinking...\nhm\n...done thinking.\n\nA", "hm", "A", THINKING_CLOSED, false,
     "mtma"},
    {"Thinking...\r\nh\r\nm\r\n...done thinking.\r\n\r\nYes\r\nNo.\r\n\r\n" RATE, "h\nm",
     "Yes\nNo.", THINKING_CLOSED, true, "mtmas"},
    // never closed
    {"Thinking...\nhm", "hm", "", THINKING_UNCLOSED, false, "mt"},
    {"Thinking...\nhm\n\n" RATE, "hm", "", THINKING_UNCLOSED, true, "mts"},
    {"Thinking...", "", "", THINKING_UNCLOSED, false, "m"},
    {"Thinking...\nsay \"...done thinking.\" then\n", "say \"...done thinking.\" then", "",
     THINKING_UNCLOSED, false, "mtm"},
    // nothing thought
    {"Thinking...\n...done thinking.\n\nA", "", "A", THINKING_EMPTY, false, "ma"},
    {"Thinking...\n \n\n...done thinking.\n\nA", " \n", "A", THINKING_EMPTY, false, "mtma"},
    {"Thinking...\nhm\n...done thinking.", "hm", "", THINKING_CLOSED, false, "mtm"},
    {"Thinking...\nhm\n...done thinking.\n\n\n\n" RATE, "hm", "", THINKING_CLOSED, true, "mtms"},
    // which closing marker
    {"Thinking...\na\n...done thinking.\nb\n...done thinking.\n\nA", "a\n...done thinking.\nb", "A",
     THINKING_CLOSED, false, "mtma"},
    {"Thinking...\na ...done thinking.\n\nb\n...done thinking.\n\nA", "a ...done thinking.\n\nb",
     "A", THINKING_CLOSED, false, "mtma"},
    {"Thinking...\na\n...done thinking.\n\nA\n...done thinking.\n\nB", "a",
     "A\n...done thinking.\n\nB", THINKING_CLOSED, false, "mtma"},
    {"Thinking...\na...done thinking.\n\nA", "a", "A", THINKING_CLOSED, false, "mtma"},
    {"Thinking...\na ...done thinking. b\nc...done thinking.\n\nA", "a ...done thinking. b\nc", "A",
     THINKING_CLOSED, false, "mtma"},
    {"Thinking...\na\n...done thinking.\nA", "a", "A", THINKING_CLOSED, false, "mtma"},
    {"Thinking...\na\n...done thinking.\n\n\nA", "a", "\nA", THINKING_CLOSED, false, "mtma"},
    // opened again
    {"Thinking...\na\n...done thinking.\n\nA Thinking...\nb\n...done thinking.\n\nB", "a\nb", "A B",
     THINKING_REOPENED, false, "mtmamtma"},
    {"Thinking...\na\n...done thinking.\n\nThinking...\nb\n...done thinking.\n\nB\n" RATE, "a\nb",
     "B", THINKING_REOPENED, true, "mtmtmas"},
    {"Thinking...\r\na\r\n...done thinking.\r\n\r\nAThinking...\r\nb\r\n...done thinking.\r\n\r\nB",
     "a\nb", "AB", THINKING_REOPENED, false, "mtmamtma"},
    {"Thinking...\na\n...done thinking.\n\nIt shows Thinking...\nand so on", "a",
     "It shows Thinking...\nand so on", THINKING_CLOSED, false, "mtma"},
    {"Thinking...\na\n...done thinking.\n\n```\nThinking...\nb\n...done thinking.\n\nB\n```", "a",
     "```\nThinking...\nb\n...done thinking.\n\nB\n```", THINKING_CLOSED, false, "mtma"},
    {"Yes.\nThinking...\nb\n...done thinking.\n\nB\n" RATE, NULL,
     "Yes.\nThinking...\nb\n...done thinking.\n\nB", THINKING_NONE, true, "as"},
    // what the client says
    {"Added image 'a b.png'\nA cat.\n\n" RATE, NULL, "A cat.", THINKING_NONE, true, "nas"},
    {"Connecting to 'm' on 'ollama.com' \u26A1\nThinking...\nx\n...done thinking.\n\nA", "x", "A",
     THINKING_CLOSED, false, "nmtma"},
    {"warning: model \"m\" does not support thinking output\n\nA\n\n" RATE, NULL, "\nA",
     THINKING_NONE, true, "nas"},
    {"pulling manifest \npulling 6a0746a1ec1a: 100% 4.7 GB\nverifying sha256 digest \nwriting "
     "manifest\n"
     "success\nThinking...\nx\n...done thinking.\n\nA",
     "x", "A", THINKING_CLOSED, false, "nmtma"},
    {"Thinking...\nx\n...done thinking.\n\nA\nError: stream broke\n", "x", "A", THINKING_CLOSED,
     false, "mtmaX"},
    {"Thinking...\nx\n\nError: stream broke", "x", "", THINKING_UNCLOSED, false, "mtX"},
    {"Error: this is how it ends\n\n" RATE, NULL, "Error: this is how it ends", THINKING_NONE, true,
     "as"},
    // a footer in the answer is quoted
    {"Thinking...\nx\n...done thinking.\n\nIt says\n" RATE "at the end.", "x",
     "It says\n" RATE "at the end.", THINKING_CLOSED, false, "mtma"},
};

static char letter_of(SegmentKind kind)
{
    return kind == SEGMENT_ERROR ? 'X' : segment_kind_name(kind)[0];
}

START_TEST(transcripts_split_as_written)
{
    Case want = cases[_i];
    Document document = split_checked(text_of(want.source), NULL);
    ck_assert_text(document.thinking.text, want.thinking ? want.thinking : "");
    ck_assert_int_eq(document.thinking.present, want.thinking != NULL);
    ck_assert_text(document.answer.text, want.answer);
    ck_assert_str_eq(thinking_state_name(document.thinking_state), thinking_state_name(want.state));
    ck_assert_int_eq(document.has_stats, want.has_stats);
    char kinds[16] = {0};
    for (size_t i = 0; i < document.segments.len; i++)
        kinds[i] = letter_of(document.segments.at[i].kind);
    ck_assert_str_eq(kinds, want.kinds);
    arena_free(&arena);
}
END_TEST

START_TEST(detection)
{
    static const struct {
        const char *source, *format;
    } known[] = {
        {"", "plain"},
        {" \n\n", "plain"},
        {"\xEF\xBB\xBF", "plain"},
        {"Hello.", "plain"},
        {"Thinking... hm\n", "plain"},
        {"Thinking...\nhm", "ollama-terminal"},
        {"\r\n\nThinking...\r\nhm", "ollama-terminal"},
        {"Hello.\nThinking...\n", "plain"},
        {"Hello.\n\n" RATE, "ollama-terminal"},
        {"Hello.\n\n" RATE "Bye.", "plain"},
        {"Error: no such thing", "plain"},
        {"Added image 'x.png'\nA cat.", "ollama-terminal"},
        {"Added image x.png\nA cat.", "plain"},
        {"success\n", "plain"},
        {"pulling 6a0746a1ec1: 3%\n", "plain"},
        {"pulling strings: 3%\n", "plain"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        Document document = split_checked(text_of(known[i].source), NULL);
        ck_assert_msg(text_is(text_of(document.format), text_of(known[i].format)), "case %zu", i);
        ck_assert_text(document.path, "a.txt");
    }
    arena_free(&arena);
}
END_TEST

START_TEST(plain_is_all_answer)
{
    Document document = split_checked(TEXT("\xEF\xBB\xBF\n Thinking...\r\n\xFF \n\n"), "plain");
    ck_assert_text(document.answer.text, "\n Thinking...\n\x1A \n\n");
    ck_assert_uint_eq(document.bad_bytes, 1);
    ck_assert_uint_eq(document.first_bad, 18);
    ck_assert_uint_eq(document.segments.len, 2);
    ck_assert_int_eq(document.segments.at[0].kind, SEGMENT_MARKER);
    document = split_checked((Text){0}, "plain");
    ck_assert_uint_eq(document.segments.len, 0);
    arena_free(&arena);
}
END_TEST

START_TEST(formats_are_found_by_name)
{
    ck_assert_ptr_null(format_find(TEXT("ollama")));
    ck_assert_ptr_null(format_find((Text){0}));
    ck_assert_str_eq(format_find(TEXT("ollama-terminal"))->name, "ollama-terminal");
}
END_TEST

START_TEST(what_is_not_known_is_noted)
{
    ck_assert_uint_eq(split_checked(text_of(cases[0].source), NULL).notes.len, 0);
    ck_assert_uint_eq(split_checked(TEXT("Thinking...\nhm"), NULL).notes.len, 1);
    ck_assert_uint_eq(split_checked(TEXT("Thinking...\na\n...done thinking.\nA"), NULL).notes.len,
                      1);
    ck_assert_uint_eq(split_checked(TEXT("Thinking...\na\nError: b"), NULL).notes.len, 2);
    arena_free(&arena);
}
END_TEST

START_TEST(an_empty_answer_stands_where_it_would_begin)
{
    Document document = split_checked(TEXT("Thinking...\nhm\n\n" RATE), NULL);
    ck_assert_uint_eq(channel_source(&document.answer, (Span){0, 0}).start, 14);
    arena_free(&arena);
}
END_TEST

// --- made from parts --------------------------------------------------------------------------

typedef struct Parts {
    Out source, thinking, answer;
    ThinkingState state;
    unsigned stats;  // a bit each line
    const char *line_break;
} Parts;

static uint64_t random_next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static bool coin(uint64_t *seed)
{
    return random_next(seed) >> 13 & 1;
}

static void put_lines(Out *out, Text text, const char *line_break)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] == '\n')
            put_raw(out, text_of(line_break));
        else
            put_char(out, text.at[i]);
}

// Text that no marker rule may take for its own: it neither starts nor ends with a line break. A
// marker line without an empty line behind it is quoted only where another one closes the block.
static void put_words(Parts *parts, Out *part, uint64_t *seed)
{
    static const char *const words[] = {
        "\n...done thinking.\nno",
        "word ",
        "\n",
        "\n\n",
        "\n ",
        "caf\u00E9",
        "It says `Thinking...` and",
        "\n...done thinking. no",
        "x ...done thinking. y",
        "\n" RATE "x",
        "\ntotal duration: 1s\n-",
        "Error: none",
        "\nError: none\nx",
        "\n```c\nThinking...\n```\n",
        "<think>",
    };
    size_t first = parts->state == THINKING_UNCLOSED, len = sizeof words / sizeof *words;
    Out text = {0};
    put_char(&text, 'a');
    for (size_t count = random_next(seed) % 12; count > 0; count--)
        put_raw(&text, text_of(words[first + random_next(seed) % (len - first)]));
    put_raw(&text, TEXT("\nz"));
    put_lines(&parts->source, out_text(&text), parts->line_break);
    put_raw(part, out_text(&text));
    out_free(&text);
}

static void put_block(Parts *parts, uint64_t *seed)
{
    put_lines(&parts->source, TEXT("Thinking...\n"), parts->line_break);
    if (parts->state != THINKING_EMPTY)
        put_words(parts, &parts->thinking, seed);
    if (parts->state == THINKING_UNCLOSED)
        return;
    bool glued = parts->state == THINKING_CLOSED && coin(seed);
    if (parts->state != THINKING_EMPTY && !glued)
        put_lines(&parts->source, TEXT("\n"), parts->line_break);
    put_lines(&parts->source, TEXT("...done thinking.\n\n"), parts->line_break);
}

static void put_body(Parts *parts, uint64_t *seed)
{
    static const ThinkingState states[] = {THINKING_NONE, THINKING_CLOSED, THINKING_UNCLOSED,
                                           THINKING_REOPENED, THINKING_EMPTY};
    parts->state = states[random_next(seed) % 5];
    if (parts->state != THINKING_NONE)
        put_block(parts, seed);
    if (parts->state == THINKING_UNCLOSED)
        return;
    for (size_t more = parts->state == THINKING_REOPENED ? 1 + random_next(seed) % 3 : 0; more;
         more--) {
        if (coin(seed))
            put_words(parts, &parts->answer, seed);
        put_char(&parts->thinking, '\n');
        put_block(parts, seed);
    }
    if (parts->state == THINKING_NONE || random_next(seed) % 8)
        put_words(parts, &parts->answer, seed);
}

static void put_footer(Parts *parts, uint64_t *seed)
{
    static const char *const lines[STAT_COUNT] = {
        "total duration:       8.79s\n",          "load duration:        52.1ms\n",
        "prompt eval count:    26 token(s)\n",    "prompt eval duration: 15\u00B5s\n",
        "prompt eval rate:     33.33 tokens/s\n", "eval count:           848 token(s)\n",
        "eval duration:        8.730509s\n",      RATE,
    };
    parts->stats = (unsigned)random_next(seed) % (1u << STAT_COUNT);
    parts->stats |= coin(seed) ? 1u << STAT_EVAL_RATE : 1u << STAT_TOTAL_DURATION;
    for (unsigned i = 0; i < STAT_COUNT; i++)
        put_lines(&parts->source, parts->stats >> i & 1 ? text_of(lines[i]) : TEXT(""),
                  parts->line_break);
}

static Parts parts_make(uint64_t *seed)
{
    Parts parts = {.line_break = coin(seed) ? "\r\n" : "\n"};
    if (coin(seed))
        put_raw(&parts.source, TEXT("\xEF\xBB\xBF"));
    if (coin(seed))
        put_lines(&parts.source, TEXT("Added image 'cat.png'\n"), parts.line_break);
    put_body(&parts, seed);
    put_lines(&parts.source, TEXT("\n\n"), parts.line_break);
    if (coin(seed))
        put_footer(&parts, seed);
    return parts;
}

static void parts_free(Parts *parts)
{
    out_free(&parts->source);
    out_free(&parts->thinking);
    out_free(&parts->answer);
}

START_TEST(parts_come_back)
{
    uint64_t seed = 4711;
    unsigned states[THINKING_HIDDEN + 1] = {0};
    for (size_t round = 0; round < 20000; round++) {
        Parts parts = parts_make(&seed);
        Text source = out_text(&parts.source);
        Document document = split_checked(source, "ollama-terminal");
        states[parts.state]++;
        ck_assert_msg(document.thinking_state == parts.state, "round %zu:\n%.*s", round,
                      TEXT_ARG(source));
        ck_assert_msg(text_is(document.thinking.text, out_text(&parts.thinking)),
                      "round %zu:\n%.*s", round, TEXT_ARG(source));
        ck_assert_msg(text_is(document.answer.text, out_text(&parts.answer)), "round %zu:\n%.*s",
                      round, TEXT_ARG(source));
        ck_assert_int_eq(document.has_stats, parts.stats != 0);
        for (unsigned i = 0; i < STAT_COUNT; i++)
            ck_assert_int_eq(document.stats.present[i], parts.stats >> i & 1);
        parts_free(&parts);
        arena_reset(&arena);
    }
    ck_assert_uint_gt(states[THINKING_REOPENED], 1000);
    ck_assert_uint_gt(states[THINKING_UNCLOSED], 1000);
    arena_free(&arena);
}
END_TEST

START_TEST(every_truncation_splits)
{
    uint64_t seed = 99;
    for (size_t round = 0; round < 60; round++) {
        Parts parts = parts_make(&seed);
        for (size_t len = 0; len <= parts.source.len; len++) {
            split_checked(text_slice(out_text(&parts.source), 0, len), NULL);
            split_checked(text_from(out_text(&parts.source), len), "ollama-terminal");
            arena_reset(&arena);
        }
        parts_free(&parts);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(fragments_in_any_order_tile)
{
    static const Text fragments[] = {
        {"Thinking...", 11},
        {"...done thinking.", 17},
        {"\n", 1},
        {"\r\n", 2},
        {"\r", 1},
        {"", 1},
        {"\xEF\xBB\xBF", 3},
        {"\xFF", 1},
        {"\xE2\x80", 2},
        {"```", 3},
        {"Error: x", 8},
        {"a", 1},
        {"total duration: 1s", 18},
        {"eval rate: 1.00 tokens/s", 24},
        {"eval count: 3 token(s)", 22},
        {"Added image 'x'", 15},
        {"pulling manifest", 16},
        {"success", 7},
        {" ", 1},
        {"\n\n", 2},
        {"Thinking...\n", 12},
        {"\n...done thinking.\n\n", 20},
    };
    uint64_t seed = 31337;
    Out source = {0};
    for (size_t round = 0; round < 40000; round++) {
        out_clear(&source);
        for (size_t count = random_next(&seed) % 24; count > 0; count--)
            put_raw(&source,
                    fragments[random_next(&seed) % (sizeof fragments / sizeof *fragments)]);
        split_checked(out_text(&source), coin(&seed) ? "ollama-terminal" : NULL);
        arena_reset(&arena);
    }
    out_free(&source);
    arena_free(&arena);
}
END_TEST

static const char *const repeats[] = {
    "Thinking...\n",
    "...done thinking.\n",
    "x...done thinking.\n",
    "Thinking...\n...done thinking.\n\n",
    RATE,
    "total duration: 1s\n",
    "\n",
    "\r\n",
    " ",
    "x",
    "```\n",
    "Added image 'x'\n",
    "pulling manifest\n",
    "\xFF",
    "Error: x\n",
    "\nThinking...",
};

START_TEST(repeats_take_linear_time)
{
    enum { SIZE = 1 << 20 };      // quadratic would be minutes, which the watchdog of the suites ends
    Text part = text_of(repeats[_i]);
    Out source = {0};
    put_raw(&source, TEXT("Thinking...\n"));
    while (source.len < SIZE)
        put_raw(&source, part);
    Document document = split_as(out_text(&source), NULL);
    document = split_as(out_text(&source), "ollama-terminal");
    check_tiles(&document, source.len);
    out_free(&source);
    arena_free(&arena);
}
END_TEST

Suite *suite_format_ollama(void)
{
    Suite *suite =
        suite_of("format/ollama",
                 (const TTest *const[]){
                     detection, plain_is_all_answer, formats_are_found_by_name,
                     what_is_not_known_is_noted, an_empty_answer_stands_where_it_would_begin,
                     parts_come_back, every_truncation_splits, fragments_in_any_order_tile, NULL});
    TCase *tables = tcase_create("tables");
    tcase_set_timeout(tables, 60);
    tcase_add_loop_test(tables, transcripts_split_as_written, 0, sizeof cases / sizeof *cases);
    tcase_add_loop_test(tables, repeats_take_linear_time, 0, sizeof repeats / sizeof *repeats);
    suite_add_tcase(suite, tables);
    return suite;
}
