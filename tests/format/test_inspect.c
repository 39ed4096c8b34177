#include "sample.h"

extern const Format format_inspect_log;
extern const Format format_inspect_eval;

static Arena arena;

#define SAMPLE(id, epoch, content)                                                                 \
    "{\"id\":" id ",\"epoch\":" epoch ",\"input\":[{\"role\":\"system\",\"content\":\"S\"},"       \
    "{\"role\":\"user\",\"content\":\"Q\"}],\"output\":{\"model\":\"m\",\"choices\":[{"            \
    "\"message\":{\"role\":\"assistant\",\"content\":" content "},\"stop_reason\":\"stop\"}],"     \
    "\"usage\":{\"input_tokens\":10,\"output_tokens\":4},\"time\":1.5},"                           \
    "\"scores\":{\"x\":{\"value\":NaN}}}"

static const char sample_log[] =
    "{\"version\":2,\"status\":\"success\",\"eval\":{\"model\":\"ollama/qwen3\"},\"samples\":["
    SAMPLE("1", "1", "[{\"type\":\"reasoning\",\"reasoning\":\"hm\"},"
                     "{\"type\":\"text\",\"text\":\"Yes\"},{\"type\":\"text\",\"text\":\".\"}]") ","
    SAMPLE("\"b\"", "2", "\"<think>x</think>No\"") ","
    SAMPLE("3", "1", "[{\"type\":\"reasoning\",\"reasoning\":\"Z29u\",\"redacted\":true},"
                     "{\"type\":\"text\",\"text\":\"Hidden\"}]") ","
    SAMPLE("4", "1", "[{\"type\":\"reasoning\",\"reasoning\":\"Z29u\",\"redacted\":true,"
                     "\"summary\":\"in short\"},{\"type\":\"text\",\"text\":\"A\"}]") ","
    "{\"id\":5,\"epoch\":1,\"input\":\"plain\",\"output\":{\"choices\":[]},"
    "\"error\":{\"message\":\"boom\"}}]}";

START_TEST(a_document_per_sample)
{
    static const struct {
        const char *id, *prompt, *thinking, *answer;
        ThinkingState state;
        size_t notes;
    } want[] = {
        {"1", "Q", "hm", "Yes.", THINKING_CLOSED, 0},
        {"b/2", "Q", NULL, "<think>x</think>No", THINKING_NONE, 0},
        {"3", "Q", NULL, "Hidden", THINKING_HIDDEN, 0},
        {"4", "Q", "in short", "A", THINKING_CLOSED, 0},
        {"5", "plain", NULL, "", THINKING_NONE, 1},
    };
    DocumentList documents;
    Text reason;
    sample_records(&format_inspect_log, text_of(sample_log), &arena, &documents, &reason);
    ck_assert_text(reason, "");
    ck_assert_uint_eq(documents.len, sizeof want / sizeof *want);
    for (size_t i = 0; i < documents.len; i++) {
        const Document *document = &documents.at[i];
        ck_assert_text(document->id, want[i].id);
        ck_assert_text(document->model, "ollama/qwen3");
        ck_assert_text(document->prompt.text, want[i].prompt);
        ck_assert_int_eq(document->thinking.present, want[i].thinking != NULL);
        ck_assert_text(document->thinking.text, want[i].thinking ? want[i].thinking : "");
        ck_assert_text(document->answer.text, want[i].answer);
        ck_assert_str_eq(thinking_state_name(document->thinking_state),
                         thinking_state_name(want[i].state));
        ck_assert_uint_eq(document->notes.len, want[i].notes);
    }
    sample_stat(&documents.at[0], STAT_PROMPT_EVAL_COUNT, 10);
    sample_stat(&documents.at[0], STAT_EVAL_COUNT, 4);
    sample_stat(&documents.at[0], STAT_TOTAL_DURATION, 1500000000);
    ck_assert_text(documents.at[0].finish, "stop");
    arena_free(&arena);
}
END_TEST

START_TEST(a_log_without_samples_says_why)
{
    DocumentList documents;
    Text reason;
    sample_records(&format_inspect_log,
                   TEXT("{\"version\":2,\"status\":\"error\",\"eval\":{},"
                        "\"error\":{\"message\":\"no key\"}}"),
                   &arena, &documents, &reason);
    ck_assert_uint_eq(documents.len, 0);
    ck_assert_text(reason, "the log holds no samples: no key");
    arena_free(&arena);
}
END_TEST

START_TEST(a_binary_log_is_refused)
{
    DocumentList documents = {0};
    Error error = {0};
    Text source = TEXT("PK\3\4\x14");
    ck_assert(format_inspect_eval.detect(source));
    ck_assert(!format_inspect_eval.detect(TEXT("PK\3")));
    ck_assert(!format_inspect_eval.detect(TEXT("Text PK\3\4")));
    ck_assert(!format_inspect_eval.split(source, &arena, &documents, &error));
    ck_assert_uint_ne(text_find(error.message, 0, TEXT("inspect log dump")), TEXT_NONE);
    arena_free(&arena);
}
END_TEST

START_TEST(damage_does_not_crash)
{
    sample_damaged(&format_inspect_log, text_of(sample_log), &arena);
    arena_free(&arena);
}
END_TEST

Suite *suite_format_inspect(void)
{
    return suite_of("format/inspect",
                    (const TTest *const[]){a_document_per_sample, a_log_without_samples_says_why,
                                           a_binary_log_is_refused, damage_does_not_crash, NULL});
}
