#include "core/fingerprint.h"
#include "report/html/assets.h"
#include "report/html_tally.h"
#include "report/sample.h"

extern const Writer writer_html;

static bool holds(Text text, const char *part)
{
    return text_find(text, 0, text_of(part)) != TEXT_NONE;
}

static size_t count_of(Text text, const char *part)
{
    size_t count = 0;
    for (size_t at = 0; (at = text_find(text, at, text_of(part))) != TEXT_NONE; at++)
        count++;
    return count;
}

#define assert_holds(text, part) ck_assert_msg(holds(text, part), "no %s", part)

// The whole report of a sample that is there so many times.
static Text report_of(Sample *sample, size_t times, size_t details)
{
    Summary summary = {0};
    sample->report.details = details;
    sample->report.collection = writer_html.open(&sample->report);
    for (size_t i = 0; i < times; i++) {
        summary_add(&summary, &sample->result);
        writer_html.collect(&sample->report, sample_render(sample, &writer_html));
    }
    out_clear(&sample->out);
    writer_html.begin(&sample->report, &sample->out);
    writer_html.end(&sample->report, &summary, &sample->out);
    writer_html.close(sample->report.collection);
    return out_text(&sample->out);
}

static void sample_answer(Sample *sample, Text answer)
{
    sample->document.answer.present = true;
    sample->document.answer.text = answer;
}

static void sample_mark(Sample *sample, size_t start, size_t end)
{
    Finding *finding = &sample->result.findings.at[sample->result.findings.len - 1];
    finding->in_channel = true;
    finding->text = (Span){start, end};
}

START_TEST(nothing_foreign_is_markup)
{
    Sample sample;
    sample_poison(&sample);
    sample.claim.id = sample.claim.summary = sample.claim.fact =
        TEXT("</script><script>alert(1)</script><!--<img src=x onerror=alert(2)>\"'&");
    sample.document.path = sample.document.id = sample.document.model = sample.claim.id;
    sample.result.findings.at[0].message = sample.result.judgements.at[0].trouble = sample.claim.id;
    sample_answer(&sample, sample.claim.id);
    sample.document.prompt = sample.document.thinking = sample.document.answer;
    Text page = report_of(&sample, 2, 0);
    ck_assert(!holds(page, "<img"));
    ck_assert(!holds(page, "<!--"));
    ck_assert(!holds(page, "alert(1)</script><"));
    ck_assert_uint_eq(count_of(page, "<script>"), 1);
    ck_assert_uint_eq(count_of(page, "<script "), 3);        // the totals and two records
    ck_assert_uint_eq(count_of(page, "</script>"), 4);
    assert_holds(page, "&lt;img src=x onerror=alert(2)&gt;&quot;&#39;&amp;");
    assert_holds(page, "\\u003cimg src=x onerror=alert(2)\\u003e\\u0022\\u0027\\u0026");
    sample_end(&sample);
}
END_TEST

START_TEST(hostile_text_stays_text)
{
    Sample sample;
    sample_poison(&sample);
    sample_answer(&sample, TEXT("##[group] \xE2\x80\xAE ::error::x"));
    assert_harmless(report_of(&sample, 1, 0));
    sample_end(&sample);
}
END_TEST

START_TEST(the_policy_names_this_script_and_this_style)
{
    Text policy = text_of(html_report_script.policy);
    ck_assert(text_starts(policy, TEXT("default-src 'none'; script-src 'sha256-")));
    ck_assert(!holds(policy, "unsafe"));
    ck_assert_uint_eq(count_of(policy, "'sha256-"), 2);
    Sample sample;
    sample_start(&sample, (Text){0});
    Text page = report_of(&sample, 1, 0);
    ck_assert(text_find(page, 0, policy) < text_find(page, 0, TEXT("<style>")));
    ck_assert(text_find(page, 0, html_style) < text_find(page, 0, html_report_script.text));
    ck_assert(!holds(page, " style="));
    ck_assert(!holds(page, " onclick="));
    sample_end(&sample);
}
END_TEST

START_TEST(no_script_makes_markup_of_text)
{
    static const char *const ways[] = {"innerHTML", "outerHTML", "insertAdjacentHTML",
                                       "document.write", "eval(", "Function(", "DOMParser",
                                       "fetch(", "XMLHttpRequest", "import("};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        ck_assert_msg(!holds(html_report_script.text, ways[i]), "%s", ways[i]);
        ck_assert_msg(!holds(html_diff_script.text, ways[i]), "%s", ways[i]);
    }
}
END_TEST

