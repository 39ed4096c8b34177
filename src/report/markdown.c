// Markdown for a comment or a job summary: what it all adds up to, then the findings, the worst
// first. Foreign text stands in code spans only, where it is no link, image, mention or markup. The
// bounds keep it below a megabyte, the most that GitHub takes for a step.
#include "base/quote.h"
#include "base/utf8.h"
#include "report/label.h"
#include "report/remark.h"

enum {
    FINDINGS_MOST = 1000,
    PATH_BYTES = 120, RULE_BYTES = 80, MESSAGE_BYTES = 160,     // four times as long when escaped
};

static const Cap cap = {.all = FINDINGS_MOST};

static void put_code_cut(Out *out, Text text, size_t most)
{
    Text shown = utf8_cut(text, most);
    put_code(out, shown);
    put_ours(out, shown.len < text.len ? "…" : "");
}

static void put_remark(const Report *report, const Result *result, const Remark *remark, Out *out)
{
    Text record = record_name(result->document, report->arena);
    put_print(out, "- **%s** ", severity_name(remark->severity));
    put_code_cut(out, remark->rule, RULE_BYTES);
    put_ours(out, " ");
    put_code_cut(out, path_below(report, result->document->path), PATH_BYTES);
    put_print(out, " line %llu", (unsigned long long)remark->start.line);
    if (remark->start.column)
        put_print(out, ", column %llu", (unsigned long long)remark->start.column);
    if (record.len) {
        put_ours(out, ", ");
        put_code_cut(out, record, RULE_BYTES);
    }
    put_ours(out, ": ");
    put_code_cut(out, remark->message, MESSAGE_BYTES);
    put_char(out, '\n');
}

static void put_result(const Report *report, const Result *result, Out *out)
{
    RemarkList remarks = remarks_of(report, result);
    for (size_t i = 0; i < remarks.len; i++) {
        size_t entry = entry_open(out, remarks.at[i].severity);
        put_remark(report, result, &remarks.at[i], out);
        entry_close(out, entry);
    }
}

static void put_row(Out *out, const char *name, uint64_t value)
{
    put_print(out, "| %s | %llu |\n", name, (unsigned long long)value);
}

static void begin(const Report *report, Out *out)
{
    const Summary *summary = report->summary;
    int64_t mean;
    bool good = summary->results && !summary->failed && !summary->input_errors
             && !summary->rule_errors;
    put_print(out, "## answerlint: %s\n\n| | |\n|---|---:|\n", good ? "pass" : "fail");
    put_row(out, "answers", summary->results);
    put_row(out, "passed", summary->passed);
    put_row(out, "failed", summary->failed);
    put_row(out, "not judged", summary->input_errors);
    put_row(out, "rules that gave up", summary->rule_errors);
    put_row(out, "errors", summary->findings[SEVERITY_ERROR]);
    put_row(out, "warnings", summary->findings[SEVERITY_WARNING]);
    put_row(out, "notes", summary->findings[SEVERITY_NOTE]);
    if (summary_mean(summary, &mean)) {
        put_ours(out, "| mean score | ");
        put_tenths(out, mean);
        put_ours(out, " |\n");
    }
    put_char(out, '\n');
}

static void end(const Report *report, const Summary *summary, Out *out)
{
    (void)summary;
    if (report->hidden)
        put_print(out, "\n%llu more findings are not shown here.\n",
                  (unsigned long long)report->hidden);
}

const Writer writer_markdown = {
    .name = "markdown",
    .about = "Markdown for a comment or a summary: totals, then the worst 1000 findings",
    .separator = "",
    .countless = true,
    .cap = &cap,
    .begin = begin,
    .result = put_result,
    .end = end,
    .closing = put_closing,
};
