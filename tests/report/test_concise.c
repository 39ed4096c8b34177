#include "report/sample.h"

extern const Writer writer_concise;

static Text path_line(Sample *sample, const char *path)
{
    sample->document.path = text_of(path);
    return sample_render(sample, &writer_concise);
}

START_TEST(one_line_a_finding)
{
    Sample sample;
    sample_start(&sample, TEXT("a\nb\xC3\xA4" "c"));
    sample_find(&sample, &sample.check, (Span){0, 1}, TEXT("has 7 bullets, not 8"));
    sample_find(&sample, &sample.claim, (Span){5, 6}, TEXT("says c"));
    sample_judge(&sample, &sample.check, OUTCOME_FAIL);
    sample_judge(&sample, &sample.claim, OUTCOME_ERROR);
    ck_assert_text(sample_render(&sample, &writer_concise),
                   "runs/a.txt:1:1: warning brief/eight-bullets has 7 bullets, not 8\n"
                   "runs/a.txt:2:3: error csharp-async/await-void-method says c\n"
                   "runs/a.txt:1:1: error rule-error rule csharp-async/await-void-method gave up: "
                   "match limit met\n");
    sample_end(&sample);
}
END_TEST

START_TEST(records_and_input_errors)
{
    Sample sample;
    sample_start(&sample, (Text){0});
    ck_assert_text(sample_render(&sample, &writer_concise), "");
    sample.result.status = STATUS_INPUT_ERROR;
    sample.result.error = TEXT("is a folder");
    ck_assert_text(sample_render(&sample, &writer_concise),
                   "runs/a.txt:1:1: error input-error is a folder\n");
    sample.document.record = 41;
    sample.document.id = TEXT("q\n1");
    ck_assert_text(sample_render(&sample, &writer_concise),
                   "runs/a.txt:1:1: error input-error is a folder [record 41, id q\\x0a1]\n");
    sample_end(&sample);
}
END_TEST

START_TEST(a_path_begins_a_line_harmlessly)
{
    Sample sample;
    sample_start(&sample, (Text){0});
    sample.result.status = STATUS_INPUT_ERROR;
    sample.result.error = TEXT("e");
    ck_assert_text(path_line(&sample, "::error::x"), "./::error::x:1:1: error input-error e\n");
    ck_assert_text(path_line(&sample, " ::x"), "./ ::x:1:1: error input-error e\n");
    ck_assert_text(path_line(&sample, "\xC2\xA0::x"), "./\xC2\xA0::x:1:1: error input-error e\n");
    ck_assert_text(path_line(&sample, "--- x"), "./--- x:1:1: error input-error e\n");
    ck_assert_text(path_line(&sample, "a\n::x"), "a\\x0a::x:1:1: error input-error e\n");
    ck_assert_text(path_line(&sample, "\n::x"), "./\\x0a::x:1:1: error input-error e\n");
    ck_assert_text(path_line(&sample, "-"), "-:1:1: error input-error e\n");
    ck_assert_text(path_line(&sample, "/t/ä"), "/t/ä:1:1: error input-error e\n");
    ck_assert_text(path_line(&sample, "ä"), "ä:1:1: error input-error e\n");
    ck_assert_text(path_line(&sample, ""), "./:1:1: error input-error e\n");
    sample_end(&sample);
}
END_TEST

START_TEST(hostile_text_stays_text)
{
    Sample sample;
    sample_poison(&sample);
    Text output = sample_render(&sample, &writer_concise), line;
    assert_harmless(output);
    unsigned lines = 0;
    for (; text_next_line(&output, &line); lines++)
        ck_assert(text_starts(line, TEXT("./::error::\\x1b")));
    ck_assert_uint_eq(lines, 3);
    sample_end(&sample);
}
END_TEST

START_TEST(writers_are_found_by_name)
{
    ck_assert_ptr_eq(writer_find(TEXT("concise")), &writer_concise);
    ck_assert_ptr_null(writer_find(TEXT("concis")));
    ck_assert_ptr_null(writer_find((Text){0}));
    for (const Writer *const *writer = writers; *writer; writer++) {
        ck_assert_ptr_eq(writer_find(text_of((*writer)->name)), *writer);
        ck_assert(*(*writer)->about && (*writer)->separator);
        ck_assert((*writer)->begin && (*writer)->result && (*writer)->end);
    }
}
END_TEST

Suite *suite_report_concise(void)
{
    return suite_of("report/concise",
                    (const TTest *const[]){one_line_a_finding, records_and_input_errors,
                                           a_path_begins_a_line_harmlessly, hostile_text_stays_text,
                                           writers_are_found_by_name, NULL});
}
