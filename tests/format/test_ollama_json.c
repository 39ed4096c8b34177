#include "records.h"

enum { CUTS = 3000 };

static Arena arena;

static const char chat_stream[] =
    "{\"model\":\"qwen3:8b\",\"created_at\":\"2026-03-01T08:00:00Z\",\"message\":"
    "{\"role\":\"assistant\",\"content\":\"\",\"thinking\":\"Two \"},\"done\":false}\n"
    "{\"model\":\"qwen3:8b\",\"created_at\":\"2026-03-01T08:00:01Z\",\"message\":"
    "{\"role\":\"assistant\",\"content\":\"It is \",\"thinking\":\"and two\"},\"done\":false}\r\n"
    "{\"model\":\"qwen3:8b\",\n  \"created_at\":\"2026-03-01T08:00:02Z\",\n  \"message\":"
    "{\"role\":\"assistant\",\"content\":\"4\\n\"},\"done\":false}"
    "{\"model\":\"qwen3:8b\",\"created_at\":\"2026-03-01T08:00:03Z\",\"message\":"
    "{\"role\":\"assistant\",\"content\":\"\"},\"done_reason\":\"stop\",\"done\":true,"
    "\"total_duration\":900000001,\"load_duration\":12,\"prompt_eval_count\":17,"
    "\"prompt_eval_duration\":33,\"eval_count\":5,\"eval_duration\":2000000000}\n";

START_TEST(chunks_are_one_answer)
{
    Document document = read_one(text_of(chat_stream), "ollama-json", &arena);
    ck_assert_text(document.thinking.text, "Two and two");
    ck_assert_text(document.answer.text, "It is 4\n");
    ck_assert_text(document.model, "qwen3:8b");
    ck_assert_text(document.finish, "stop");
    ck_assert_int_eq(document.thinking_state, THINKING_CLOSED);
    ck_assert_stat(&document, STAT_TOTAL_DURATION, 900000001);
    ck_assert_stat(&document, STAT_LOAD_DURATION, 12);
    ck_assert_stat(&document, STAT_PROMPT_EVAL_COUNT, 17);
    ck_assert_stat(&document, STAT_PROMPT_EVAL_DURATION, 33);
    ck_assert_stat(&document, STAT_EVAL_COUNT, 5);
    ck_assert_stat(&document, STAT_EVAL_DURATION, 2000000000);
    ck_assert(!document.stats.present[STAT_EVAL_RATE]);
    ck_assert_uint_eq(document.notes.len, 0);
    ck_assert_uint_eq(count_segments(&document, SEGMENT_THINKING), 2);
    ck_assert_uint_eq(count_segments(&document, SEGMENT_ANSWER), 2);
}
END_TEST

START_TEST(a_prompt_without_messages_is_answered_in_response)
{
    Document document = read_one(
        TEXT("{\"model\":\"m\",\"created_at\":\"x\",\"response\":\"Yes.\",\"thinking\":\"Hm.\","
             "\"done\":true,\"done_reason\":\"length\",\"context\":[1,2,3],\"eval_count\":2}"),
        "ollama-json", &arena);
    ck_assert_text(document.thinking.text, "Hm.");
    ck_assert_text(document.answer.text, "Yes.");
    ck_assert_text(document.finish, "length");
    ck_assert_stat(&document, STAT_EVAL_COUNT, 2);
    ck_assert(!document.stats.present[STAT_TOTAL_DURATION]);
}
END_TEST

START_TEST(tags_count_only_without_a_field_for_thinking)
{
    Document tagged = read_one(TEXT("{\"created_at\":\"\",\"done\":true,\"response\":"
                                    "\"<think>a</think>b\"}"),
                               "ollama-json", &arena);
    Document native = read_one(TEXT("{\"created_at\":\"\",\"done\":true,\"thinking\":\"t\","
                                    "\"response\":\"<think>a</think>b\"}"),
                               "ollama-json", &arena);
    ck_assert_text(tagged.thinking.text, "a");
    ck_assert_text(tagged.answer.text, "b");
    ck_assert_text(native.thinking.text, "t");
    ck_assert_text(native.answer.text, "<think>a</think>b");
}
END_TEST

