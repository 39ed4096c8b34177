#include "records.h"

enum { CUTS = 2000 };

static Arena arena;

static const char whole_text[] =
    "{\"id\":\"chatcmpl-7\",\"object\":\"chat.completion\",\"created\":1772000000,"
    "\"model\":\"gpt-oss-20b\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
    "\"content\":\"Use `await`.\\n\\u00e9\",\"reasoning_content\":\"The user asks.\","
    "\"refusal\":null},\"logprobs\":null,\"finish_reason\":\"stop\"}],"
    "\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":23,\"total_tokens\":34,"
    "\"completion_tokens_details\":{\"reasoning_tokens\":9}},"
    "\"timings\":{\"prompt_n\":10,\"prompt_ms\":20.5,\"prompt_per_second\":487.8,"
    "\"predicted_n\":23,\"predicted_ms\":230.25,\"predicted_per_second\":99.891}}\n";

static const char stream_text[] =
    ": hello\n"
    "data: {\"id\":\"c1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"role\":"
    "\"assistant\",\"content\":\"\",\"reasoning\":\"Hm\"},\"finish_reason\":null}]}\r\n\r\n"
    "data:{\"id\":\"c1\",\"model\":\"m\",\"choices\":[{\"index\":1,\"delta\":{\"content\":"
    "\"No\"}}]}\n\n"
    "data: {\"id\":\"c1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":"
    "\"Yes\"}},{\"index\":1,\"delta\":{\"content\":\".\"}}]}\n\n"
    "data: {\"id\":\"c1\",\"model\":\"m\",\"choices\":[{\"index\":1,\"delta\":{},"
    "\"finish_reason\":\"stop\"}]}\n\n"
    "data: {\"id\":\"c1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},"
    "\"finish_reason\":\"length\"}]}\n\n"
    "data: {\"id\":\"c1\",\"model\":\"m\",\"choices\":[],\"usage\":{\"prompt_tokens\":3}}\n\n"
    "data: [DONE]\n\n";

// One message with these members.
static Document message(const char *members)
{
    return read_one(arena_print(&arena, "{\"choices\":[{\"message\":{%s}}]}", members),
                    "openai-chat", &arena);
}

START_TEST(a_whole_answer)
{
    Document document = read_one(text_of(whole_text), "openai-chat", &arena);
    ck_assert_text(document.thinking.text, "The user asks.");
    ck_assert_text(document.answer.text, "Use `await`.\n\u00e9");
    ck_assert_text(document.id, "chatcmpl-7");
    ck_assert_text(document.model, "gpt-oss-20b");
    ck_assert_text(document.finish, "stop");
    ck_assert_int_eq(document.thinking_state, THINKING_CLOSED);
    ck_assert_stat(&document, STAT_PROMPT_EVAL_COUNT, 10);
    ck_assert_stat(&document, STAT_PROMPT_EVAL_DURATION, 20500000);
    ck_assert_stat(&document, STAT_PROMPT_EVAL_RATE, 48780);
    ck_assert_stat(&document, STAT_EVAL_COUNT, 23);
    ck_assert_stat(&document, STAT_EVAL_DURATION, 230250000);
    ck_assert_stat(&document, STAT_EVAL_RATE, 9989);
    ck_assert_uint_eq(document.notes.len, 0);
}
END_TEST

START_TEST(the_best_field_for_thinking_wins)
{
    ck_assert_text(message("\"content\":\"a\",\"reasoning\":\"r\",\"reasoning_content\":\"c\","
                           "\"reasoning_details\":[{\"type\":\"reasoning.summary\",\"summary\":"
                           "\"s\"},{\"type\":\"reasoning.text\",\"text\":\"t\"}]")
                       .thinking.text,
                   "s\nt");
    ck_assert_text(
        message("\"content\":\"a\",\"reasoning\":\"r\",\"reasoning_content\":\"c\"").thinking.text,
        "c");
    ck_assert_text(
        message("\"content\":\"a\",\"reasoning\":\"r\",\"reasoning_content\":\"\"").thinking.text,
        "r");
    Document parts = message("\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\","
                             "\"text\":\"p\"}]},{\"type\":\"text\",\"text\":\"a\"},{\"type\":"
                             "\"image_url\",\"image_url\":{\"url\":\"x\"}},{\"type\":\"text\","
                             "\"text\":\"b\"}]");
    ck_assert_text(parts.thinking.text, "p");
    ck_assert_text(parts.answer.text, "ab");
    Document both = message("\"reasoning\":\"r\",\"content\":[{\"type\":\"thinking\","
                            "\"thinking\":\"p\"},{\"type\":\"text\",\"text\":\"a\"}]");
    ck_assert_text(both.thinking.text, "r");
    ck_assert_text(both.answer.text, "a");
}
END_TEST