START_TEST(totals_are_there_without_a_script)
{
    Sample sample;
    sample_start(&sample, TEXT("abc"));
    sample_find(&sample, &sample.claim, (Span){0, 1}, TEXT("says so"));
    sample_judge(&sample, &sample.claim, OUTCOME_FAIL);
    sample.result.scored = sample.result.failed = true;
    sample.result.score = 925;
    sample.result.grade = 'A';
    Text page = report_of(&sample, 1234, 2);
    assert_holds(page, "<b>1,234</b> records");
    assert_holds(page, "<b>1,234</b> failed");
    assert_holds(page, "<dt>Mean score</dt><dd>92.5</dd>");
    assert_holds(page, "median <b>92.5</b>");
    assert_holds(page, "<dt>Passed</dt><dd>0.0&thinsp;%</dd>");
    assert_holds(page, "95&thinsp;% interval <b>0.0</b> to <b>0.3</b>");       // z^2 / (1234 + z^2)
    assert_holds(page, "<b>1,234</b> errors");
    assert_holds(page, "<title>90 to 95: 1,234</title>");
    assert_holds(page, "<title>95 to 100: 0</title>");
    assert_holds(page, "<code>csharp-async/await-void-method</code><span>A void method can be awaited.");
    assert_holds(page, "<b>1</b> of 1 rules found something.");
    assert_holds(page, "<summary>runs/a.txt</summary>");
    assert_holds(page, "(answer) says so</li>");
    assert_holds(page, "<p class=\"about\">1,232 more.</p>");
    assert_holds(page, "<b>2</b> records in this file, the worst of 1,234.");
    assert_holds(page, "\"results\":1234,");
    ck_assert_uint_eq(count_of(page, "class=\"detail\""), 2);
    sample_end(&sample);
}
END_TEST

START_TEST(nothing_is_no_success)
{
    Sample sample;
    sample_start(&sample, (Text){0});
    Text page = report_of(&sample, 0, 0);
    assert_holds(page, "<b class=\"pill fail\" id=\"verdict\">fail</b>");
    assert_holds(page, "<b>0</b> records");
    assert_holds(page, "<dt>Mean score</dt><dd>&ndash;</dd>");
    ck_assert(!holds(page, "interval"));
    assert_holds(page, "\"rows\":[]}");
    sample_end(&sample);
}
END_TEST

START_TEST(marks_count_as_browsers_do)
{
    Sample sample;
    sample_start(&sample, (Text){0});
    sample_answer(&sample, TEXT("\xC3\xA4 \xF0\x9F\x98\x80 b c"));     // ä 😀 b c
    sample_find(&sample, &sample.claim, (Span){0, 0}, TEXT("one"));
    sample_mark(&sample, 8, 9);
    sample_find(&sample, &sample.check, (Span){0, 0}, TEXT("two"));
    sample_mark(&sample, 0, 7);
    Text page = report_of(&sample, 1, 0);
    assert_holds(page, "\"mark\":[5,6],\"message\":\"one\"");
    assert_holds(page, "\"mark\":[0,4],\"message\":\"two\"");
    sample_end(&sample);
}
END_TEST

START_TEST(places_of_the_source_are_marked_too)
{
    Sample sample;
    sample_start(&sample, TEXT("> one two\\n"));
    Channel *answer = &sample.document.answer;
    channel_add(answer, &sample.arena, sample.document.source, (Span){2, 9});
    channel_put(answer, &sample.arena, TEXT("\n"), (Span){9, 11});
    sample_find(&sample, &sample.check, (Span){0, 5}, TEXT("a part"));
    sample_find(&sample, &sample.check, (Span){6, 10}, TEXT("to the end"));
    sample_find(&sample, &sample.check, (Span){0, 2}, TEXT("before it"));
    sample_find(&sample, &sample.check, (Span){0, 11}, TEXT("all of it"));
    Text page = report_of(&sample, 1, 0);
    assert_holds(page, "\"mark\":[0,3],\"message\":\"a part\"");
    assert_holds(page, "\"mark\":[4,8],\"message\":\"to the end\"");
    assert_holds(page, "\"column\":1,\"message\":\"before it\"");
    assert_holds(page, "\"column\":1,\"message\":\"all of it\"");
    sample_end(&sample);
}
END_TEST

