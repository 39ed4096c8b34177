#include "sample.h"

extern const Format format_lm_eval;
extern const Format format_promptfoo;
extern const Format format_sharegpt;
extern const Format format_chat_jsonl;
extern const Format format_ifeval;
extern const Format format_answers_json;
extern const Format format_llm_logs_json;
extern const Format format_inspect_log;
extern const Format format_llama_server;

static Arena arena;

// In the order of detection.
static const Format *const order[] = {
    &format_llama_server, &format_lm_eval,    &format_inspect_log, &format_promptfoo,
    &format_sharegpt,     &format_chat_jsonl, &format_llm_logs_json, &format_ifeval,
    &format_answers_json,
};

typedef struct Case {
    const Format *format;
    const char *source;
    size_t count, index;
    const char *id, *model, *prompt, *thinking, *answer;   // of the document at index
    size_t notes;
} Case;

static const Case cases[] = {
    {&format_lm_eval,
     "{\"doc_id\":7,\"arguments\":{\"gen_args_0\":{\"arg_0\":\"Q\",\"arg_1\":{}}},\"resps\":"
     "[[\"one\",\"two\"],[\"three\"]],\"filtered_resps\":[\"x\"],\"filter\":\"none\",\"target\":"
     "\"t\"}\n",
     3, 1, "7", "", "Q", NULL, "two", 0},
    {&format_lm_eval,
     "{\"doc_id\":7,\"arguments\":[[\"Q\",{}]],\"resps\":[[\"one\"]],\"filter\":\"strict-match\"}\n"
     "{\"doc_id\":7,\"arguments\":[[\"Q\",{}]],\"resps\":[[\"one\"]],\"filter\":\"flexible\"}\n",
     2, 1, "7/flexible", "", "Q", NULL, "one", 0},
    {&format_promptfoo,
     "{\"evalId\":\"e\",\"results\":{\"version\":3,\"results\":[{\"id\":\"r1\",\"prompt\":{"
     "\"raw\":\"Q\"},\"provider\":{\"id\":\"ollama:m\"},\"latencyMs\":12,\"response\":{"
     "\"output\":\"A\\tB\",\"tokenUsage\":{\"prompt\":5,\"completion\":2}}}]}}",
     1, 0, "r1", "ollama:m", "Q", NULL, "A\tB", 0},
    {&format_promptfoo,
     "{\"version\":3,\"results\":[{\"prompt\":{\"raw\":\"Q\"},\"provider\":\"p\",\"response\":{"
     "\"output\":{\"a\": [1]}}},{\"error\":\"no\"}]}",
     2, 0, "", "p", "Q", NULL, "{\"a\": [1]}", 0},
    {&format_promptfoo, "{\"version\":3,\"results\":[{\"response\":null}]}", 1, 0, "", "", NULL,
     NULL, "", 1},
    {&format_sharegpt,
     "[{\"id\":\"c\",\"conversations\":[{\"from\":\"system\",\"value\":\"S\"},{\"from\":\"human\","
     "\"value\":\"Q1\"},{\"from\":\"gpt\",\"value\":\"A1\"},{\"from\":\"human\",\"value\":\"Q2\"},"
     "{\"from\":\"gpt\",\"value\":\"A2\"},{\"from\":\"human\",\"value\":\"Q3\"}]}]",
     1, 0, "c", "", "Q2", NULL, "A2", 0},
    {&format_sharegpt, "{\"conversations\":[{\"from\":\"human\",\"value\":\"Q\"}]}\n", 1, 0, "", "",
     "Q", NULL, "", 1},
    {&format_chat_jsonl,
     "{\"id\":3,\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Q1\"},{\"role\":"
     "\"assistant\",\"content\":\"A1\"},{\"role\":\"user\",\"content\":[{\"type\":\"text\","
     "\"text\":\"Q2\"}]},{\"role\":\"assistant\",\"content\":\"A2\",\"reasoning\":\"r\","
     "\"reasoning_content\":\"hm\"}]}\n",
     1, 0, "3", "m", "Q2", "hm", "A2", 0},
    {&format_chat_jsonl,
     "[{\"role\":\"user\",\"content\":\"Q\"},{\"role\":\"assistant\",\"content\":[{\"type\":"
     "\"thinking\",\"thinking\":\"hm\"},{\"type\":\"text\",\"text\":\"A\"}]}]",
     1, 0, "", "", "Q", "hm", "A", 0},
    {&format_chat_jsonl,
     "[{\"messages\":[{\"role\":\"assistant\",\"content\":\"A\"}]},{\"messages\":[{\"role\":"
     "\"user\",\"content\":\"Q\"}]}]",
     2, 1, "", "", "Q", NULL, "", 1},
    {&format_chat_jsonl,
     "[[{\"role\":\"user\",\"content\":\"Q\"},{\"role\":\"assistant\",\"content\":\"A\"}],"
     "[{\"role\":\"assistant\",\"content\":null}]]",
     2, 1, "", "", NULL, NULL, "", 1},
    {&format_ifeval, "{\"prompt\":\"Q\",\"response\":\"A\"}\n{\"key\":12,\"prompt\":\"Q2\","
                     "\"response\":\"A2\"}\n",
     2, 1, "12", "", "Q2", NULL, "A2", 0},
    {&format_ifeval, "[{\"prompt\":\"Q\",\"response\":\"\\ud83d\\ude00\"}]", 1, 0, "", "", "Q",
     NULL, "\U0001F600", 0},
    {&format_answers_json, "{\"id\":\"a\",\"model\":\"m\",\"prompt\":\"Q\",\"thinking\":\"hm\","
                           "\"response\":\"A\"}\n", 1, 0, "a", "m", "Q", "hm", "A", 0},
};

