#include "sample.h"

extern const Format format_llm_logs_md;
extern const Format format_llm_logs_json;

static Arena arena;

// --- Markdown ---------------------------------------------------------------------------------

#define TITLE "# 2026-03-01T10:11:12    conversation: 01c id: 01r\n\nModel: **gpt-x**\n\n"
#define SECOND "# 2026-03-01T10:12:13\n\n"

typedef struct Case {
    const char *source;
    size_t count, index;
    const char *prompt, *thinking, *answer, *model, *kinds;   // of the document at index
    size_t notes;
} Case;

static const Case cases[] = {
    {TITLE "## Prompt\n\nHi\n\n## Response\n\nHello!\n\n", 1, 0, "Hi", NULL, "Hello!", "gpt-x",
     "mpmam", 0},
    {TITLE "## Prompt\n\nHi\n\n## System\n\nBe brief.\n\n## Reasoning\n\nhm\n\n## "
           "Response\n\nHello!\n\n## Token usage\n\n1,240 input, 58 output\n\n",
     1, 0, "Hi", "hm", "Hello!", "gpt-x", "mpmtmams", 0},
    // -c: model and conversation stand in the first record only
    {TITLE "## Prompt\n\nHi\n\n## Response\n\nHello!\n\n" SECOND
           "## Prompt\n\nMore\n\n## Response\n\nNo.\n\n",
     2, 1, "More", NULL, "No.", "gpt-x", "nmpmam", 0},
    {TITLE "## Prompt\n\nHi\n\n## Response\n\nHello!\n\n" SECOND
           "## Prompt\n\nMore\n\n## Response\n\nNo.\n\n",
     2, 0, "Hi", NULL, "Hello!", "gpt-x", "mpmamn", 0},
    // headings of the answer
    {TITLE "## Prompt\n\nHi\n\n## Response\n\nA\n\n## Response\n\nB\n\n## Prompt\n\nC\n\n", 1, 0,
     "Hi", NULL, "A\n\n## Response\n\nB\n\n## Prompt\n\nC", "gpt-x", "mpmam", 1},
    {TITLE "## Prompt\n\nHi\n\n## Response\n\n# 2026-03-01T10:12:13\n\nA\n\n## Token "
           "usage\n\nnone, 3 input\n\nB\n\n",
     1, 0, "Hi", NULL, "# 2026-03-01T10:12:13\n\nA\n\n## Token usage\n\nnone, 3 input\n\nB",
     "gpt-x", "mpmam", 0},
    {TITLE "## Prompt\n\nHi\n## Response\nfoo\n\n## Response\n\nA\n\n", 1, 0,
     "Hi\n## Response\nfoo", NULL, "A", "gpt-x", "mpmam", 0},
    {TITLE "## Prompt\n\n-- none --\n\n## Response\n\nA\n\n", 1, 0, NULL, NULL, "A", "gpt-x",
     "mam", 0},
    {TITLE "## Prompt\n\nHi\n\n## Response\n\n### Tool calls\n\n- **f**: `1`  \n    x: 1\n\nA\n\n",
     1, 0, "Hi", NULL, "A", "gpt-x", "mpm?am", 0},
    {TITLE "## Prompt\n\nHi\n\n## Response\n\n", 1, 0, "Hi", NULL, "", "gpt-x", "mpm", 0},
    {TITLE "## Prompt\n\nHi\n", 1, 0, "Hi", NULL, "", "gpt-x", "mpm", 1},
};

static void check_part(const Channel *channel, const char *want)
{
    ck_assert_msg(channel->present == (want != NULL), "expected '%s'", want ? want : "nothing");
    ck_assert_text(channel->text, want ? want : "");
}

START_TEST(records_in_markdown)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Case *want = &cases[i];
        DocumentList documents;
        ck_assert(format_llm_logs_md.detect(text_of(want->source)));
        ck_assert(sample_text(&format_llm_logs_md, text_of(want->source), &arena, &documents));
        ck_assert_uint_eq(documents.len, want->count);
        const Document *document = &documents.at[want->index];
        check_part(&document->prompt, want->prompt);
        check_part(&document->thinking, want->thinking);
        check_part(&document->answer, want->answer);
        ck_assert_text(document->model, want->model);
        ck_assert_text(document->id, want->index ? "" : "01r");
        ck_assert_int_eq(document->thinking_state,
                         want->thinking ? THINKING_CLOSED : THINKING_NONE);
        ck_assert_uint_eq(document->notes.len, want->notes);
        Text kinds = sample_kinds(document, &arena);
        for (size_t k = 0; k < kinds.len; k++)
            ck_assert_msg(want->kinds[k] == '?' || want->kinds[k] == kinds.at[k],
                          "case %zu: '%.*s', expected '%s'", i, TEXT_ARG(kinds), want->kinds);
        ck_assert_uint_eq(kinds.len, strlen(want->kinds));
    }
    arena_free(&arena);
}
END_TEST

