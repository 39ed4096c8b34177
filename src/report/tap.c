// The Test Anything Protocol, version 13: one test an answer, findings as YAML below it. Tests have
// no numbers, which the protocol leaves open, and the plan comes last: results go out as they come.
#include "base/quote.h"
#include "report/label.h"
#include "report/remark.h"

// "#" begins a directive, and "\" takes its meaning away.
static void put_description(Out *out, Text text)
{
    Out safe = {0};
    put_safe(&safe, text);
    for (size_t i = 0; i < safe.len; i++) {
        put_ours(out, char_is_one_of(safe.at[i], "#\\") ? "\\" : "");
        put_char(out, safe.at[i]);
    }
    out_free(&safe);
}

static void put_remark(const Remark *remark, Out *out)
{
    put_ours(out, "    - rule: ");
    put_yaml(out, remark->rule);
    put_print(out, "\n      severity: %s\n      line: %llu\n", severity_name(remark->severity),
              (unsigned long long)remark->start.line);
    if (remark->start.column)
        put_print(out, "      column: %llu\n", (unsigned long long)remark->start.column);
    put_ours(out, "      message: ");
    put_yaml(out, remark->message);
    put_char(out, '\n');
}

static void begin(const Report *report, Out *out)
{
    (void)report;
    put_ours(out, "TAP version 13\n");
}

static void put_result(const Report *report, const Result *result, Out *out)
{
    RemarkList remarks = remarks_of(report, result);
    Text record = record_name(result->document, report->arena);
    bool bad = result->failed || result->status != STATUS_OK;
    for (size_t i = 0; i < remarks.len; i++)
        bad = bad || !remarks.at[i].finding;
    put_ours(out, bad ? "not ok - " : "ok - ");
    put_description(out, path_below(report, result->document->path));
    put_ours(out, record.len ? " " : "");
    put_description(out, record);
    put_ours(out, remarks.len ? "\n  ---\n  findings:\n" : "\n");
    for (size_t i = 0; i < remarks.len; i++)
        put_remark(&remarks.at[i], out);
    put_ours(out, remarks.len ? "  ...\n" : "");
}

static void end(const Report *report, const Summary *summary, Out *out)
{
    (void)report;
    put_print(out, "1..%llu\n", (unsigned long long)summary->results);
}

const Writer writer_tap = {
    .name = "tap",
    .about = "Test Anything Protocol: one test an answer",
    .separator = "",
    .countless = true,
    .begin = begin,
    .result = put_result,
    .end = end,
    .closing = put_closing,
};