static void check_part(const Channel *channel, const char *want)
{
    ck_assert_msg(channel->present == (want != NULL), "expected '%s'", want ? want : "nothing");
    ck_assert_text(channel->text, want ? want : "");
}

START_TEST(records_are_read)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Case *want = &cases[i];
        DocumentList documents;
        Text reason;
        sample_records(want->format, text_of(want->source), &arena, &documents, &reason);
        ck_assert_text(reason, "");
        ck_assert_uint_eq(documents.len, want->count);
        const Document *document = &documents.at[want->index];
        ck_assert_text(document->id, want->id);
        ck_assert_text(document->model, want->model);
        check_part(&document->prompt, want->prompt);
        check_part(&document->thinking, want->thinking);
        check_part(&document->answer, want->answer);
        ck_assert_uint_eq(document->notes.len, want->notes);
    }
    arena_free(&arena);
}
END_TEST

static const Format *known_as(const char *source)
{
    JsonReader reader = {.text = text_of(source)};
    JsonNode *value;
    ck_assert_int_eq(json_next(&reader, &arena, &value), JSON_VALUE);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (order[i]->knows(value))
            return order[i];
    return NULL;
}

START_TEST(each_kind_is_known)
{
    static const struct {
        const char *source;
        const Format *format;
    } others[] = {
        {"{}", NULL},
        {"[]", NULL},
        {"3", NULL},
        {"{\"prompt\":\"Q\",\"thinking\":\"hm\",\"response\":\"A\"}", &format_answers_json},
        {"{\"prompt\":\"Q\"}", NULL},
        {"{\"prompt\":\"Q\",\"response\":{}}", NULL},
        {"{\"messages\":[]}", NULL},
        {"{\"messages\":[{\"role\":\"user\"}]}", NULL},
        {"{\"results\":[{}]}", NULL},
        {"{\"version\":2,\"results\":[{}]}", NULL},
        {"{\"conversations\":[{\"from\":\"human\"}]}", NULL},
        {"{\"eval\":{},\"version\":2}", NULL},
        {"{\"eval\":{},\"samples\":[]}", &format_inspect_log},
        {"{\"conversation_id\":1,\"prompt\":\"Q\",\"response\":\"A\"}", &format_llm_logs_json},
        {"{\"content\":\"A\"}", NULL},
        {"{\"content\":\"A\",\"tokens_predicted\":1,\"prompt\":\"Q\"}", &format_llama_server},
        {"{\"content\":[],\"tokens_predicted\":1}", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(known_as(cases[i].source) == cases[i].format, "case %zu", i);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ck_assert_msg(known_as(others[i].source) == others[i].format, "other %zu", i);
    arena_free(&arena);
}
END_TEST

START_TEST(likelihoods_are_no_text)
{
    static const char *const sources[] = {
        "{\"doc_id\":1,\"resps\":[[[-1.5,false]],[[-0.5,true]]]}",
        "{\"doc_id\":1,\"resps\":[[\"-1.5\",\"False\"],[\"-0.5\",\"True\"]]}",
        "{\"doc_id\":1,\"resps\":[]}",
    };
    DocumentList documents;
    Text reason;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        sample_records(&format_lm_eval, text_of(sources[i]), &arena, &documents, &reason);
        ck_assert_uint_eq(documents.len, 0);
        ck_assert_text(reason, "no text in resps: this task ranks choices by their likelihood");
    }
    arena_free(&arena);
}
END_TEST

START_TEST(statistics_of_promptfoo)
{
    DocumentList documents;
    Text reason;
    sample_records(&format_promptfoo, text_of(cases[2].source), &arena, &documents, &reason);
    sample_stat(&documents.at[0], STAT_TOTAL_DURATION, 12000000);
    sample_stat(&documents.at[0], STAT_PROMPT_EVAL_COUNT, 5);
    sample_stat(&documents.at[0], STAT_EVAL_COUNT, 2);
    arena_free(&arena);
}
END_TEST

START_TEST(damage_does_not_crash)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        sample_damaged(cases[i].format, text_of(cases[i].source), &arena);
    arena_free(&arena);
}
END_TEST

// Every format reads every sample: a format may be forced on what it does not know.
START_TEST(forced_formats_do_not_crash)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (size_t j = 0; j < sizeof order / sizeof *order; j++)
            sample_split(order[j], text_of(cases[i].source), &arena);
    arena_free(&arena);
}
END_TEST

Suite *suite_format_datasets(void)
{
    return suite_of("format/datasets",
                    (const TTest *const[]){records_are_read, each_kind_is_known,
                                           likelihoods_are_no_text, statistics_of_promptfoo,
                                           damage_does_not_crash, forced_formats_do_not_crash,
                                           NULL});
}
