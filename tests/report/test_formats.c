// The formats for CI servers and editors: one sample through each of them, byte for byte, and what must hold
// for all.
#include "report/sample.h"
#include "syntax/json.h"

static Text whole(Sample *sample, const char *name)
{
    out_clear(&sample->out);
    put_whole(writer_find(text_of(name)), &sample->report, &sample->result, &sample->out);
    return out_text(&sample->out);
}

// Line 2 of the file begins with a character of two bytes; the record stands behind two other lines.
static void start(Sample *sample)
{
    sample_start(sample, TEXT("a\n\xC3\xA4 bad\nend"));
    sample->document.path = TEXT("./runs/a b.txt");
    sample->document.id = TEXT("q-1");
    sample->document.record = 2;
    sample->document.line = 2;
    sample_find(sample, &sample->claim, (Span){5, 8}, TEXT("says 100% <bad>"));
    sample_find(sample, &sample->check, (Span){0, 10}, TEXT("has 7 bullets"));
    sample->result.failed = true;
}

START_TEST(github)
{
    Sample sample;
    start(&sample);
    ck_assert_text(whole(&sample, "github"),
                   "::error file=runs/a b.txt,line=4,endLine=4,col=3,endColumn=6,"
                   "title=csharp-async/await-void-method::says 100%25 <bad> [record 2, id q-1]\n"
                   "::warning file=runs/a b.txt,line=3,endLine=5,title=brief/eight-bullets::"
                   "has 7 bullets [record 2, id q-1]\n");
    sample.report.hidden = 12;
    ck_assert(text_ends(whole(&sample, "github"),
                        TEXT("\n::notice title=answerlint::12 more in the job summary and in the "
                             "other reports\n")));
    sample_end(&sample);
}
END_TEST

START_TEST(checkstyle)
{
    Sample sample;
    start(&sample);
    ck_assert_text(whole(&sample, "checkstyle"),
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"
                   "<file name=\"runs/a b.txt\">\n"
                   "<error line=\"4\" column=\"3\" severity=\"error\" "
                   "message=\"says 100% &lt;bad&gt; [record 2, id q-1]\" "
                   "source=\"csharp-async/await-void-method\"/>\n"
                   "<error line=\"3\" column=\"1\" severity=\"warning\" "
                   "message=\"has 7 bullets [record 2, id q-1]\" source=\"brief/eight-bullets\"/>\n"
                   "</file>\n</checkstyle>\n");
    sample_end(&sample);
}
END_TEST

START_TEST(rdjson_counts_bytes)
{
    Sample sample;
    start(&sample);
    sample.result.findings.len = 1;
    ck_assert_text(whole(&sample, "rdjson"),
                   "{\"source\":{\"name\":\"answerlint\"},\"diagnostics\":[\n"
                   "{\"message\":\"says 100% <bad> [record 2, id q-1]\",\"location\":{"
                   "\"path\":\"runs/a b.txt\",\"range\":{\"start\":{\"line\":4,\"column\":4},"
                   "\"end\":{\"line\":4,\"column\":7}}},\"severity\":\"ERROR\","
                   "\"code\":{\"value\":\"csharp-async/await-void-method\"}}\n]}\n");
    ck_assert(text_starts(whole(&sample, "rdjsonl"), TEXT("{\"message\":\"says")));
    ck_assert_uint_ne(text_find(whole(&sample, "rdjsonl"), 0, TEXT("\"source\":{\"name\":\"answerlint\"}")),
                      TEXT_NONE);
    sample_end(&sample);
}
END_TEST

START_TEST(csv)
{
    Sample sample;
    start(&sample);
    sample.document.offset = 100;
    sample.result.findings.at[0].item = 3;
    ck_assert_text(whole(&sample, "csv"),
                   "path,record,id,line,column,start,end,channel,item,severity,rule,message,excerpt\n"
                   "\"./runs/a b.txt\",2,\"q-1\",4,3,105,108,answer,3,error,"
                   "\"csharp-async/await-void-method\",\"says 100% <bad>\",\"bad\"\n"
                   "\"./runs/a b.txt\",2,\"q-1\",3,1,100,110,answer,,warning,\"brief/eight-bullets\","
                   "\"has 7 bullets\",\"a\\x0a\xC3\xA4 bad\\x0ae\"\n");
    sample_end(&sample);
}
END_TEST