START_TEST(usage_is_counted)
{
    DocumentList documents;
    ck_assert(sample_text(&format_llm_logs_md, text_of(cases[1].source), &arena, &documents));
    sample_stat(&documents.at[0], STAT_PROMPT_EVAL_COUNT, 1240);
    sample_stat(&documents.at[0], STAT_EVAL_COUNT, 58);
    ck_assert(sample_text(&format_llm_logs_md, text_of(cases[5].source), &arena, &documents));
    ck_assert(!documents.at[0].has_stats);
    ck_assert(sample_text(&format_llm_logs_md,
                          TEXT(TITLE "## Prompt\n\nHi\n\n## Response\n\nA\n\n## Token usage:\n\n"
                                     "99999999999999999999 input, 7 output\n"),
                          &arena, &documents));
    ck_assert(!documents.at[0].stats.present[STAT_PROMPT_EVAL_COUNT]);
    sample_stat(&documents.at[0], STAT_EVAL_COUNT, 7);
    arena_free(&arena);
}
END_TEST

START_TEST(other_markdown_is_no_log)
{
    static const char *const others[] = {
        "", "# Title\n\n## Prompt\n\nHi\n", SECOND "## Prompt\n\nHi\n\n## Response\n\nA\n",
        TITLE "## Answer\n\nHi\n", "Text\n" TITLE "## Prompt\n\nHi\n",
        "# 2026-03-01 10:11:12    conversation: c id: r\n\n## Prompt\n\nHi\n"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ck_assert_msg(!format_llm_logs_md.detect(text_of(others[i])), "%s", others[i]);
    DocumentList documents;
    ck_assert(!sample_text(&format_llm_logs_md, TEXT("# Title\n"), &arena, &documents));
    arena_free(&arena);
}
END_TEST

START_TEST(damaged_markdown_is_taken_as_it_is)
{
    static const char *const lines[] = {
        "# 2026-03-01T10:11:12", "# 2026-03-01T10:11:12    conversation: c id: r",
        "Model: **m**", "## Prompt", "## Response", "## Reasoning", "## System",
        "## Token usage", "3 input, 4 output", "### Tool calls", "-- none --", "", "", "", "text",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        sample_damaged(&format_llm_logs_md, text_of(cases[i].source), &arena);
    sample_soup(&format_llm_logs_md, lines, sizeof lines / sizeof *lines, &arena);
    arena_free(&arena);
}
END_TEST

// --- JSON -------------------------------------------------------------------------------------

static const char json[] =
    "[\n  {\"id\": \"01r\", \"conversation_id\": \"01c\", \"model\": \"gpt-x\",\n"
    "   \"prompt\": \"Hi\", \"response\": \"Hello\\u0021\", \"reasoning\": \"hm\",\n"
    "   \"input_tokens\": 12, \"output_tokens\": 3, \"duration_ms\": 1520},\n"
    "  {\"id\": \"01s\", \"conversation_id\": null, \"response\": null}\n]\n";

START_TEST(records_in_json)
{
    DocumentList documents;
    Text reason;
    sample_records(&format_llm_logs_json, text_of(json), &arena, &documents, &reason);
    ck_assert_uint_eq(documents.len, 2);
    const Document *document = &documents.at[0];
    ck_assert_text(document->id, "01r");
    ck_assert_text(document->model, "gpt-x");
    ck_assert_text(document->prompt.text, "Hi");
    ck_assert_text(document->thinking.text, "hm");
    ck_assert_text(document->answer.text, "Hello!");
    ck_assert_int_eq(document->thinking_state, THINKING_CLOSED);
    sample_stat(document, STAT_PROMPT_EVAL_COUNT, 12);
    sample_stat(document, STAT_EVAL_COUNT, 3);
    sample_stat(document, STAT_TOTAL_DURATION, 1520000000);
    ck_assert_uint_eq(documents.at[1].notes.len, 1);
    ck_assert_text(documents.at[1].answer.text, "");
    arena_free(&arena);
}
END_TEST

START_TEST(damaged_json_does_not_crash)
{
    sample_damaged(&format_llm_logs_json, text_of(json), &arena);
    arena_free(&arena);
}
END_TEST

Suite *suite_format_llm_logs(void)
{
    return suite_of("format/llm_logs",
                    (const TTest *const[]){records_in_markdown, usage_is_counted,
                                           other_markdown_is_no_log,
                                           damaged_markdown_is_taken_as_it_is, records_in_json,
                                           damaged_json_does_not_crash, NULL});
}
