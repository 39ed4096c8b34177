#include "report/parse.h"

#include "unit.h"

static Arena arena;

// Source:          0         1         2         3
//                  0123456789012345678901234567890123456
#define SOURCE "Thinking...\nhm\n...done\n\nYes.\nNo.\nend"

static Document sample(void)
{
    Document document = {
        .path = TEXT("a.txt"), .format = "ollama-terminal", .source = TEXT(SOURCE)};
    document_add_segment(&document, &arena, (Segment){SEGMENT_MARKER, 0, {0, 12}});
    document_add_segment(&document, &arena, (Segment){SEGMENT_THINKING, 0, {12, 14}});
    document_add_segment(&document, &arena, (Segment){SEGMENT_MARKER, 0, {14, 24}});
    document_add_segment(&document, &arena, (Segment){SEGMENT_ANSWER, 0, {24, 36}});
    channel_add(&document.thinking, &arena, document.source, (Span){12, 14});
    channel_add(&document.answer, &arena, document.source, (Span){24, 36});
    document.thinking_state = THINKING_CLOSED;
    return document;
}

static void set_stat(Document *document, StatField field, uint64_t value)
{
    document->has_stats = true;
    document->stats.present[field] = true;
    document->stats.value[field] = value;
}

START_TEST(text_shows_segments_lines_and_previews)
{
    Document document = sample();
    Out out = {0};
    parse_put_text(&document, false, &out);
    ck_assert_text(out_text(&out), "transcript a.txt: ollama-terminal, thinking closed, 1 turn\n"
                                   "  marker    bytes 0-12  lines 1-1  Thinking...\n"
                                   "  thinking  bytes 12-14  lines 2-2  hm\n"
                                   "  marker    bytes 14-24  lines 2-4  ...done\n"
                                   "  answer    bytes 24-36  lines 5-7  Yes....\n");
    out_free(&out);
    arena_free(&arena);
}
END_TEST