START_TEST(tap)
{
    Sample sample;
    start(&sample);
    sample.document.id = TEXT("# SKIP \\");
    ck_assert_text(whole(&sample, "tap"),
                   "TAP version 13\nnot ok - runs/a b.txt record 2, id \\# SKIP \\\\\n"
                   "  ---\n  findings:\n    - rule: 'csharp-async/await-void-method'\n"
                   "      severity: error\n      line: 4\n      column: 3\n"
                   "      message: 'says 100% <bad>'\n    - rule: 'brief/eight-bullets'\n"
                   "      severity: warning\n      line: 3\n      column: 1\n"
                   "      message: 'has 7 bullets'\n  ...\n1..1\n");
    sample.result.findings.len = 0;
    sample.result.failed = false;
    sample.document.record = 0;
    sample.document.id = (Text){0};
    ck_assert_text(whole(&sample, "tap"), "TAP version 13\nok - runs/a b.txt\n1..1\n");
    sample_end(&sample);
}
END_TEST

START_TEST(junit)
{
    Sample sample;
    start(&sample);
    sample.result.scored = true;
    sample.result.score = 755;
    ck_assert_text(whole(&sample, "junit"),
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"answerlint\">\n"
                   "<testsuite name=\"runs/a b.txt\" tests=\"1\" failures=\"1\" errors=\"0\">"
                   "<testcase classname=\"runs/a b.txt\" name=\"record 2, id q-1\">\n"
                   "<failure type=\"answerlint\" message=\"2 findings, score 75.5; first: says 100% "
                   "&lt;bad&gt;\">4:3: error csharp-async/await-void-method says 100% &lt;bad&gt;\n"
                   "3:1: warning brief/eight-bullets has 7 bullets\n</failure>\n"
                   "</testcase></testsuite>\n</testsuites>\n");
    sample.result.failed = false;
    ck_assert_uint_ne(text_find(whole(&sample, "junit"), 0, TEXT("<system-out>4:3: error")), TEXT_NONE);
    sample_judge(&sample, &sample.claim, OUTCOME_ERROR);
    Text output = whole(&sample, "junit");
    ck_assert_uint_ne(text_find(output, 0, TEXT("failures=\"0\" errors=\"1\"")), TEXT_NONE);
    ck_assert_uint_ne(text_find(output, 0,
                                TEXT("<error type=\"rule-error\" message=\"the rule csharp-async/"
                                     "await-void-method gave up: match limit met\">3: error")),
                      TEXT_NONE);
    sample_end(&sample);
}
END_TEST

START_TEST(markdown)
{
    Sample sample;
    start(&sample);
    sample.report.hidden = 3;
    ck_assert_text(whole(&sample, "markdown"),
                   "## answerlint: fail\n\n| | |\n|---|---:|\n| answers | 1 |\n| passed | 0 |\n"
                   "| failed | 1 |\n| not judged | 0 |\n| rules that gave up | 0 |\n| errors | 1 |\n"
                   "| warnings | 1 |\n| notes | 0 |\n\n"
                   "- **error** ` csharp-async/await-void-method ` ` runs/a b.txt ` line 4, column 3, "
                   "` record 2, id q-1 `: ` says 100% <bad> `\n"
                   "- **warning** ` brief/eight-bullets ` ` runs/a b.txt ` line 3, column 1, "
                   "` record 2, id q-1 `: ` has 7 bullets `\n"
                   "\n3 more findings are not shown here.\n");
    sample_end(&sample);
}
END_TEST

// --- JSON ----------------------------------------------------------------------------------------

static const JsonNode *parsed(Sample *sample, Text text)
{
    JsonReader reader = {.text = text};
    JsonNode *node = NULL;
    ck_assert_msg(json_next(&reader, &sample->arena, &node) == JSON_VALUE, "%s", reader.why);
    return node;
}

static Text raw(const JsonNode *root, const char *pointer)
{
    const JsonNode *node = json_pointer(root, text_of(pointer));
    ck_assert_msg(node != NULL, "no %s", pointer);
    return node->raw;
}