START_TEST(encrypted_thinking_is_hidden)
{
    Document hidden = message("\"content\":\"a\",\"reasoning_details\":[{\"type\":"
                              "\"reasoning.encrypted\",\"data\":\"xx\"}]");
    ck_assert_int_eq(hidden.thinking_state, THINKING_HIDDEN);
    ck_assert(!hidden.thinking.present);
    Document partly = message("\"content\":\"a\",\"reasoning\":\"r\",\"reasoning_details\":[{"
                              "\"type\":\"reasoning.encrypted\",\"data\":\"xx\"}]");
    ck_assert_int_eq(partly.thinking_state, THINKING_CLOSED);
    ck_assert(has_note(&partly, "hidden"));
}
END_TEST

START_TEST(an_empty_answer_may_be_a_refusal_or_a_call)
{
    ck_assert_text(message("\"content\":null,\"refusal\":\"I cannot.\"").answer.text, "I cannot.");
    ck_assert_text(message("\"content\":\"a\",\"refusal\":\"I cannot.\"").answer.text, "a");
    Document call = message("\"content\":null,\"tool_calls\":[{\"id\":\"1\"}]");
    ck_assert_text(call.answer.text, "");
    ck_assert_uint_eq(count_segments(&call, SEGMENT_TOOL), 1);
    Document none = message("\"content\":\"a\",\"tool_calls\":[]");
    ck_assert_uint_eq(count_segments(&none, SEGMENT_TOOL), 0);
}
END_TEST

START_TEST(choices_come_by_index)
{
    Text text = TEXT("{\"id\":\"i\",\"model\":\"m\",\"usage\":{\"completion_tokens\":9},"
                     "\"choices\":[{\"index\":1,\"message\":{\"content\":\"second\"}},"
                     "{\"index\":0,\"message\":{\"content\":\"first\"}},"
                     "{\"index\":1,\"message\":{\"content\":\"third\"}}]}");
    DocumentList documents = read_all(text, "openai-chat", &arena);
    ck_assert_uint_eq(documents.len, 3);
    ck_assert_text(documents.at[0].answer.text, "first");
    ck_assert_text(documents.at[1].answer.text, "second");
    ck_assert_text(documents.at[2].answer.text, "third");
    for (size_t i = 0; i < 3; i++) {
        ck_assert_text(documents.at[i].id, "i");
        ck_assert_text(documents.at[i].model, "m");
        ck_assert(!documents.at[i].has_stats);
        ck_assert(has_note(&documents.at[i], "figures"));
    }
    Text plain = TEXT("{\"object\":\"text_completion\",\"choices\":[{\"text\":\"as is\","
                      "\"finish_reason\":\"stop\"}]}");
    ck_assert_text(read_one(plain, "openai-chat", &arena).answer.text, "as is");
}
END_TEST

START_TEST(deltas_of_several_choices)
{
    DocumentList documents = {0};
    Error error = {0};
    SplitOptions options = {0};
    ck_assert(documents_split(text_of(stream_text), TEXT("a"), FRAMING_SSE, &options, &arena,
                              &documents, &error));
    ck_assert_uint_eq(documents.len, 2);
    ck_assert_str_eq(documents.at[0].format, "openai-chat-sse");
    ck_assert_text(documents.at[0].thinking.text, "Hm");
    ck_assert_text(documents.at[0].answer.text, "Yes");
    ck_assert_text(documents.at[0].finish, "length");
    ck_assert_text(documents.at[1].answer.text, "No.");
    ck_assert_text(documents.at[1].finish, "stop");
    ck_assert(!documents.at[1].thinking.present);
}
END_TEST

