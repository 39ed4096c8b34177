#include "records.h"

static Arena arena;

static const char whole_text[] =
    "{\"model_instance_id\":\"qwen/qwen3-8b\",\"output\":["
    "{\"type\":\"reasoning\",\"content\":\"Look first.\"},"
    "{\"type\":\"tool_call\",\"tool\":\"search\",\"output\":\"[]\"},"
    "{\"type\":\"reasoning\",\"content\":\"Found.\"},"
    "{\"type\":\"message\",\"content\":\"Here \\\"it\\\" is.\"}],"
    "\"stats\":{\"input_tokens\":12,\"total_output_tokens\":34,\"reasoning_output_tokens\":20,"
    "\"tokens_per_second\":43.7263,\"time_to_first_token_seconds\":0.5,"
    "\"model_load_time_seconds\":2.656},\"response_id\":\"resp_9\"}";

START_TEST(a_whole_answer)
{
    Document document = read_one(text_of(whole_text), "lmstudio-v1", &arena);
    ck_assert_text(document.thinking.text, "Look first.\nFound.");
    ck_assert_text(document.answer.text, "Here \"it\" is.");
    ck_assert_text(document.id, "resp_9");
    ck_assert_text(document.model, "qwen/qwen3-8b");
    ck_assert_uint_eq(count_segments(&document, SEGMENT_TOOL), 1);
    ck_assert_stat(&document, STAT_PROMPT_EVAL_COUNT, 12);
    ck_assert_stat(&document, STAT_EVAL_COUNT, 34);
    ck_assert_stat(&document, STAT_EVAL_RATE, 4373);
    ck_assert_stat(&document, STAT_LOAD_DURATION, 2656000000);
}
END_TEST

START_TEST(damage_is_survived)
{
    check_damage(text_of(whole_text));
}
END_TEST

Suite *suite_format_lmstudio(void)
{
    return suite_of("format/lmstudio",
                    (const TTest *const[]){a_whole_answer, damage_is_survived, NULL});
}
