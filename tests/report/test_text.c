#include "report/sample.h"

extern const Writer writer_text;

static const char source[] = "Eight facts:\n"
                             "7. **Pitfalls**: Awaiting a void method works.\n"
                             "8. Done\n";

// A result with a false claim in line 2 and a missing bullet, as the score would fill it in.
static void start(Sample *sample)
{
    sample_start(sample, text_of(source));
    Text text = sample->document.source, said = TEXT("Awaiting a void method works");
    size_t at = text_find(text, 0, said);
    sample_find(sample, &sample->claim, (Span){at, at + said.len}, TEXT("says void can be awaited"));
    sample->result.findings.at[0].item = 1;
    sample->result.findings.at[0].items = 2;
    sample_judge(sample, &sample->check, OUTCOME_PASS);
    sample_judge(sample, &sample->claim, OUTCOME_FAIL);
    sample->result.criteria[CRITERION_FORMAT] = (CriterionScore){true, 1000, 1, 1, 40};
    sample->result.criteria[CRITERION_FACTS] = (CriterionScore){true, 500, 2, 4, 60};
    sample->result.scored = sample->result.failed = true;
    sample->result.score = 700;
    sample->result.grade = 'C';
}

// The output from the line on that begins with `begin`, up to its end.
static Text line_of(Text output, const char *begin)
{
    Text line;
    while (text_next_line(&output, &line))
        if (text_starts(line, text_of(begin)))
            return line;
    return (Text){0};
}

// Source and caret line of a single finding.
static void assert_excerpt(Text text, Span span, const char *expected)
{
    Sample sample;
    sample_start(&sample, text);
    sample_find(&sample, &sample.check, span, TEXT("m"));
    Text rest = sample_render(&sample, &writer_text), line;
    for (int i = 0; i < 3; i++)
        ck_assert(text_next_line(&rest, &line));
    ck_assert_text(text_slice(rest, 0, text_find(rest, 0, TEXT("  = rule"))), expected);
    sample_end(&sample);
}

// A carriage return that ends no line is a character like another.
START_TEST(a_lone_carriage_return_ends_no_line)
{
    assert_excerpt(TEXT("one\rtwo\r\nnext"), (Span){0, 7},
                   "1 | one\\x0dtwo\n"
                   "  | ^^^^^^^^^^\n");
    assert_excerpt(TEXT("one\r"), (Span){0, 3},
                   "1 | one\\x0d\n"
                   "  | ^^^\n");
}
END_TEST

START_TEST(a_finding_shows_its_source)
{
    Sample sample;
    start(&sample);
    ck_assert_text(sample_render(&sample, &writer_text),
                   "error[csharp-async/await-void-method]: says void can be awaited\n"
                   " --> runs/a.txt:2:18 (answer, bullet 1 of 2)\n"
                   "  |\n"
                   "2 | 7. **Pitfalls**: Awaiting a void method works.\n"
                   "  |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
                   "  = claim: A void method can be awaited.\n"
                   "  = fact: void is not awaitable.\n"
                   "  = source: https://learn.microsoft.com/x\n"
                   "\n"
                   "fail runs/a.txt: grade C, score 70.0; format 100.0 (1 of 1 rule, weight 40), "
                   "facts 50.0 (1 of 2 bullets without a false claim, weight 60)\n");
    sample_end(&sample);
}
END_TEST

START_TEST(quiet_gives_findings_and_trouble_only)
{
    Sample sample;
    start(&sample);
    sample.report.quiet = true;
    sample_judge(&sample, &sample.check, OUTCOME_ERROR);
    Text output = sample_render(&sample, &writer_text);
    ck_assert_uint_ne(text_find(output, 0, TEXT("= fact: void")), TEXT_NONE);
    ck_assert_text(line_of(output, "fail"), "");
    ck_assert_text(line_of(output, "error: "),
                   "error: rule brief/eight-bullets gave up on runs/a.txt: match limit met");
    sample.result.findings.len = sample.result.judgements.len = 0;
    ck_assert_text(sample_render(&sample, &writer_text), "");
    sample_end(&sample);
}
END_TEST

