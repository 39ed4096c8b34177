#include "records.h"

enum { CUTS = 2000 };

static Arena arena;

static const char whole_text[] =
    "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Weigh it.\",\"thought\":true},"
    "{\"text\":\"A task \"},{\"text\":\"runs.\"},{\"functionCall\":{\"name\":\"f\",\"args\":{}}},"
    "{\"text\":\"\",\"thoughtSignature\":\"AbC=\"}],\"role\":\"model\"},\"finishReason\":\"STOP\","
    "\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":9,\"candidatesTokenCount\":20,"
    "\"thoughtsTokenCount\":30,\"totalTokenCount\":59},\"modelVersion\":\"gemini-x\","
    "\"responseId\":\"r1\"}";

static const char list_text[] =
    "[{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Weigh\",\"thought\":true}]}}],"
    "\"usageMetadata\":{\"promptTokenCount\":9,\"thoughtsTokenCount\":3},\"responseId\":\"r1\"}\n,"
    "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\" it.\",\"thought\":true},{\"text\":"
    "\"A task\"}]}}],\"responseId\":\"r1\"},"
    "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\" runs.\"}]},\"finishReason\":"
    "\"MAX_TOKENS\"}],\"usageMetadata\":{\"promptTokenCount\":9,\"candidatesTokenCount\":4,"
    "\"thoughtsTokenCount\":5},\"modelVersion\":\"gemini-x\",\"responseId\":\"r1\"}]\n";

START_TEST(a_whole_answer)
{
    Document document = read_one(text_of(whole_text), "gemini", &arena);
    ck_assert_text(document.thinking.text, "Weigh it.");
    ck_assert_text(document.answer.text, "A task runs.");
    ck_assert_text(document.id, "r1");
    ck_assert_text(document.model, "gemini-x");
    ck_assert_text(document.finish, "STOP");
    ck_assert_uint_eq(count_segments(&document, SEGMENT_TOOL), 1);
    ck_assert_stat(&document, STAT_PROMPT_EVAL_COUNT, 9);
    ck_assert_stat(&document, STAT_EVAL_COUNT, 50);
    ck_assert_uint_eq(document.notes.len, 0);
}
END_TEST

START_TEST(a_list_of_chunks_is_one_answer)
{
    Document document = read_one(text_of(list_text), "gemini", &arena);
    ck_assert_text(document.thinking.text, "Weigh it.");
    ck_assert_text(document.answer.text, "A task runs.");
    ck_assert_text(document.finish, "MAX_TOKENS");
    ck_assert_text(document.model, "gemini-x");
    ck_assert_stat(&document, STAT_EVAL_COUNT, 9);
    Text two = TEXT("[{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]}}],"
                    "\"responseId\":\"1\"},{\"candidates\":[{\"content\":{\"parts\":[{\"text\":"
                    "\"b\"}]}}],\"responseId\":\"2\"}]");
    DocumentList documents = read_all(two, "gemini", &arena);
    ck_assert_uint_eq(documents.len, 2);
    ck_assert_text(documents.at[0].answer.text, "a");
    ck_assert_text(documents.at[1].answer.text, "b");
}
END_TEST

START_TEST(keys_of_the_python_client)
{
    Document document = read_one(
        TEXT("{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"a\",\"thought\":null}]},"
             "\"finish_reason\":\"STOP\",\"index\":null}],\"usage_metadata\":{"
             "\"prompt_token_count\":1,\"candidates_token_count\":2,\"thoughts_token_count\":null},"
             "\"model_version\":\"m\",\"response_id\":\"r\",\"prompt_feedback\":null}"),
        "gemini", &arena);
    ck_assert_text(document.answer.text, "a");
    ck_assert_text(document.finish, "STOP");
    ck_assert_text(document.model, "m");
    ck_assert_text(document.id, "r");
    ck_assert_stat(&document, STAT_EVAL_COUNT, 2);
}
END_TEST