START_TEST(streams_that_break_keep_what_came)
{
    Text piece = TEXT("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Part\"}}]}\n\n");
    Text failure = TEXT("data: {\"error\":{\"message\":\"overloaded\",\"code\":503}}\n");
    Document cut = read_one(piece, "openai-chat-sse", &arena);
    ck_assert_text(cut.answer.text, "Part");
    ck_assert(has_note(&cut, "without its last record"));
    Document failed = read_one(arena_join(&arena, piece, failure), "openai-chat-sse", &arena);
    ck_assert_text(failed.answer.text, "Part");
    ck_assert(has_note(&failed, "ended with an error"));
    check_fails(failure, "an error in place of an answer: overloaded", &arena);
    check_fails(TEXT("{\"error\":{\"message\":\"overloaded\",\"type\":\"x\"}}"),
                "an error in place of an answer: overloaded", &arena);
    check_fails(TEXT("{\"object\":\"chat.completion\",\"choices\":[]}"), "no choice to read",
                &arena);
}
END_TEST

START_TEST(another_id_behind_the_end_is_another_answer)
{
    Text text = TEXT(
        "data: {\"id\":\"a\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"one\"}}]}\n\n"
        "data: {\"id\":\"b\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"!\"},"
        "\"finish_reason\":\"stop\"}]}\n\n"
        "data: {\"id\":\"x\",\"choices\":[],\"usage\":{\"completion_tokens\":2}}\n\n"
        "data: [DONE]\n\n"
        "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"two\"}}]}\n\n");
    DocumentList documents = read_all(text, "openai-chat-sse", &arena);
    ck_assert_uint_eq(documents.len, 2);
    ck_assert_text(documents.at[0].answer.text, "one!");
    ck_assert_text(documents.at[0].id, "a");
    ck_assert_stat(&documents.at[0], STAT_EVAL_COUNT, 2);
    ck_assert_text(documents.at[1].answer.text, "two");
    ck_assert_text(documents.at[1].id, "c");
}
END_TEST

// Servers that send the message so far beside each delta, and chunks without the framing.
START_TEST(odd_streams)
{
    Text both = TEXT("data: {\"choices\":[{\"delta\":{\"content\":\"a\"},\"message\":{\"content\":"
                     "\"a\"}}]}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"b\"},\"message\":"
                     "{\"content\":\"ab\"},\"finish_reason\":\"stop\"}]}\n\n");
    ck_assert_text(read_one(both, "openai-chat-sse", &arena).answer.text, "ab");
    Text bare = TEXT("{\"object\":\"chat.completion.chunk\",\"choices\":[{\"delta\":{\"content\":"
                     "\"a\"}}]}\n{\"object\":\"chat.completion.chunk\",\"choices\":[{\"delta\":"
                     "{\"content\":\"b\"},\"finish_reason\":\"stop\"}]}\n");
    ck_assert_text(read_one(bare, "openai-chat", &arena).answer.text, "ab");
}
END_TEST

START_TEST(a_batch_line_has_the_id_of_its_request)
{
    Text text =
        TEXT("{\"id\":\"b1\",\"custom_id\":\"q-7\",\"response\":{\"status_code\":200,"
             "\"body\":{\"id\":\"x\",\"model\":\"m\",\"choices\":[{\"message\":{\"content\":"
             "\"Yes.\"},\"finish_reason\":\"stop\"}]}},\"error\":null}");
    Document document = read_one(text, "openai-batch", &arena);
    ck_assert_text(document.id, "q-7");
    ck_assert_text(document.model, "m");
    ck_assert_text(document.answer.text, "Yes.");
    check_fails(TEXT("{\"custom_id\":\"q\",\"response\":{\"status_code\":400,\"body\":{\"error\":"
                     "{\"message\":\"too long\"}}},\"error\":null}"),
                "an error in place of an answer: too long", &arena);
    check_fails(TEXT("{\"custom_id\":\"q\",\"response\":null,\"error\":{\"code\":\"expired\","
                     "\"message\":\"not in time\"}}"),
                "an error in place of an answer: not in time", &arena);
    check_fails(TEXT("{\"custom_id\":\"q\",\"response\":{\"body\":{\"object\":\"list\"}}}"),
                "the request of this batch line was not answered", &arena);
}
END_TEST

