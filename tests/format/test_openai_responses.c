#include "records.h"

enum { CUTS = 2000 };

static Arena arena;

static const char whole_text[] =
    "{\"id\":\"resp_1\",\"object\":\"response\",\"status\":\"incomplete\",\"error\":null,"
    "\"incomplete_details\":{\"reason\":\"max_output_tokens\"},\"model\":\"gpt-5\",\"output\":["
    "{\"type\":\"reasoning\",\"id\":\"rs_1\",\"summary\":[{\"type\":\"summary_text\",\"text\":"
    "\"First.\"},{\"type\":\"summary_text\",\"text\":\"Then.\"}],\"encrypted_content\":null},"
    "{\"type\":\"function_call\",\"name\":\"look_up\",\"arguments\":\"{}\"},"
    "{\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"output_text\",\"text\":"
    "\"One \",\"annotations\":[]},{\"type\":\"output_text\",\"text\":\"text.\"}]},"
    "{\"type\":\"message\",\"content\":[{\"type\":\"refusal\",\"refusal\":\"No more.\"}]}],"
    "\"usage\":{\"input_tokens\":5,\"output_tokens\":50,\"output_tokens_details\":"
    "{\"reasoning_tokens\":30}}}";

static const char stream_text[] =
    "event: response.created\r\n"
    "data: {\"type\":\"response.created\",\"response\":{\"id\":\"resp_1\",\"output\":[]}}\r\n\r\n"
    "data: {\"type\":\"response.reasoning_summary_text.delta\",\"output_index\":0,"
    "\"summary_index\":0,\"delta\":\"Fir\"}\n\n"
    "data: {\"type\":\"response.reasoning_summary_text.delta\",\"output_index\":0,"
    "\"summary_index\":0,\"delta\":\"st.\"}\n\n"
    "data: {\"type\":\"response.reasoning_summary_text.done\",\"text\":\"First.\"}\n\n"
    "data: {\"type\":\"response.reasoning_summary_text.delta\",\"output_index\":0,"
    "\"summary_index\":1,\"delta\":\"Then.\"}\n\n"
    "data: {\"type\":\"response.output_item.done\",\"item\":{\"type\":\"web_search_call\"}}\n\n"
    "data: {\"type\":\"response.output_text.delta\",\"output_index\":2,\"delta\":\"Yes\"}\n\n"
    "data: {\"type\":\"response.output_text.delta\",\"output_index\":2,\"delta\":\".\"}\n\n"
    "data: {\"type\":\"response.output_text.done\",\"output_index\":2,\"text\":\"Yes.\"}\n\n"
    "data: {\"type\":\"response.completed\",\"response\":{\"id\":\"resp_1\",\"model\":\"gpt-5\","
    "\"status\":\"completed\",\"output\":[{\"type\":\"message\",\"content\":[{\"type\":"
    "\"output_text\",\"text\":\"Yes.\"}]}],\"usage\":{\"output_tokens\":9}}}";

static Document output(const char *items)
{
    return read_one(arena_print(&arena, "{\"object\":\"response\",\"output\":[%s]}", items),
                    "openai-responses", &arena);
}

START_TEST(a_whole_response)
{
    Document document = read_one(text_of(whole_text), "openai-responses", &arena);
    ck_assert_text(document.thinking.text, "First.\nThen.");
    ck_assert_text(document.answer.text, "One text.\n\nNo more.");
    ck_assert_text(document.id, "resp_1");
    ck_assert_text(document.model, "gpt-5");
    ck_assert_text(document.finish, "max_output_tokens");
    ck_assert_uint_eq(count_segments(&document, SEGMENT_TOOL), 1);
    ck_assert_stat(&document, STAT_PROMPT_EVAL_COUNT, 5);
    ck_assert_stat(&document, STAT_EVAL_COUNT, 50);
}
END_TEST

START_TEST(thinking_is_its_text_else_its_summary_else_hidden)
{
    ck_assert_text(output("{\"type\":\"reasoning\",\"summary\":[{\"text\":\"s\"}],\"content\":"
                          "[{\"type\":\"reasoning_text\",\"text\":\"t\"}]}")
                       .thinking.text,
                   "t");
    Document hidden = output("{\"type\":\"reasoning\",\"summary\":[],\"encrypted_content\":\"x\"}");
    ck_assert_int_eq(hidden.thinking_state, THINKING_HIDDEN);
    ck_assert(!hidden.thinking.present);
    ck_assert_int_eq(output("{\"type\":\"reasoning\",\"summary\":[]}").thinking_state,
                     THINKING_NONE);
}
END_TEST

START_TEST(only_deltas_count)
{
    Document document = read_one(text_of(stream_text), "openai-responses-sse", &arena);
    ck_assert_text(document.thinking.text, "First.\nThen.");
    ck_assert_text(document.answer.text, "Yes.");
    ck_assert_text(document.id, "resp_1");
    ck_assert_text(document.model, "gpt-5");
    ck_assert_text(document.finish, "completed");
    ck_assert_uint_eq(count_segments(&document, SEGMENT_TOOL), 1);
    ck_assert_stat(&document, STAT_EVAL_COUNT, 9);
    ck_assert_uint_eq(document.notes.len, 0);
}
END_TEST

