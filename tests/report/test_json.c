#include "report/excerpt.h"
#include "report/sample.h"

extern const Writer writer_json, writer_jsonl;

START_TEST(a_result_with_everything)
{
    Sample sample;
    sample_start(&sample, TEXT("a\nb\xC3\xA4" "c d"));
    sample.document.id = TEXT("q-1");
    sample.document.record = 2;
    sample.document.model = TEXT("m:7b");
    sample.document.thinking_state = THINKING_CLOSED;
    sample.document.has_stats = true;
    sample.document.stats.present[STAT_EVAL_COUNT] = sample.document.stats.present[STAT_EVAL_RATE] = true;
    sample.document.stats.value[STAT_EVAL_COUNT] = 848;
    sample.document.stats.value[STAT_EVAL_RATE] = 9703;
    sample.result.thinking.words = 512;
    sample.result.answer.words = 170;
    sample.result.answer.sentences = 8;
    sample.result.answer.items = 9;
    sample.document.prompt = (Channel){.present = true, .text = TEXT("why")};
    sample.document.line = 4;
    sample_find(&sample, &sample.check, (Span){0, 1}, TEXT("has 7"));
    sample_find(&sample, &sample.claim, (Span){5, 8}, TEXT("says \"c\""));
    sample.result.findings.at[1].item = 7;
    sample.result.findings.at[1].channel = CHANNEL_THINKING;
    sample_judge(&sample, &sample.check, OUTCOME_FAIL);
    sample_judge(&sample, &sample.claim, OUTCOME_ERROR);
    sample.result.criteria[CRITERION_FACTS] = (CriterionScore){true, 755, 6, 8, 60};
    sample.result.scored = sample.result.failed = true;
    sample.result.score = 850;
    sample.result.grade = 'B';
    ck_assert_text(
        sample_render(&sample, &writer_jsonl),
        "{\"path\":\"runs/a.txt\",\"record\":2,\"id\":\"q-1\",\"line\":5,\"format\":\"ollama-terminal\","
        "\"model\":\"m:7b\",\"status\":\"ok\",\"thinking\":{\"state\":\"closed\",\"words\":512},"
        "\"answer\":{\"words\":170,\"sentences\":8,\"items\":9},"
        // printf '3:why' | sha256sum
        "\"digests\":{\"answer\":null,\"prompt\":\"499279ea9aef87bd\"},"
        "\"stats\":{\"eval_count\":848,\"eval_rate\":97.03},"
        "\"score\":85.0,\"grade\":\"B\",\"verdict\":\"fail\","
        "\"criteria\":[{\"id\":\"facts\",\"score\":75.5,\"weight\":60}],\"findings\":["
        "{\"rule\":\"brief/eight-bullets\",\"severity\":\"warning\",\"criterion\":\"format\","
        "\"channel\":\"answer\",\"item\":null,\"start\":0,\"end\":1,\"line\":1,\"column\":1,"
        "\"excerpt\":\"a\",\"message\":\"has 7\",\"fact\":null,\"sources\":[]},"
        "{\"rule\":\"csharp-async/await-void-method\",\"severity\":\"error\",\"criterion\":\"facts\","
        "\"channel\":\"thinking\",\"item\":7,\"start\":5,\"end\":8,\"line\":2,\"column\":3,"
        "\"excerpt\":\"c d\",\"message\":\"says \\\"c\\\"\",\"fact\":\"void is not awaitable.\","
        "\"sources\":[\"https://learn.microsoft.com/x\"],\"claim\":\"A void method can be awaited.\"}],"
        "\"rules\":[{\"rule\":\"brief/eight-bullets\",\"outcome\":\"fail\"},"
        "{\"rule\":\"csharp-async/await-void-method\",\"outcome\":\"error\","
        "\"trouble\":\"match limit met\"}]}\n");
    sample_end(&sample);
}
END_TEST

START_TEST(what_is_not_known_is_null)
{
    Sample sample;
    sample_start(&sample, (Text){0});
    sample.document.format = NULL;
    sample.result.status = STATUS_INPUT_ERROR;
    sample.result.error = TEXT("is a folder");
    ck_assert_text(sample_render(&sample, &writer_json),
                   "{\"path\":\"runs/a.txt\",\"record\":0,\"id\":null,\"format\":null,\"model\":null,"
                   "\"status\":\"input-error\",\"error\":\"is a folder\","
                   "\"thinking\":{\"state\":\"none\",\"words\":0},"
                   "\"answer\":{\"words\":0,\"sentences\":0,\"items\":0},"
                   "\"digests\":{\"answer\":null,\"prompt\":null},\"stats\":null,"
                   "\"score\":null,\"grade\":null,\"verdict\":\"fail\",\"criteria\":[],"
                   "\"findings\":[],\"rules\":[]}");
    sample_end(&sample);
}
END_TEST

