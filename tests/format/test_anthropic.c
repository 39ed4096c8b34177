#include "records.h"

enum { CUTS = 2000 };

static Arena arena;

static const char whole_text[] =
    "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-x\","
    "\"content\":[{\"type\":\"thinking\",\"thinking\":\"Let me see.\",\"signature\":\"sig\"},"
    "{\"type\":\"thinking\",\"thinking\":\"Sure.\",\"signature\":\"sig\"},"
    "{\"type\":\"text\",\"text\":\"A task \"},{\"type\":\"text\",\"text\":\"is a promise.\","
    "\"citations\":[{\"cited_text\":\"not the answer\"}]},"
    "{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"f\",\"input\":{\"text\":\"no\"}},"
    "{\"type\":\"text\",\"text\":\"Done.\"}],"
    "\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":8,\"output_tokens\":64}}";

static const char stream_text[] =
    "event: message_start\n"
    "data: {\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"type\":\"message\","
    "\"model\":\"claude-x\",\"content\":[],\"usage\":{\"input_tokens\":8,\"output_tokens\":1}}}\n\n"
    "event: ping\ndata: {\"type\": \"ping\"}\n\n"
    "data: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"thinking\","
    "\"thinking\":\"\",\"signature\":\"\"}}\n\n"
    "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\","
    "\"thinking\":\"Let me \"}}\n\n"
    "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\","
    "\"thinking\":\"see.\"}}\n\n"
    "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"signature_delta\","
    "\"signature\":\"sig\"}}\n\n"
    "data: {\"type\":\"content_block_stop\",\"index\":0}\n\n"
    "data: {\"type\":\"content_block_start\",\"index\":1,\"content_block\":{\"type\":\"text\","
    "\"text\":\"\"}}\n\n"
    "data: {\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"text_delta\","
    "\"text\":\"Yes\"}}\n\n"
    "data: {\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"text_delta\","
    "\"text\":\".\"}}\n\n"
    "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"max_tokens\"},\"usage\":"
    "{\"output_tokens\":40}}\n\n"
    "data: {\"type\":\"message_stop\"}\n\n";

static Document content(const char *blocks)
{
    return read_one(arena_print(&arena, "{\"type\":\"message\",\"content\":[%s]}", blocks),
                    "anthropic", &arena);
}

START_TEST(a_whole_message)
{
    Document document = read_one(text_of(whole_text), "anthropic", &arena);
    ck_assert_text(document.thinking.text, "Let me see.\nSure.");
    ck_assert_text(document.answer.text, "A task is a promise.\n\nDone.");
    ck_assert_text(document.id, "msg_1");
    ck_assert_text(document.model, "claude-x");
    ck_assert_text(document.finish, "end_turn");
    ck_assert_int_eq(document.thinking_state, THINKING_CLOSED);
    ck_assert_uint_eq(count_segments(&document, SEGMENT_TOOL), 1);
    ck_assert_stat(&document, STAT_PROMPT_EVAL_COUNT, 8);
    ck_assert_stat(&document, STAT_EVAL_COUNT, 64);
    ck_assert_uint_eq(document.notes.len, 0);
}
END_TEST

START_TEST(thinking_may_be_hidden)
{
    Document redacted = content("{\"type\":\"redacted_thinking\",\"data\":\"x\"},"
                                "{\"type\":\"text\",\"text\":\"a\"}");
    ck_assert_int_eq(redacted.thinking_state, THINKING_HIDDEN);
    ck_assert(!redacted.thinking.present);
    ck_assert_uint_eq(count_segments(&redacted, SEGMENT_TOOL), 0);
    Document omitted = content("{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"s\"}");
    ck_assert_int_eq(omitted.thinking_state, THINKING_HIDDEN);
    Document partly = content("{\"type\":\"thinking\",\"thinking\":\"t\",\"signature\":\"s\"},"
                              "{\"type\":\"redacted_thinking\",\"data\":\"x\"}");
    ck_assert_int_eq(partly.thinking_state, THINKING_CLOSED);
    ck_assert_text(partly.thinking.text, "t");
    ck_assert(has_note(&partly, "hidden"));
    Document streamed = read_one(
        TEXT("data: {\"type\":\"message_start\",\"message\":{}}\n\n"
             "data: {\"type\":\"content_block_start\",\"content_block\":{\"type\":\"thinking\","
             "\"thinking\":\"\"}}\n\ndata: {\"type\":\"content_block_delta\",\"delta\":{\"type\":"
             "\"signature_delta\",\"signature\":\"s\"}}\n\ndata: {\"type\":\"message_stop\"}\n\n"),
        "anthropic-sse", &arena);
    ck_assert_int_eq(streamed.thinking_state, THINKING_HIDDEN);
}
END_TEST

// A block with text, then one of which only the signature came.
START_TEST(thinking_may_be_hidden_in_part)
{
    Text start = TEXT("data: {\"type\":\"content_block_start\",\"content_block\":{\"type\":"
                      "\"thinking\",\"thinking\":\"\"}}\n\n");
    Text delta = TEXT("data: {\"type\":\"content_block_delta\",\"delta\":{\"type\":"
                      "\"thinking_delta\",\"thinking\":\"t\"}}\n\n");
    Text signature = TEXT("data: {\"type\":\"content_block_delta\",\"delta\":{\"type\":"
                          "\"signature_delta\",\"signature\":\"s\"}}\n\n");
    Text told = arena_join(&arena, TEXT("data: {\"type\":\"message_start\"}\n\n"), start);
    told = arena_join(&arena, arena_join(&arena, told, delta), signature);
    Text partly = arena_join(&arena, arena_join(&arena, told, start), signature);
    Document whole = read_one(told, "anthropic-sse", &arena);
    Document part = read_one(partly, "anthropic-sse", &arena);
    ck_assert(!has_note(&whole, "hidden"));
    ck_assert(has_note(&part, "hidden"));
    ck_assert_text(part.thinking.text, "t");
    ck_assert_int_eq(part.thinking_state, THINKING_CLOSED);
}
END_TEST