static void put_deltas(Out *stream, Random *random, Text text, const char *field)
{
    Arena scratch = {0};
    Text prefix = arena_print(&scratch,
                              "{\"id\":\"i\",\"model\":\"m\",\"choices\":[{\"index\":0,"
                              "\"delta\":{\"%s\":",
                              field);
    put_pieces(stream, random, text, arena_terminated(&scratch, prefix),
               "},\"finish_reason\":null}]}", true);
    arena_free(&scratch);
}

START_TEST(any_cut_into_deltas_gives_the_same)
{
    static const char *const fields[] = {"reasoning", "reasoning_content"};
    Random random = {12};
    Arena scratch = {0};
    for (int i = 0; i < CUTS; i++) {
        Text thinking = random_text(&random, &scratch), answer = random_text(&random, &scratch);
        const char *field = fields[random_below(&random, 2)];
        Out whole = {0}, stream = {0};
        put_print(&whole, "{\"id\":\"i\",\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{");
        put_text(&whole, "\"content\":", answer, ",");
        put_print(&whole, "\"%s\":", field);
        put_text(&whole, "", thinking, "},\"finish_reason\":\"stop\"}],");
        put_ours(&whole, "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2}}");
        put_deltas(&stream, &random, thinking, field);
        put_deltas(&stream, &random, answer, "content");
        put_event(&stream, &random,
                  TEXT("{\"id\":\"i\",\"model\":\"m\",\"choices\":[{\"index\":0,"
                       "\"delta\":{},\"finish_reason\":\"stop\"}]}"));
        put_event(&stream, &random,
                  TEXT("{\"id\":\"i\",\"model\":\"m\",\"choices\":[],\"usage\":"
                       "{\"prompt_tokens\":1,\"completion_tokens\":2}}"));
        Document a = read_one(out_text(&whole), "openai-chat", &scratch);
        Document b = read_one(out_text(&stream), "openai-chat-sse", &scratch);
        check_same(&a, &b);
        ck_assert(text_is(a.thinking.text, thinking) && text_is(a.answer.text, answer));
        out_free(&whole);
        out_free(&stream);
        arena_reset(&scratch);
    }
    arena_free(&scratch);
}
END_TEST

// As many choices as a value may hold, all with members of their own: linear, not quadratic.
START_TEST(many_choices_take_no_long_time)
{
    enum { CHOICES = 30000 };
    Arena scratch = {0};
    Out out = {0};
    put_ours(&out, "{\"choices\":[");
    for (int i = 0; i < CHOICES; i++)
        put_print(&out, "%s{\"index\":%d,\"message\":{\"content\":\"x\"}}", i ? "," : "",
                  CHOICES - i);
    put_ours(&out, "]}");
    ck_assert_uint_eq(read_all(out_text(&out), "openai-chat", &scratch).len, CHOICES);
    out_free(&out);
    arena_free(&scratch);
}
END_TEST

START_TEST(damage_is_survived)
{
    check_damage(text_of(whole_text));
    check_damage(text_from(text_of(stream_text), TEXT(": hello\n").len));
}
END_TEST

Suite *suite_format_openai_chat(void)
{
    return suite_of("format/openai_chat",
                    (const TTest *const[]){
                        a_whole_answer, the_best_field_for_thinking_wins,
                        encrypted_thinking_is_hidden, an_empty_answer_may_be_a_refusal_or_a_call,
                        choices_come_by_index, deltas_of_several_choices,
                        streams_that_break_keep_what_came,
                        another_id_behind_the_end_is_another_answer, odd_streams,
                        a_batch_line_has_the_id_of_its_request, any_cut_into_deltas_gives_the_same,
                        many_choices_take_no_long_time, damage_is_survived, NULL});
}