START_TEST(gitlab_issues_are_told_apart)
{
    Sample sample;
    start(&sample);
    sample_find(&sample, &sample.claim, (Span){5, 8}, TEXT("says 100% <bad>"));
    const JsonNode *root = parsed(&sample, arena_copy(&sample.arena, whole(&sample, "gitlab")));
    ck_assert_text(raw(root, "/0/description"), "\"says 100% <bad> [record 2, id q-1]\"");
    ck_assert_text(raw(root, "/0/check_name"), "\"csharp-async/await-void-method\"");
    ck_assert_text(raw(root, "/0/severity"), "\"critical\"");
    ck_assert_text(raw(root, "/1/severity"), "\"major\"");
    ck_assert_text(raw(root, "/1/location"), "{\"path\":\"runs/a b.txt\",\"lines\":{\"begin\":3,\"end\":5}}");
    ck_assert_uint_eq(raw(root, "/0/fingerprint").len, 34);
    ck_assert(!text_is(raw(root, "/0/fingerprint"), raw(root, "/2/fingerprint")));
    Text before = raw(root, "/0/fingerprint");
    sample.document.line = 77;
    root = parsed(&sample, arena_copy(&sample.arena, whole(&sample, "gitlab")));
    ck_assert(text_is(before, raw(root, "/0/fingerprint")));
    sample_end(&sample);
}
END_TEST

START_TEST(sarif)
{
    Sample sample;
    start(&sample);
    const Rule *rules[] = {&sample.claim, &sample.check};
    sample.report.rules = rules;
    sample.report.rule_count = 2;
    sample.report.hidden = 7;
    const JsonNode *root = parsed(&sample, arena_copy(&sample.arena, whole(&sample, "sarif")));
    const JsonNode *run = json_pointer(root, TEXT("/runs/0"));
    ck_assert_text(raw(root, "/version"), "\"2.1.0\"");
    ck_assert_text(raw(run, "/columnKind"), "\"unicodeCodePoints\"");
    ck_assert_text(raw(run, "/tool/driver/rules/0/id"), "\"csharp-async/await-void-method\"");
    ck_assert_text(raw(run, "/tool/driver/rules/0/shortDescription/text"),
                   "\"False claim: A void method can be awaited.\"");
    ck_assert_text(raw(run, "/tool/driver/rules/0/help/text"),
                   "\"void is not awaitable.\\nSource: https://learn.microsoft.com/x\"");
    ck_assert_text(raw(run, "/tool/driver/rules/1/help/text"), "\"Has exactly 8 bullets.\"");
    ck_assert_text(raw(run, "/tool/driver/rules/3/id"), "\"rule-error\"");
    ck_assert_text(raw(run, "/results/0/level"), "\"error\"");
    ck_assert_text(raw(run, "/results/0/locations/0/physicalLocation"),
                   "{\"artifactLocation\":{\"uri\":\"runs/a%20b.txt\",\"uriBaseId\":\"%SRCROOT%\"},"
                   "\"region\":{\"startLine\":4,\"startColumn\":3,\"endLine\":4,\"endColumn\":6}}");
    ck_assert_text(raw(run, "/results/1/locations/0/physicalLocation/region"),
                   "{\"startLine\":3,\"startColumn\":1,\"endLine\":5,\"endColumn\":2}");
    ck_assert_text(raw(run, "/invocations/0/executionSuccessful"), "true");
    ck_assert_uint_ne(text_find(raw(run, "/invocations/0/toolExecutionNotifications"), 0,
                                TEXT("\"7 more results are not shown")),
                      TEXT_NONE);
    sample_end(&sample);
}
END_TEST

// A message is no place for a link, and what has none stays as it is.
START_TEST(sarif_messages_have_no_links)
{
    Sample sample;
    sample_start(&sample, TEXT("x"));
    sample_find(&sample, &sample.claim, (Span){0, 1}, TEXT("says [here](1) \\"));
    sample_find(&sample, &sample.claim, (Span){0, 1}, TEXT("says a[0] \\"));
    const JsonNode *root = parsed(&sample, arena_copy(&sample.arena, whole(&sample, "sarif")));
    ck_assert_text(raw(root, "/runs/0/results/0/message/text"), "\"says \\\\[here\\\\](1) \\\\\\\\\"");
    ck_assert_text(raw(root, "/runs/0/results/1/message/text"), "\"says a[0] \\\\\"");
    ck_assert_text(raw(root, "/runs/0/results/1/partialFingerprints/primaryLocationLineHash"),
                   arena_print(&sample.arena, "%.*s:2\"",
                               17, raw(root, "/runs/0/results/0/partialFingerprints/answerlintV1").at).at);
    sample_end(&sample);
}
END_TEST

// --- all of them ---------------------------------------------------------------------------------