START_TEST(text_shows_statistics_in_human_units)
{
    static const struct {
        uint64_t ns;
        const char *shown;
    } durations[] = {
        {0, "0 ns"},
        {999, "999 ns"},
        {1000, "1.000 us"},
        {15001, "15.001 us"},
        {63152999, "63.152 ms"},
        {8730509000, "8.730 s"},
        {60000000000, "1 min 0.000 s"},
        {3723500000000, "1 h 2 min 3.500 s"},
        {3600000000000, "1 h 0 min 0.000 s"},
        {UINT64_MAX, "5124095 h 34 min 33.709 s"},
    };
    for (size_t i = 0; i < sizeof durations / sizeof *durations; i++) {
        Document document = {.path = TEXT("a"), .format = "plain"};
        Out out = {0};
        set_stat(&document, STAT_EVAL_DURATION, durations[i].ns);
        set_stat(&document, STAT_EVAL_COUNT, i);
        set_stat(&document, STAT_EVAL_RATE, 9705);
        parse_put_text(&document, false, &out);
        Text want = arena_print(&arena,
                                "transcript a: plain, thinking none, 1 turn\n"
                                "  eval count            %zu token%s\n"
                                "  eval duration         %s\n"
                                "  eval rate             97.05 tokens/s\n",
                                i, i == 1 ? "" : "s", durations[i].shown);
        ck_assert_msg(text_is(out_text(&out), want), "%.*s", TEXT_ARG(out_text(&out)));
        out_free(&out);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(text_keeps_foreign_bytes_harmless)
{
    Document document = {.path = TEXT("::error::\x1b[31m\n##[x"),
                         .format = "plain",
                         .record = 3,
                         .model = TEXT("m\r"),
                         .finish = TEXT("stop\n"),
                         .bad_bytes = 2,
                         .first_bad = 1,
                         .source = TEXT("\n \n\x1b]0;x\x07\xFF\xE2\x80\xAE tail\n::error::y")};
    Out out = {0};
    document_add_segment(&document, &arena, (Segment){SEGMENT_ANSWER, 2, {0, document.source.len}});
    list_add(&arena, &document.notes, TEXT("n\n::error::z"));
    parse_put_text(&document, false, &out);
    Text text = out_text(&out), line, rest = text;
    for (size_t i = 0; i < text.len; i++)
        ck_assert_int_ge((unsigned char)text.at[i], text.at[i] == '\n' ? '\n' : ' ');
    ck_assert_uint_eq(text_find(text, 0, TEXT("##[")), TEXT_NONE);
    while (text_next_line(&rest, &line))
        ck_assert(!text_starts(text_trim(line), TEXT("::")));
    ck_assert_uint_ne(text_find(text, 0, TEXT(" record 3: plain, thinking none, 3 turns, model m")),
                      TEXT_NONE);
    ck_assert_uint_ne(text_find(text, 0, TEXT("lines 1-4  \\x1b]0;x")), TEXT_NONE);
    ck_assert_uint_ne(text_find(text, 0, TEXT("not UTF-8: 2, the first at byte 1\n")), TEXT_NONE);
    out_free(&out);
    arena_free(&arena);
}
END_TEST

START_TEST(previews_are_bounded)
{
    Document document = {.path = TEXT("a"), .format = "plain"};
    char *bytes = arena_get(&arena, 2000);
    for (size_t i = 0; i < 2000; i += 2)
        bytes[i] = '\xC3', bytes[i + 1] = '\xA9';
    document.source = (Text){bytes, 2000};
    document_add_segment(&document, &arena, (Segment){SEGMENT_ANSWER, 0, {0, 2000}});
    Out out = {0};
    parse_put_text(&document, false, &out);
    ck_assert_uint_lt(out.len, 220);
    ck_assert(text_ends(out_text(&out), TEXT("\xC3\xA9...\n")));
    out_free(&out);
    arena_free(&arena);
}
END_TEST

START_TEST(color_is_only_in_the_header)
{
    Document document = sample();
    Out out = {0};
    parse_put_text(&document, true, &out);
    ck_assert(text_starts(out_text(&out), TEXT("\x1b[1mtranscript a.txt\x1b[0m: ollama")));
    ck_assert_uint_eq(text_find(out_text(&out), 25, TEXT("\x1b")), TEXT_NONE);
    out_free(&out);
    arena_free(&arena);
}
END_TEST

START_TEST(json_of_no_and_of_two_documents)
{
    Document document = sample(), bare = {.path = TEXT("-"), .format = "plain"};
    Out out = {0};
    parse_json.begin(NULL, &out);
    parse_json.end(NULL, NULL, &out);
    ck_assert_text(out_text(&out), "{\"schema\":\"answerlint-parse/1\",\"documents\":[\n\n]}\n");
    out_clear(&out);
    set_stat(&document, STAT_LOAD_DURATION, 52100000);
    set_stat(&document, STAT_EVAL_RATE, 9705);
    document.model = TEXT("qwen\"3");
    list_add(&arena, &document.notes, TEXT("one"));
    list_add(&arena, &document.notes, TEXT("t\nwo"));
    bare.record = 7;
    bare.answer.present = true;
    parse_json.begin(NULL, &out);
    parse_put_json(&document, &out);
    put_raw(&out, text_of(parse_json.separator));
    parse_put_json(&bare, &out);
    parse_json.end(NULL, NULL, &out);
    ck_assert_text(
        out_text(&out),
        "{\"schema\":\"answerlint-parse/1\",\"documents\":[\n"
        "{\"path\":\"a.txt\",\"record\":0,\"id\":null,\"format\":\"ollama-terminal\",\"model\":\"qwen\\\"3\","
        "\"prompt\":null,\"thinking\":\"hm\",\"thinking_state\":\"closed\","
        "\"answer\":\"Yes.\\nNo.\\nend\",\"finish\":null,"
        "\"stats\":{\"load_duration_ns\":52100000,\"eval_rate\":97.05},\"turns\":1,"
        "\"notes\":[\"one\",\"t\\nwo\"],\"segments\":["
        "{\"kind\":\"marker\",\"turn\":0,\"start\":0,\"end\":12},"
        "{\"kind\":\"thinking\",\"turn\":0,\"start\":12,\"end\":14},"
        "{\"kind\":\"marker\",\"turn\":0,\"start\":14,\"end\":24},"
        "{\"kind\":\"answer\",\"turn\":0,\"start\":24,\"end\":36}]},\n"
        "{\"path\":\"-\",\"record\":7,\"id\":null,\"format\":\"plain\",\"model\":null,\"prompt\":null,"
        "\"thinking\":null,\"thinking_state\":\"none\",\"answer\":\"\",\"finish\":null,"
        "\"stats\":null,\"turns\":1,\"notes\":[],\"segments\":[]}\n"
        "]}\n");
    out_free(&out);
    arena_free(&arena);
}
END_TEST

Suite *suite_report_parse(void)
{
    return suite_of("report/parse",
                    (const TTest *const[]){text_shows_segments_lines_and_previews,
                                           text_shows_statistics_in_human_units,
                                           text_keeps_foreign_bytes_harmless, previews_are_bounded,
                                           color_is_only_in_the_header,
                                           json_of_no_and_of_two_documents, NULL});
}