START_TEST(outcomes_and_empty_stats)
{
    Sample sample;
    sample_start(&sample, (Text){0});
    sample.document.has_stats = true;
    sample_judge(&sample, &sample.check, OUTCOME_PASS);
    sample_judge(&sample, &sample.check, OUTCOME_NOT_APPLICABLE);
    Text output = sample_render(&sample, &writer_json);
    ck_assert_uint_ne(text_find(output, 0, TEXT("\"stats\":{},\"score\":null,\"grade\":null,"
                                                "\"verdict\":\"pass\"")),
                      TEXT_NONE);
    ck_assert(text_ends(output, TEXT("\"rules\":[{\"rule\":\"brief/eight-bullets\",\"outcome\":\"pass\"},"
                                     "{\"rule\":\"brief/eight-bullets\","
                                     "\"outcome\":\"not-applicable\"}]}")));
    sample_end(&sample);
}
END_TEST

START_TEST(begin_and_end)
{
    Sample sample;
    sample_start(&sample, (Text){0});
    Summary summary = {.results = 3, .passed = 1, .failed = 1, .input_errors = 1, .rule_errors = 4,
                       .findings = {[SEVERITY_ERROR] = 7, [SEVERITY_NOTE] = 1}};
    writer_json.begin(&sample.report, &sample.out);
    writer_json.end(&sample.report, &summary, &sample.out);
    ck_assert_text(out_text(&sample.out),
                   "{\"schema\":\"answerlint/1\",\"tool\":{\"version\":\"0.1.0\","
                   "\"ruleset\":\"sha256:00ff\"},\"results\":[\n"
                   "\n],\"summary\":{\"results\":3,\"passed\":1,\"failed\":1,\"input_errors\":1,"
                   "\"rule_errors\":4,\"findings\":{\"error\":7,\"warning\":0,\"note\":1},"
                   "\"mean_score\":null}}\n");
    out_clear(&sample.out);
    summary.scored = 2;
    summary.score_sum = 1765;
    writer_json.end(&sample.report, &summary, &sample.out);
    ck_assert(text_ends(out_text(&sample.out), TEXT("\"mean_score\":88.2}}\n")));
    ck_assert_str_eq(writer_json.separator, ",\n");
    out_clear(&sample.out);
    writer_jsonl.begin(&sample.report, &sample.out);
    writer_jsonl.end(&sample.report, &summary, &sample.out);
    ck_assert_text(out_text(&sample.out), "");
    sample_end(&sample);
}
END_TEST

START_TEST(excerpts_are_cut_between_characters)
{
    Arena arena = {0};
    Text source = TEXT("abcdefghij日本語");
    ck_assert_text(excerpt_text(source, (Span){0, 10}, 10, &arena), "abcdefghij");
    ck_assert_text(excerpt_text(source, (Span){0, 11}, 10, &arena), "abcdefg…");
    ck_assert_text(excerpt_text(source, (Span){7, 19}, 10, &arena), "hij日…");
    ck_assert_text(excerpt_text(source, (Span){8, 19}, 10, &arena), "ij日…");
    ck_assert_text(excerpt_text(source, (Span){10, 999}, 9, &arena), "日本語");
    ck_assert_text(excerpt_text(TEXT("\xFF\xFF\xFF\xFF\xFF"), (Span){0, 5}, 4, &arena), "\xFF…");
    arena_free(&arena);
}
END_TEST

START_TEST(hostile_text_stays_text)
{
    Sample sample;
    sample_poison(&sample);
    Text output = sample_render(&sample, &writer_json);
    assert_harmless(output);
    ck_assert(text_starts(output, TEXT("{\"path\":\"::error::\\u001b[2J\\u202e ::error::x \\u0023#[")));
    ck_assert_uint_eq(text_find_char(output, 0, '\n'), TEXT_NONE);
    sample_end(&sample);
}
END_TEST

Suite *suite_report_json(void)
{
    return suite_of("report/json",
                    (const TTest *const[]){a_result_with_everything, what_is_not_known_is_null,
                                           outcomes_and_empty_stats, begin_and_end,
                                           excerpts_are_cut_between_characters,
                                           hostile_text_stays_text, NULL});
}