START_TEST(shares_can_be_recomputed)
{
    Sample sample;
    start(&sample);
    sample.result.failed = false;
    sample.check.severity = SEVERITY_WARNING;
    sample.check.criterion = CRITERION_FACTS;
    sample_find(&sample, &sample.check, (Span){0, 1}, TEXT("m"));
    sample.result.judgements.at[0].rule = &(const Rule){.criterion = CRITERION_FORMAT};
    sample.result.criteria[CRITERION_FORMAT] = (CriterionScore){true, 600, 3, 5, 40};
    sample.result.criteria[CRITERION_FACTS] = (CriterionScore){true, 250, 1, 4, 60};
    ck_assert_text(line_of(sample_render(&sample, &writer_text), "pass"),
                   "pass runs/a.txt: grade C, score 70.0; "
                   "format 60.0 (3 of 5 by weight, 1 of 1 rule, weight 40), "
                   "facts 25.0 (0.5 of 2 bullets without a false claim, "
                   "a misleading one counts half, weight 60)");
    sample_end(&sample);
}
END_TEST

START_TEST(what_was_not_scored_or_not_read)
{
    Sample sample;
    sample_start(&sample, (Text){0});
    ck_assert_text(sample_render(&sample, &writer_text),
                   "pass runs/a.txt: not scored, no format or fact rule applies\n");
    sample_find(&sample, &sample.check, (Span){0, 0}, TEXT("is empty"));
    ck_assert_text(line_of(sample_render(&sample, &writer_text), " --> "),
                   " --> runs/a.txt:1:1 (answer)");
    sample.result.status = STATUS_INPUT_ERROR;
    sample.result.error = TEXT("no such file");
    sample.document.record = 4;
    sample.document.id = TEXT("q-4");
    sample.report.quiet = true;
    ck_assert_text(sample_render(&sample, &writer_text),
                   "error: runs/a.txt (record 4, id q-4): no such file\n");
    sample_end(&sample);
}
END_TEST

START_TEST(carets_stand_under_wide_and_hidden_characters)
{
    assert_excerpt(TEXT("a\t日本 \xE2\x80\xAEx"), (Span){8, 9},
                   "1 | a    日本 \\u{202e}x\n"
                   "  |          ^\n");
    assert_excerpt(TEXT("a日本b"), (Span){1, 7}, "1 | a日本b\n"
                                                 "  |  ^^^^\n");
    assert_excerpt(TEXT("x \x1b[0m"), (Span){2, 6}, "1 | x \\x1b[0m\n"
                                                    "  |   ^^^^^^^\n");
    assert_excerpt(TEXT("## a"), (Span){0, 4}, "1 | ## a\n"
                                               "  | ^^^^\n");
}
END_TEST

START_TEST(line_ends_and_several_lines)
{
    assert_excerpt(TEXT("one\r\ntwo\r\n\r\nfour\r\n"), (Span){0, 18},
                   "1 | one\n"
                   "  | ^^^… to line 4\n");
    assert_excerpt(TEXT("\nb"), (Span){0, 1}, "1 |\n"
                                              "  | ^\n");
    assert_excerpt(TEXT("ab"), (Span){2, 2}, "1 | ab\n"
                                             "  |   ^\n");
    assert_excerpt(TEXT("ab"), (Span){7, 9}, "1 | ab\n"
                                             "  |   ^\n");
    assert_excerpt(TEXT("a\rb"), (Span){2, 3}, "1 | a\\x0db\n"
                                               "  |      ^\n");
}
END_TEST

// The excerpt of `count` characters "x" with the marked ones in between.
static size_t excerpt_columns(size_t before, size_t marked, size_t after, Text *shown)
{
    static char buffer[4096];
    Sample sample;
    Out line = {0};
    put_times(&line, 'a', before);
    put_times(&line, 'M', marked);
    put_times(&line, 'z', after);
    sample_start(&sample, out_text(&line));
    sample_find(&sample, &sample.check, (Span){before, before + marked}, TEXT("m"));
    Text got = line_of(sample_render(&sample, &writer_text), "1 | ");
    ck_assert_uint_lt(got.len, sizeof buffer);
    memcpy(buffer, got.at, got.len);
    *shown = text_from((Text){buffer, got.len}, 4);
    sample_end(&sample);
    out_free(&line);
    return utf8_count(*shown);
}

START_TEST(long_lines_are_cut_around_the_span)
{
    Text shown, dots = TEXT("…");
    ck_assert_uint_eq(excerpt_columns(40, 10, 50, &shown), 100);
    ck_assert(!text_starts(shown, dots) && !text_ends(shown, dots));
    ck_assert_uint_eq(excerpt_columns(500, 10, 500, &shown), 102);
    ck_assert(text_starts(shown, dots) && text_ends(shown, dots));
    ck_assert_uint_eq(text_find_char(shown, 0, 'M'), dots.len + 45);
    ck_assert_uint_eq(excerpt_columns(500, 10, 5, &shown), 101);
    ck_assert(text_starts(shown, dots) && text_ends(shown, TEXT("Mzzzzz")));
    ck_assert_uint_eq(excerpt_columns(5, 10, 500, &shown), 101);
    ck_assert(text_starts(shown, TEXT("aaaaaM")) && text_ends(shown, dots));
    ck_assert_uint_eq(excerpt_columns(500, 300, 500, &shown), 102);
    ck_assert(text_starts(shown, TEXT("…MM")) && text_ends(shown, TEXT("MM…")));
}
END_TEST