START_TEST(without_deltas_the_whole_counts)
{
    Document last = read_one(
        TEXT("data: {\"type\":\"response.completed\",\"response\":{\"status\":\"completed\","
             "\"output\":[{\"type\":\"reasoning\",\"summary\":[{\"text\":\"s\"}]},{\"type\":"
             "\"message\",\"content\":[{\"type\":\"output_text\",\"text\":\"Yes.\"}]}]}}\n"),
        "openai-responses-sse", &arena);
    ck_assert_text(last.answer.text, "Yes.");
    ck_assert_text(last.thinking.text, "s");
    Document item = read_one(
        TEXT("data: {\"type\":\"response.output_item.done\",\"item\":{\"type\":\"message\","
             "\"content\":[{\"type\":\"output_text\",\"text\":\"Yes.\"}]}}\n"),
        "openai-responses-sse", &arena);
    ck_assert_text(item.answer.text, "Yes.");
    ck_assert(has_note(&item, "without its last record"));
}
END_TEST

START_TEST(errors)
{
    const char *message = "an error in place of an answer: overloaded";
    check_fails(TEXT("{\"object\":\"response\",\"status\":\"failed\",\"output\":[],\"error\":"
                     "{\"code\":\"server_error\",\"message\":\"overloaded\"}}"),
                message, &arena);
    check_fails(TEXT("data: {\"type\":\"response.created\",\"response\":{}}\n\n"
                     "data: {\"type\":\"error\",\"code\":null,\"message\":\"overloaded\"}\n"),
                message, &arena);
    check_fails(TEXT("data: {\"type\":\"response.failed\",\"response\":{\"error\":{\"message\":"
                     "\"overloaded\"}}}\n"),
                message, &arena);
    Document part =
        read_one(TEXT("data: {\"type\":\"response.output_text.delta\",\"delta\":\"Part\"}\n\n"
                      "data: {\"type\":\"error\",\"message\":\"overloaded\"}\n"),
                 "openai-responses-sse", &arena);
    ck_assert_text(part.answer.text, "Part");
    ck_assert(has_note(&part, "ended with an error"));
}
END_TEST

START_TEST(any_cut_into_deltas_gives_the_same)
{
    static const char head[] = "\"id\":\"r\",\"model\":\"m\",\"status\":\"completed\",\"usage\":"
                               "{\"input_tokens\":1,\"output_tokens\":2}";
    Random random = {13};
    Arena scratch = {0};
    for (int i = 0; i < CUTS; i++) {
        Text thought = random_text(&random, &scratch), other = random_text(&random, &scratch);
        Text answer = random_text(&random, &scratch);
        Out whole = {0}, stream = {0}, last = {0};
        put_print(&whole, "{\"object\":\"response\",%s,\"output\":[{\"type\":\"reasoning\",", head);
        put_text(&whole, "\"summary\":[{\"text\":", thought, "},");
        put_text(&whole, "{\"text\":", other, "}]},");
        put_text(&whole,
                 "{\"type\":\"message\",\"content\":[{\"type\":\"output_text\",\"text\":", answer,
                 "}]}]}");
        put_pieces(&stream, &random, thought,
                   "{\"type\":\"response.reasoning_summary_text.delta\",\"output_index\":0,"
                   "\"summary_index\":0,\"delta\":",
                   "}", true);
        put_pieces(&stream, &random, other,
                   "{\"type\":\"response.reasoning_summary_text.delta\",\"output_index\":0,"
                   "\"summary_index\":1,\"delta\":",
                   "}", true);
        put_pieces(&stream, &random, answer,
                   "{\"type\":\"response.output_text.delta\",\"output_index\":1,\"delta\":", "}",
                   true);
        put_print(&last, "{\"type\":\"response.completed\",\"response\":");
        put_raw(&last, out_text(&whole));
        put_char(&last, '}');
        put_event(&stream, &random, out_text(&last));
        Document a = read_one(out_text(&whole), "openai-responses", &scratch);
        Document b = read_one(out_text(&stream), "openai-responses-sse", &scratch);
        check_same(&a, &b);
        ck_assert(text_is(a.answer.text, answer));
        out_free(&whole);
        out_free(&stream);
        out_free(&last);
        arena_reset(&scratch);
    }
    arena_free(&scratch);
}
END_TEST

START_TEST(damage_is_survived)
{
    check_damage(text_of(whole_text));
    check_damage(text_of(stream_text));
}
END_TEST

Suite *suite_format_openai_responses(void)
{
    return suite_of(
        "format/openai_responses",
        (const TTest *const[]){a_whole_response, thinking_is_its_text_else_its_summary_else_hidden,
                               only_deltas_count, without_deltas_the_whole_counts, errors,
                               any_cut_into_deltas_gives_the_same, damage_is_survived, NULL});
}
