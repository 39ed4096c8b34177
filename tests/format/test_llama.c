#include "sample.h"

extern const Format format_llama_cli;
extern const Format format_llama_server;
extern const Format format_llama_server_sse;

static Arena arena;

// --- llama-cli --------------------------------------------------------------------------------

#define RATES "[ Prompt: 812.4 t/s | Generation: 45.6 t/s ]\n"
#define BANNER                                                                                     \
    "\nLoading model...  \n\n\nbuild      : b7100-abc\nmodel      : qwen3-8b-q4.gguf\n"            \
    "modalities : text\n\navailable commands:\n  /exit or Ctrl+C     stop or exit\n\n"

#define TEN "0123456789"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
#define ECHOED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED

typedef struct Case {
    const char *source, *prompt, *thinking, *answer;   // NULL: none
    ThinkingState state;
    bool has_stats;
    const char *kinds;
} Case;

static const Case cases[] = {
    {"> Hi\n\nHello!\n\n" RATES "\nExiting...\n", "Hi", NULL, "Hello!", THINKING_NONE, true,
     "mpmamsmn"},
    {BANNER "\n> Hi\n\n[Start thinking]\nhm\n[End thinking]\n\nHello!\n\n" RATES
            "\n> /exit\n\n\nExiting...\nllama_memory_breakdown_print: x\n",
     "Hi", "hm", "Hello!", THINKING_CLOSED, true, "nmpmtmamsmn"},
    {"> Hi\n\n[Start thinking]\nhm\n[End thinking]\n\nHello!\n", "Hi", "hm", "Hello!",
     THINKING_CLOSED, false, "mpmtmam"},
    {"> Hi\n\n[Start thinking]\nhm\n\n" RATES, "Hi", "hm", "", THINKING_UNCLOSED, true, "mpmtms"},
    // the spinner leaves its backspaces
    {"> Hi\n\n|\b-\b \b[Start thinking]\nhm\n[End thinking]\n\nHello!\n\n" RATES, "Hi", "hm",
     "Hello!", THINKING_CLOSED, true, "mpmtmams"},
    // quotes of Markdown are no prompts
    {"> Hi\n\nAs they say:\n\n> Ask\n\nand\n> go.\n\n" RATES, "Hi", NULL,
     "As they say:\n\n> Ask\n\nand\n> go.", THINKING_NONE, true, "mpmams"},
    {"> one\n\nfirst\n\n" RATES "\n> two\n\nsecond\n\n" RATES "\n> /exit\n", "two", NULL, "second",
     THINKING_NONE, true, "mpmamsm1mpmamsmn"},
    {"> one\n\nfirst\n\n> two\n\n[Start thinking]\nx\n[End thinking]\n\nsecond\n", "two", "x",
     "second", THINKING_CLOSED, false, "mpmam1mpmtmam"},
    {"> one\n\n[Start thinking]\nx\n[End thinking]\n\nfirst\n\n> /clear\n\nChat history "
     "cleared.\n\n> two\n\nsecond\n",
     "two", NULL, "second", THINKING_NONE, false, "mpmtmamn1mpmam"},
    // prompts of several lines
    {"> a\n\nb\n\n[Start thinking]\nx\n[End thinking]\n\nA\n", "a\n\nb", "x", "A", THINKING_CLOSED,
     false, "mpmtmam"},
    {"> a\nb\n\nA\n\n" RATES, "a\nb", NULL, "A", THINKING_NONE, true, "mpmams"},
    {"> " ECHOED " ... (truncated)\n\nA\n\n" RATES, ECHOED, NULL, "A", THINKING_NONE, true,
     "mpmams"},
    {"> " HUNDRED "\n\n" HUNDRED HUNDRED HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN
     "01234567 ... (truncated)\n\nA\n\n" RATES,
     HUNDRED "\n\n" HUNDRED HUNDRED HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN "01234567", NULL,
     "A", THINKING_NONE, true, "mpmams"},
    {"> a ... (truncated)\n\nA\n\n" RATES, "a ... (truncated)", NULL, "A", THINKING_NONE, true,
     "mpmams"},
    // opened again
    {"> a\n\n[Start thinking]\nx\n[End thinking]\n\nA[Start thinking]\ny\n[End thinking]\n\nB\n",
     "a", "x\ny", "AB", THINKING_REOPENED, false, "mpmtmamtmam"},
    {"> Hi\r\n\r\n[Start thinking]\r\nh\r\nm\r\n[End thinking]\r\n\r\nYes\r\nNo\r\n", "Hi",
     "h\nm", "Yes\nNo", THINKING_CLOSED, false, "mpmtmam"},
};