// What a baseline knows a finding by; none where a saved result holds a part of what was marked.
START_TEST(findings_have_fingerprints)
{
    static const struct { const char *excerpt; bool known; } cases[] = {
        {"all of it", true}, {"a part\xE2\x80\xA6", false}, {"no \xEF\xBF\xBD UTF-8", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Sample sample;
        sample_start(&sample, (Text){0});
        sample.document.id = TEXT("q-7");
        sample_find(&sample, &sample.claim, (Span){0, 1}, TEXT("says so"));
        Quoted quoted = {.excerpt = text_of(cases[i].excerpt)};
        Finding *finding = &sample.result.findings.at[0];
        finding->quoted = &quoted;
        Text print = fingerprint_of(&sample.document, finding, &sample.arena);
        Text page = report_of(&sample, 1, 0);
        assert_holds(page, "\"key\":\"id q-7\"");
        ck_assert(holds(page, "\"fingerprint\":null") != cases[i].known);
        ck_assert(holds(page, arena_terminated(&sample.arena, print)) == cases[i].known);
        sample_end(&sample);
    }
}
END_TEST

START_TEST(long_texts_are_cut_and_say_so)
{
    enum { LEN = 70000 };
    Sample sample;
    sample_start(&sample, (Text){0});
    char *long_text = arena_get(&sample.arena, LEN);
    for (size_t i = 0; i < LEN; i++)
        long_text[i] = "abcdefg "[i % 8];
    sample_answer(&sample, (Text){long_text, LEN});
    for (size_t i = 0; i < 201; i++)
        sample_find(&sample, &sample.claim, (Span){0, 1}, TEXT("says so"));
    sample_mark(&sample, 69000, 69001);
    sample.result.findings.at[0] = sample.result.findings.at[200];
    Text page = report_of(&sample, 1, 0);
    assert_holds(page, "\",\"cut\":4464}");
    assert_holds(page, "],\"more\":1}");
    ck_assert(!holds(page, "\"mark\""));
    assert_holds(page, "<li>196 more</li>");
    sample_end(&sample);
}
END_TEST

// --- what is kept --------------------------------------------------------------------------------

static void tally_one(HtmlTally *tally, Sample *sample, int64_t score, bool failed)
{
    sample->result.scored = true;
    sample->result.score = score;
    sample->result.failed = failed;
    html_tally_add(tally, sample_render(sample, &writer_html));
}

START_TEST(the_worst_are_kept)
{
    static const uint64_t expected[] = {4, 6, 2, 7, 5};      // failed by score, then passed by score
    Sample sample;
    sample_start(&sample, (Text){0});
    HtmlTally *tally = html_tally_open(5);
    const int64_t scores[] = {1000, 900, 1000, 100, 500, 800, 400};
    const bool failed[] = {false, true, false, true, false, true, false};
    for (size_t i = 0; i < 7; i++)
        tally_one(tally, &sample, scores[i], failed[i]);
    html_tally_sort(tally);
    ck_assert_uint_eq(tally->kept_len, 5);
    for (size_t i = 0; i < 5; i++)
        ck_assert_uint_eq(tally->kept[i].number, expected[i]);
    html_tally_close(tally);
    sample_end(&sample);
}
END_TEST

START_TEST(the_first_of_equals_are_kept)
{
    Sample sample;
    sample_start(&sample, (Text){0});
    HtmlTally *tally = html_tally_open(3);
    for (size_t i = 0; i < 50; i++)
        tally_one(tally, &sample, 500, true);
    html_tally_sort(tally);
    for (size_t i = 0; i < 3; i++)
        ck_assert_uint_eq(tally->kept[i].number, i + 1);
    ck_assert_uint_eq(tally->results, 50);
    html_tally_close(tally);
    sample_end(&sample);
}
END_TEST

START_TEST(memory_is_bounded)
{
    enum { LEN = 60000, TIMES = 1500 };
    Sample sample;
    sample_start(&sample, (Text){0});
    char *text = arena_get(&sample.arena, LEN);
    for (size_t i = 0; i < LEN; i++)
        text[i] = 'a';
    sample_answer(&sample, (Text){text, LEN});
    HtmlTally *tally = html_tally_open(TIMES);
    for (size_t i = 0; i < TIMES; i++)
        tally_one(tally, &sample, (int64_t)(1000 - i / 2), true);
    ck_assert_uint_le(tally->bytes, HTML_BYTES_MOST);
    ck_assert_uint_gt(tally->bytes, HTML_BYTES_MOST - LEN - 4096);
    ck_assert_uint_lt(tally->kept_len, TIMES);
    html_tally_sort(tally);
    ck_assert_uint_eq(tally->kept[0].number, TIMES - 1);     // the earlier one of the last two
    html_tally_close(tally);
    sample_end(&sample);
}
END_TEST

START_TEST(quantiles)
{
    Sample sample;
    sample_start(&sample, (Text){0});
    HtmlTally *tally = html_tally_open(1);
    int64_t tenths = 0;
    ck_assert(!html_tally_quantile(tally, 50, 100, &tenths));
    for (int64_t i = 1; i <= 100; i++)
        tally_one(tally, &sample, i * 10, false);
    ck_assert(html_tally_quantile(tally, 50, 100, &tenths));
    ck_assert_int_eq(tenths, 500);
    ck_assert(html_tally_quantile(tally, 5, 100, &tenths));
    ck_assert_int_eq(tenths, 50);
    html_tally_close(tally);
    sample_end(&sample);
}
END_TEST

Suite *suite_report_html(void)
{
    return suite_of("report/html",
                    (const TTest *const[]){nothing_foreign_is_markup, hostile_text_stays_text,
                                           the_policy_names_this_script_and_this_style,
                                           no_script_makes_markup_of_text,
                                           totals_are_there_without_a_script,
                                           nothing_is_no_success, marks_count_as_browsers_do,
                                           places_of_the_source_are_marked_too,
                                           findings_have_fingerprints,
                                           long_texts_are_cut_and_say_so, the_worst_are_kept,
                                           the_first_of_equals_are_kept, memory_is_bounded,
                                           quantiles, NULL});
}