START_TEST(a_stream)
{
    Document document = read_one(text_of(stream_text), "anthropic-sse", &arena);
    ck_assert_text(document.thinking.text, "Let me see.");
    ck_assert_text(document.answer.text, "Yes.");
    ck_assert_text(document.id, "msg_1");
    ck_assert_text(document.model, "claude-x");
    ck_assert_text(document.finish, "max_tokens");
    ck_assert_int_eq(document.thinking_state, THINKING_CLOSED);
    ck_assert_stat(&document, STAT_PROMPT_EVAL_COUNT, 8);
    ck_assert_stat(&document, STAT_EVAL_COUNT, 40);
    ck_assert_uint_eq(document.notes.len, 0);
}
END_TEST

START_TEST(errors)
{
    const char *message = "an error in place of an answer: Overloaded";
    Text error = TEXT("event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":"
                      "\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n");
    Text start = TEXT("data: {\"type\":\"message_start\",\"message\":{\"id\":\"i\"}}\n\n");
    Text delta = TEXT("data: {\"type\":\"content_block_delta\",\"delta\":{\"text\":\"Part\"}}\n\n");
    check_fails(error, message, &arena);
    check_fails(arena_join(&arena, start, error), message, &arena);
    check_fails(text_from(error, TEXT("event: error\ndata: ").len), message, &arena);
    Text begun = arena_join(&arena, start, delta);
    Document cut = read_one(begun, "anthropic-sse", &arena);
    ck_assert_text(cut.answer.text, "Part");
    ck_assert(has_note(&cut, "without its last record"));
    Document failed = read_one(arena_join(&arena, begun, error), "anthropic-sse", &arena);
    ck_assert_text(failed.answer.text, "Part");
    ck_assert(has_note(&failed, "ended with an error"));
}
END_TEST

START_TEST(a_batch_line_has_the_id_of_its_request)
{
    Text line = arena_print(&arena,
                            "{\"custom_id\":\"q-1\",\"result\":{\"type\":\"succeeded\","
                            "\"message\":%s}}",
                            whole_text);
    Document document = read_one(line, "anthropic-batch", &arena);
    ck_assert_text(document.id, "q-1");
    ck_assert_text(document.answer.text, "A task is a promise.\n\nDone.");
    check_fails(TEXT("{\"custom_id\":\"q\",\"result\":{\"type\":\"errored\",\"error\":{\"type\":"
                     "\"error\",\"error\":{\"message\":\"Bad prompt\"}}}}"),
                "an error in place of an answer: Bad prompt", &arena);
    check_fails(TEXT("{\"custom_id\":\"q\",\"result\":{\"type\":\"expired\"}}"),
                "the request of this batch line was not answered: expired", &arena);
}
END_TEST

static void put_block(Out *stream, Random *random, const char *kind, Text text)
{
    Arena scratch = {0};
    Text start = arena_print(&scratch,
                             "{\"type\":\"content_block_start\",\"index\":0,"
                             "\"content_block\":{\"type\":\"%s\",\"%s\":\"\"}}",
                             kind, kind);
    Text delta = arena_print(&scratch,
                             "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":"
                             "{\"type\":\"%s_delta\",\"%s\":",
                             kind, kind);
    put_event(stream, random, start);
    put_pieces(stream, random, text, arena_terminated(&scratch, delta), "}}", true);
    put_event(stream, random, TEXT("{\"type\":\"content_block_stop\",\"index\":0}"));
    arena_free(&scratch);
}

START_TEST(any_cut_into_deltas_gives_the_same)
{
    static const char *const kinds[] = {"text", "thinking"};
    Random random = {14};
    Arena scratch = {0};
    for (int i = 0; i < CUTS; i++) {
        Out whole = {0}, stream = {0};
        put_ours(&whole, "{\"type\":\"message\",\"id\":\"i\",\"model\":\"m\",\"content\":[");
        put_event(&stream, &random,
                  TEXT("{\"type\":\"message_start\",\"message\":{\"id\":\"i\",\"model\":\"m\","
                       "\"usage\":{\"input_tokens\":1,\"output_tokens\":1}}}"));
        for (unsigned k = 0, blocks = random_below(&random, 6); k < blocks; k++) {
            const char *kind = kinds[random_below(&random, 2)];
            Text text = random_text(&random, &scratch);
            put_print(&whole, "%s{\"type\":\"%s\",\"%s\":", k ? "," : "", kind, kind);
            put_text(&whole, "", text, "}");
            put_block(&stream, &random, kind, text);
        }
        put_ours(&whole, "],\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":1,"
                         "\"output_tokens\":9}}");
        put_event(&stream, &random,
                  TEXT("{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},"
                       "\"usage\":{\"output_tokens\":9}}"));
        put_event(&stream, &random, TEXT("{\"type\":\"message_stop\"}"));
        Document a = read_one(out_text(&whole), "anthropic", &scratch);
        Document b = read_one(out_text(&stream), "anthropic-sse", &scratch);
        check_same(&a, &b);
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
    check_damage(text_of(stream_text));
}
END_TEST

Suite *suite_format_anthropic(void)
{
    return suite_of("format/anthropic",
                    (const TTest *const[]){
                        a_whole_message, thinking_may_be_hidden, thinking_may_be_hidden_in_part,
                        a_stream, errors, a_batch_line_has_the_id_of_its_request,
                        any_cut_into_deltas_gives_the_same, damage_is_survived, NULL});
}
