// JUnit XML as the schemas of Jenkins have it: one test case an answer, in a suite of its own, so
// that results can go out as they come. The class is the path, the name the record; neither holds
// a line or a count, since CI servers compare runs by them.
#include "base/quote.h"
#include "report/label.h"
#include "report/remark.h"

// "12:3: error csharp-async/await-void-method false claim: ..."
static void put_line(const Remark *remark, Out *out)
{
    put_print(out, "%llu:", (unsigned long long)remark->start.line);
    if (remark->start.column)
        put_print(out, "%llu:", (unsigned long long)remark->start.column);
    put_print(out, " %s ", severity_name(remark->severity));
    put_xml(out, remark->rule);
    put_char(out, ' ');
    put_xml(out, remark->message);
    put_char(out, '\n');
}

static bool is_finding(const Remark *remark)
{
    return remark->finding != NULL;
}

static void put_findings(const RemarkList *remarks, Out *out)
{
    for (size_t i = 0; i < remarks->len; i++)
        if (is_finding(&remarks->at[i]))
            put_line(&remarks->at[i], out);
}

static size_t put_errors(const RemarkList *remarks, Out *out)
{
    size_t errors = 0;
    for (size_t i = 0; i < remarks->len; i++) {
        const Remark *remark = &remarks->at[i];
        if (is_finding(remark))
            continue;
        put_print(out, "<error type=\"%s\" message=\"", remark->kind);
        put_xml(out, remark->message);
        put_ours(out, "\">");
        put_line(remark, out);
        put_ours(out, "</error>\n");
        errors++;
    }
    return errors;
}

static void put_failure_message(const Result *result, const RemarkList *remarks, Out *out)
{
    put_print(out, "%zu %s", result->findings.len,
              result->findings.len == 1 ? "finding" : "findings");
    if (result->scored) {
        put_ours(out, ", score ");
        put_tenths(out, result->score);
    }
    for (size_t i = 0; i < remarks->len; i++)
        if (is_finding(&remarks->at[i])) {
            put_ours(out, "; first: ");
            put_xml(out, remarks->at[i].message);
            return;
        }
}

// What does not make an answer fail is told all the same.
static void put_verdict(const Result *result, const RemarkList *remarks, Out *out)
{
    if (result->failed && result->status == STATUS_OK) {
        put_ours(out, "<failure type=\"answerlint\" message=\"");
        put_failure_message(result, remarks, out);
        put_ours(out, "\">");
        put_findings(remarks, out);
        put_ours(out, "</failure>\n");
    } else if (result->findings.len) {
        put_ours(out, "<system-out>");
        put_findings(remarks, out);
        put_ours(out, "</system-out>\n");
    }
}

static void begin(const Report *report, Out *out)
{
    (void)report;
    put_ours(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"answerlint\">\n");
}

static void put_result(const Report *report, const Result *result, Out *out)
{
    RemarkList remarks = remarks_of(report, result);
    Text path = path_below(report, result->document->path);
    Text record = record_name(result->document, report->arena);
    Out inside = {0};
    size_t errors = put_errors(&remarks, &inside);
    put_verdict(result, &remarks, &inside);
    put_ours(out, "<testsuite name=\"");
    put_xml(out, path);
    put_print(out, "\" tests=\"1\" failures=\"%d\" errors=\"%d\"><testcase classname=\"",
              result->failed && result->status == STATUS_OK && errors == 0, errors > 0);
    put_xml(out, path);
    put_ours(out, "\" name=\"");
    put_xml(out, record.len ? record : TEXT("answer"));
    put_ours(out, inside.len ? "\">\n" : "\"/>");
    put_raw(out, out_text(&inside));
    put_ours(out, inside.len ? "</testcase></testsuite>\n" : "</testsuite>\n");
    out_free(&inside);
}

static void end(const Report *report, const Summary *summary, Out *out)
{
    (void)report;
    (void)summary;
    put_ours(out, "</testsuites>\n");
}

const Writer writer_junit = {
    .name = "junit",
    .about = "JUnit XML, for Jenkins and GitLab: one test case an answer",
    .separator = "",
    .countless = true,
    .begin = begin,
    .result = put_result,
    .end = end,
    .closing = put_closing,
};