static void check_part(const Channel *channel, const char *want)
{
    ck_assert_msg(channel->present == (want != NULL), "expected '%s'", want ? want : "nothing");
    ck_assert_text(channel->text, want ? want : "");
}

START_TEST(chats_split_turn_by_turn)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Case *want = &cases[i];
        DocumentList documents;
        ck_assert_msg(format_llama_cli.detect(text_of(want->source)), "%s", want->source);
        ck_assert(sample_text(&format_llama_cli, text_of(want->source), &arena, &documents));
        const Document *document = &documents.at[0];
        ck_assert_uint_eq(documents.len, 1);
        check_part(&document->prompt, want->prompt);
        check_part(&document->thinking, want->thinking);
        check_part(&document->answer, want->answer);
        ck_assert_str_eq(thinking_state_name(document->thinking_state),
                         thinking_state_name(want->state));
        ck_assert_int_eq(document->has_stats, want->has_stats);
        ck_assert_text(sample_kinds(document, &arena), want->kinds);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(model_and_rates_are_read)
{
    DocumentList documents;
    Text source = TEXT(BANNER "\n> Hi\n\nHello!\n\n" RATES);
    ck_assert(sample_text(&format_llama_cli, source, &arena, &documents));
    ck_assert_text(documents.at[0].model, "qwen3-8b-q4.gguf");
    sample_stat(&documents.at[0], STAT_PROMPT_EVAL_RATE, 81240);
    sample_stat(&documents.at[0], STAT_EVAL_RATE, 4560);
    arena_free(&arena);
}
END_TEST