START_TEST(characters_without_width_are_bounded)
{
    enum { COUNT = 100000 };
    Sample sample;
    Out line = {0};
    for (size_t i = 0; i < COUNT; i++)
        put_ours(&line, "\xCC\x81");
    sample_start(&sample, out_text(&line));
    for (size_t i = 0; i < 1000; i++)
        sample_find(&sample, &sample.check, (Span){COUNT, COUNT + 2}, TEXT("m"));
    ck_assert_uint_lt(sample_render(&sample, &writer_text).len, 1000 * 2500);
    sample_end(&sample);
    out_free(&line);
}
END_TEST

START_TEST(colour_is_ours_only)
{
    Sample sample;
    start(&sample);
    sample.report.color = true;
    Text output = sample_render(&sample, &writer_text);
    ck_assert(text_starts(output, TEXT("\x1b[1;31merror[csharp-async/await-void-method]\x1b[0m: ")));
    ck_assert_uint_ne(text_find(output, 0, TEXT("\x1b[34m2 |\x1b[0m 7. **Pit")), TEXT_NONE);
    sample.report.color = false;
    output = sample_render(&sample, &writer_text);
    ck_assert_uint_eq(text_find_char(output, 0, '\x1b'), TEXT_NONE);
    sample_end(&sample);
}
END_TEST

START_TEST(hostile_text_stays_text)
{
    Sample sample;
    sample_poison(&sample);
    Text output = sample_render(&sample, &writer_text), line;
    assert_harmless(output);
    ck_assert_uint_ne(text_find(output, 0, TEXT("\\x1b[2J\\u{202e} ::error")), TEXT_NONE);
    while (text_next_line(&output, &line))
        ck_assert(line.len == 0 || char_is_space(line.at[0]) || char_is_digit(line.at[0])
                  || text_starts(line, TEXT("error[")) || text_starts(line, TEXT("error: "))
                  || text_starts(line, TEXT("pass ")));
    sample.result.status = STATUS_INPUT_ERROR;
    sample.result.error = TEXT(HOSTILE);
    assert_harmless(sample_render(&sample, &writer_text));
    sample_end(&sample);
}
END_TEST

static void assert_end(Summary summary, bool quiet, const char *expected)
{
    Out out = {0};
    Report report = {.quiet = quiet};
    writer_text.closing(&report, &summary, &out);
    ck_assert_text(out_text(&out), expected);
    out_free(&out);
}

START_TEST(several_answers_are_summed_up)
{
    Summary summary = {.results = 20, .passed = 14, .failed = 6, .scored = 20, .score_sum = 17651,
                       .findings = {[SEVERITY_ERROR] = 7, [SEVERITY_WARNING] = 1}};
    assert_end(summary, false, "20 answers: 14 passed, 6 failed; 7 errors, 1 warning; mean score 88.3\n");
    assert_end(summary, true, "");
    summary = (Summary){.results = 2, .failed = 1, .input_errors = 1, .rule_errors = 2};
    assert_end(summary, false, "2 answers: 0 passed, 1 failed, 1 not judged; 2 rules gave up\n");
    assert_end((Summary){.results = 1, .passed = 1, .scored = 1, .score_sum = 900}, false, "");
}
END_TEST

START_TEST(the_mean_is_rounded_half_to_even)
{
    Summary summary = {.results = 2, .passed = 2, .scored = 2, .score_sum = 1765};
    assert_end(summary, false, "2 answers: 2 passed, 0 failed; mean score 88.2\n");
    summary.score_sum = 1767;
    assert_end(summary, false, "2 answers: 2 passed, 0 failed; mean score 88.4\n");
}
END_TEST

Suite *suite_report_text(void)
{
    return suite_of("report/text",
                    (const TTest *const[]){
                        a_lone_carriage_return_ends_no_line,
                        a_finding_shows_its_source, quiet_gives_findings_and_trouble_only,
                        shares_can_be_recomputed, what_was_not_scored_or_not_read,
                        carets_stand_under_wide_and_hidden_characters, line_ends_and_several_lines,
                        long_lines_are_cut_around_the_span, characters_without_width_are_bounded,
                        colour_is_ours_only, hostile_text_stays_text, several_answers_are_summed_up,
                        the_mean_is_rounded_half_to_even, NULL});
}