START_TEST(paths_are_those_of_the_folder)
{
    static const char *const paths[][2] = {
        {"/w/runs/a", "runs/a"}, {"/w/x/../a", "x/../a"}, {"/wa", "file:///wa"}, {"././a", "a"},
        {"../a", "../a"},        {"-", "-"},
    };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        Sample sample;
        sample_start(&sample, TEXT("x"));
        sample.report.folder = TEXT("/w");
        sample.document.path = text_of(paths[i][0]);
        sample_find(&sample, &sample.claim, (Span){0, 1}, TEXT("m"));
        const JsonNode *root = parsed(&sample, arena_copy(&sample.arena, whole(&sample, "sarif")));
        const JsonNode *location = json_pointer(
            root, TEXT("/runs/0/results/0/locations/0/physicalLocation/artifactLocation"));
        ck_assert_text(raw(location, "/uri"),
                       arena_print(&sample.arena, "\"%s\"", paths[i][1]).at);
        ck_assert_int_eq(json_get(location, TEXT("uriBaseId")) == NULL, paths[i][1][0] == 'f');
        sample_end(&sample);
    }
}
END_TEST

// A record behind another one on its line: the line is known, the column is not.
START_TEST(no_column_is_better_than_a_wrong_one)
{
    Sample sample;
    start(&sample);
    sample.document.indent = 20;
    Text output = whole(&sample, "github");
    ck_assert_uint_ne(text_find(output, 0, TEXT("line=4,endLine=4,col=3")), TEXT_NONE);
    ck_assert_uint_ne(text_find(output, 0, TEXT("line=3,endLine=5,title")), TEXT_NONE);
    ck_assert_uint_ne(text_find(whole(&sample, "sarif"), 0, TEXT("\"region\":{\"startLine\":3}")),
                      TEXT_NONE);
    ck_assert_uint_ne(text_find(whole(&sample, "csv"), 0, TEXT("\"q-1\",3,,0,10")), TEXT_NONE);
    sample_end(&sample);
}
END_TEST

START_TEST(hostile_text_stays_text_in_every_format)
{
    for (const Writer *const *writer = writers; *writer; writer++) {
        Sample sample;
        sample_poison(&sample);
        const Rule *rules[] = {&sample.claim};
        sample.report.rules = rules;
        sample.report.rule_count = 1;
        sample.document.line = 3;
        Text output = arena_copy(&sample.arena, whole(&sample, (*writer)->name));
        ck_assert_msg(output.len > 200, "%s says nothing", (*writer)->name);
        if (text_is(text_of((*writer)->name), TEXT("github"))) {
            Text line;
            for (Text rest = output; text_next_line(&rest, &line);)
                ck_assert(text_starts(line, TEXT("::error file=%3A%3Aerror%3A%3A\\x1b[2J")));
            output = text_from(output, 2);
            ck_assert_uint_eq(text_find(output, 0, TEXT("\n::")),
                              text_find(output, 0, TEXT("\n::error file=")));
        } else {
            assert_harmless(output);
        }
        sample_end(&sample);
    }
}
END_TEST

// What could not be judged is in every report but those for people, who are told elsewhere.
START_TEST(trouble_is_told_in_every_format)
{
    for (const Writer *const *writer = writers; *writer; writer++) {
        Sample sample;
        sample_start(&sample, (Text){0});
        sample.document.line = 4;
        sample.result.status = STATUS_INPUT_ERROR;
        sample.result.error = TEXT("is a folder");
        ck_assert_msg(text_find(whole(&sample, (*writer)->name), 0, TEXT("is a folder")) != TEXT_NONE,
                      "%s passes over an input error", (*writer)->name);
        sample.result.status = STATUS_OK;
        sample_judge(&sample, &sample.claim, OUTCOME_ERROR);
        ck_assert_msg(text_find(whole(&sample, (*writer)->name), 0, TEXT("match limit met")) != TEXT_NONE,
                      "%s passes over a rule that gave up", (*writer)->name);
        sample_end(&sample);
    }
}
END_TEST

Suite *suite_report_formats(void)
{
    return suite_of("report/formats",
                    (const TTest *const[]){github, checkstyle, rdjson_counts_bytes, csv, tap, junit,
                                           markdown, gitlab_issues_are_told_apart, sarif,
                                           sarif_messages_have_no_links,
                                           paths_are_those_of_the_folder,
                                           no_column_is_better_than_a_wrong_one,
                                           hostile_text_stays_text_in_every_format,
                                           trouble_is_told_in_every_format, NULL});
}