START_TEST(quotes_alone_are_no_chat)
{
    static const char *const others[] = {"", "> Hi\n\nHello!\n", "[Start thinking]\nx\n",
                                         "Text\n" RATES, RATES "> Hi\n",
                                         ">Hi\n\n[Start thinking]\n"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ck_assert_msg(!format_llama_cli.detect(text_of(others[i])), "%s", others[i]);
}
END_TEST

START_TEST(damaged_chats_are_taken_as_they_are)
{
    static const char *const lines[] = {
        "> a", "> ", ">", "> /exit", "> /regen", "> /clear", "Chat history cleared.", "Exiting...",
        "[Start thinking]", "[End thinking]", "x[End thinking]", "", "", "text",
        "[ Prompt: 1.0 t/s | Generation: 2.5 t/s ]", "|\b/\b", "model      : m", "\xEF\xBB\xBF",
        "a ... (truncated)", "\r", HUNDRED HUNDRED,
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        sample_damaged(&format_llama_cli, text_of(cases[i].source), &arena);
    sample_soup(&format_llama_cli, lines, sizeof lines / sizeof *lines, &arena);
    arena_free(&arena);
}
END_TEST

START_TEST(long_chats_take_linear_time)
{
    static const char *const repeats[] = {"> a\n", "> a\n\n", "[Start thinking]\n", RATES "> a\n",
                                          "> /x\n\n\n", "> /clear\n", "\n", "|\b", "Exiting...\n"};
    for (size_t i = 0; i < sizeof repeats / sizeof *repeats; i++) {
        Out out = {0};
        put_ours(&out, "> a\n");
        while (out.len < 1000000)
            put_ours(&out, repeats[i]);
        DocumentList documents;
        format_llama_cli.detect(out_text(&out));
        ck_assert(sample_text(&format_llama_cli, out_text(&out), &arena, &documents));
        arena_reset(&arena);
        out_free(&out);
    }
    arena_free(&arena);
}
END_TEST

// --- llama-server -----------------------------------------------------------------------------

#define TIMINGS                                                                                    \
    "\"timings\":{\"prompt_n\":12,\"prompt_ms\":30.5,\"prompt_per_second\":393.44262,"             \
    "\"predicted_n\":3,\"predicted_ms\":60.25,\"predicted_per_second\":49.7925}"

static const char whole[] =
    "{\"index\":0,\"content\":\"Caf\\u00e9.\\n\",\"tokens\":[],\"stop\":true,\"model\":\"m.gguf\","
    "\"tokens_predicted\":3,\"tokens_evaluated\":20,\"prompt\":\"Say \\\"x\\\"\","
    "\"stop_type\":\"limit\"," TIMINGS "}\n";

static const char stream[] =
    "data: {\"index\":0,\"content\":\"He\",\"stop\":false,\"tokens_predicted\":1}\n\n"
    "data: {\"index\":0,\"content\":\"llo\",\"stop\":false,\"tokens_predicted\":2}\n\n"
    "data: {\"index\":0,\"content\":\"\",\"stop\":true,\"model\":\"m\",\"tokens_predicted\":3,"
    "\"tokens_evaluated\":12,\"prompt\":\"Hi\",\"stop_type\":\"eos\"," TIMINGS "}\n\n"
    "data: [DONE]\n\n";

START_TEST(a_completion_is_read)
{
    DocumentList documents;
    Text reason;
    sample_records(&format_llama_server, text_of(whole), &arena, &documents, &reason);
    ck_assert_uint_eq(documents.len, 1);
    const Document *document = &documents.at[0];
    ck_assert_text(document->answer.text, "Caf\u00E9.\n");
    ck_assert_text(document->prompt.text, "Say \"x\"");
    ck_assert_text(document->model, "m.gguf");
    ck_assert_text(document->finish, "limit");
    sample_stat(document, STAT_PROMPT_EVAL_COUNT, 12);
    sample_stat(document, STAT_PROMPT_EVAL_DURATION, 30500000);
    sample_stat(document, STAT_PROMPT_EVAL_RATE, 39344);
    sample_stat(document, STAT_EVAL_COUNT, 3);
    sample_stat(document, STAT_EVAL_DURATION, 60250000);
    sample_stat(document, STAT_EVAL_RATE, 4979);
    sample_records(&format_llama_server,
                   TEXT("[{\"content\":\"a\",\"tokens_predicted\":1,\"tokens_evaluated\":7},"
                        "{\"content\":\"b\",\"tokens_predicted\":2}]"),
                   &arena, &documents, &reason);
    ck_assert_uint_eq(documents.len, 2);
    ck_assert_text(documents.at[1].answer.text, "b");
    sample_stat(&documents.at[0], STAT_PROMPT_EVAL_COUNT, 7);
    arena_free(&arena);
}
END_TEST

START_TEST(a_stream_is_one_answer)
{
    DocumentList documents;
    Text reason;
    sample_records(&format_llama_server_sse, text_of(stream), &arena, &documents, &reason);
    ck_assert_uint_eq(documents.len, 1);
    ck_assert_text(documents.at[0].answer.text, "Hello");
    ck_assert_text(documents.at[0].prompt.text, "Hi");
    ck_assert_text(documents.at[0].finish, "eos");
    ck_assert_uint_eq(documents.at[0].notes.len, 0);
    sample_stat(&documents.at[0], STAT_EVAL_COUNT, 3);
    sample_records(&format_llama_server_sse, text_slice(text_of(stream), 0, 130), &arena,
                   &documents, &reason);
    ck_assert_uint_eq(documents.len, 1);
    ck_assert_text(documents.at[0].answer.text, "He");
    ck_assert_uint_eq(documents.at[0].notes.len, 1);
    arena_free(&arena);
}
END_TEST

// What was said before it stays, and is not taken for all.
START_TEST(an_error_ends_a_stream)
{
    DocumentList documents;
    Text reason;
    sample_records(&format_llama_server_sse,
                   TEXT("data: {\"content\":\"He\",\"stop\":false,\"tokens_predicted\":1}\n\n"
                        "data: {\"error\":{\"code\":500,\"message\":\"no slot\"}}\n\n"),
                   &arena, &documents, &reason);
    ck_assert_uint_eq(documents.len, 1);
    ck_assert_text(documents.at[0].answer.text, "He");
    ck_assert_uint_eq(documents.at[0].notes.len, 1);
    ck_assert(text_starts(documents.at[0].notes.at[0], TEXT("the server reported an error")));
    sample_records(&format_llama_server,
                   TEXT("[{\"content\":\"a\",\"tokens_predicted\":1},"
                        "{\"content\":[],\"tokens_predicted\":2}]"),
                   &arena, &documents, &reason);
    ck_assert_uint_eq(documents.len, 2);
    ck_assert_uint_eq(documents.at[0].notes.len, 0);
    ck_assert_text(documents.at[1].notes.at[0], "no content");
    arena_free(&arena);
}
END_TEST

START_TEST(damaged_completions_do_not_crash)
{
    sample_damaged(&format_llama_server, text_of(whole), &arena);
    sample_damaged(&format_llama_server_sse, text_of(stream), &arena);
    arena_free(&arena);
}
END_TEST

Suite *suite_format_llama(void)
{
    return suite_of("format/llama",
                    (const TTest *const[]){
                        chats_split_turn_by_turn, model_and_rates_are_read,
                        quotes_alone_are_no_chat, damaged_chats_are_taken_as_they_are,
                        long_chats_take_linear_time, a_completion_is_read, a_stream_is_one_answer,
                                           an_error_ends_a_stream,
                        damaged_completions_do_not_crash, NULL});
}