START_TEST(a_stream_that_breaks_keeps_what_came)
{
    Document cut = read_one(TEXT("{\"created_at\":\"\",\"done\":false,\"response\":\"Part\"}\n"),
                            "ollama-json", &arena);
    ck_assert_text(cut.answer.text, "Part");
    ck_assert(has_note(&cut, "without its last record"));
    ck_assert(!cut.has_stats);
    Document failed = read_one(TEXT("{\"created_at\":\"\",\"done\":false,\"response\":\"Part\"}\n"
                                    "{\"error\":\"out of memory\"}\n"),
                               "ollama-json", &arena);
    ck_assert_text(failed.answer.text, "Part");
    ck_assert(has_note(&failed, "ended with an error"));
    ck_assert(!has_note(&failed, "without its last record"));
    ck_assert_uint_eq(count_segments(&failed, SEGMENT_ERROR), 1);
}
END_TEST

START_TEST(an_error_alone_fails_the_record)
{
    const char *message = "an error in place of an answer: model 'x' not found";
    check_fails(TEXT("{\"error\":\"model 'x' not found\"}"), message, &arena);
    check_fails(TEXT("{\"created_at\":\"\",\"done\":false,\"response\":\"\"}\n"
                     "{\"error\":\"model 'x' not found\"}"),
                message, &arena);
}
END_TEST

START_TEST(calls_of_tools_are_no_answer)
{
    Document document =
        read_one(TEXT("{\"created_at\":\"\",\"done\":true,\"message\":{\"role\":\"assistant\","
                      "\"content\":\"\",\"tool_calls\":[{\"function\":{\"name\":\"f\"}}]}}"),
                 "ollama-json", &arena);
    ck_assert(document.answer.present);
    ck_assert_text(document.answer.text, "");
    ck_assert_uint_eq(count_segments(&document, SEGMENT_TOOL), 1);
}
END_TEST

START_TEST(any_cut_into_chunks_gives_the_same)
{
    static const char start[] = "{\"model\":\"m\",\"created_at\":\"\",";
    static const char end[] = "\"done\":true,\"done_reason\":\"stop\",\"eval_count\":7}";
    Random random = {11};
    Arena scratch = {0};
    for (int i = 0; i < CUTS; i++) {
        Text thinking = random_text(&random, &scratch), answer = random_text(&random, &scratch);
        Out whole = {0}, stream = {0};
        put_ours(&whole, start);
        put_text(&whole, "\"thinking\":", thinking, ",");
        put_text(&whole, "\"response\":", answer, ",");
        put_ours(&whole, end);
        put_pieces(
            &stream, &random, thinking,
            "{\"model\":\"m\",\"created_at\":\"\",\"done\":false,\"response\":\"\",\"thinking\":",
            "}\n", false);
        put_pieces(&stream, &random, answer,
                   "{\"model\":\"m\",\"created_at\":\"\",\"done\":false,\"response\":", "}\n",
                   false);
        put_ours(&stream, start);
        put_ours(&stream, "\"response\":\"\",");
        put_ours(&stream, end);
        Document a = read_one(out_text(&whole), "ollama-json", &scratch);
        Document b = read_one(out_text(&stream), "ollama-json", &scratch);
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
    check_damage(text_of(chat_stream));
}
END_TEST

Suite *suite_format_ollama_json(void)
{
    return suite_of("format/ollama_json",
                    (const TTest *const[]){
                        chunks_are_one_answer, a_prompt_without_messages_is_answered_in_response,
                        tags_count_only_without_a_field_for_thinking,
                        a_stream_that_breaks_keeps_what_came, an_error_alone_fails_the_record,
                        calls_of_tools_are_no_answer, any_cut_into_chunks_gives_the_same,
                        damage_is_survived, NULL});
}