START_TEST(thoughts_that_are_counted_but_not_told_are_hidden)
{
    Document document = read_one(
        TEXT("{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]},\"finishReason\":"
             "\"STOP\"}],\"usageMetadata\":{\"thoughtsTokenCount\":7}}"),
        "gemini", &arena);
    ck_assert_int_eq(document.thinking_state, THINKING_HIDDEN);
    ck_assert_stat(&document, STAT_EVAL_COUNT, 7);
}
END_TEST

START_TEST(candidates_are_documents)
{
    DocumentList documents =
        read_all(TEXT("{\"candidates\":[{\"index\":1,\"content\":{\"parts\":[{\"text\":\"b\"}]}},"
                      "{\"index\":0,\"finishReason\":\"SAFETY\"}],\"usageMetadata\":{"
                      "\"candidatesTokenCount\":2}}"),
                 "gemini", &arena);
    ck_assert_uint_eq(documents.len, 2);
    ck_assert_text(documents.at[0].finish, "SAFETY");
    ck_assert_text(documents.at[0].answer.text, "");
    ck_assert_text(documents.at[1].answer.text, "b");
    ck_assert(!documents.at[0].has_stats && !documents.at[1].has_stats);
}
END_TEST

START_TEST(what_is_no_answer_fails)
{
    check_fails(TEXT("{\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}"),
                "the answer has no candidates: SAFETY", &arena);
    check_fails(TEXT("[{\"error\":{\"code\":429,\"message\":\"quota\",\"status\":\"X\"}}]"),
                "an error in place of an answer: quota", &arena);
    Document part =
        read_one(TEXT("data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Part\"}]}}]}\n\n"
                      "data: {\"error\":{\"code\":500,\"message\":\"internal\"}}\n\n"),
                 "gemini-sse", &arena);
    ck_assert_text(part.answer.text, "Part");
    ck_assert(has_note(&part, "ended with an error"));
}
END_TEST

START_TEST(any_cut_into_chunks_gives_the_same)
{
    static const char prefix[] = "{\"responseId\":\"r\",\"modelVersion\":\"m\",\"candidates\":[{"
                                 "\"content\":{\"parts\":[{\"text\":";
    static const char end[] = "{\"responseId\":\"r\",\"modelVersion\":\"m\",\"candidates\":[{"
                              "\"content\":{\"parts\":[{\"text\":\"\"}]},\"finishReason\":\"STOP\"}"
                              "],\"usageMetadata\":{\"promptTokenCount\":1}}";
    Random random = {15};
    Arena scratch = {0};
    for (int i = 0; i < CUTS; i++) {
        Text thinking = random_text(&random, &scratch), answer = random_text(&random, &scratch);
        Out whole = {0}, stream = {0};
        put_text(&whole, prefix, thinking, ",\"thought\":true},");
        put_text(&whole, "{\"text\":", answer, "}]},\"finishReason\":\"STOP\"}],");
        put_ours(&whole, "\"usageMetadata\":{\"promptTokenCount\":1}}");
        put_pieces(&stream, &random, thinking, prefix, ",\"thought\":true}]}}]}", true);
        put_pieces(&stream, &random, answer, prefix, "}]}}]}", true);
        put_event(&stream, &random, text_of(end));
        Document a = read_one(out_text(&whole), "gemini", &scratch);
        Document b = read_one(out_text(&stream), "gemini-sse", &scratch);
        check_same(&a, &b);
        ck_assert(text_is(a.thinking.text, thinking) && text_is(a.answer.text, answer));
        out_free(&whole);
        out_free(&stream);
        arena_reset(&scratch);
    }
    arena_free(&scratch);
}
END_TEST

START_TEST(damage_is_survived)
{
    check_damage(text_of(whole_text));
    check_damage(text_of(list_text));
}
END_TEST

Suite *suite_format_gemini(void)
{
    return suite_of("format/gemini",
                    (const TTest *const[]){
                        a_whole_answer, a_list_of_chunks_is_one_answer, keys_of_the_python_client,
                        thoughts_that_are_counted_but_not_told_are_hidden, candidates_are_documents,
                        what_is_no_answer_fails, any_cut_into_chunks_gives_the_same,
                        damage_is_survived, NULL});
}
