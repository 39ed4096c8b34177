// Annotations of GitHub Actions: one workflow command a finding. A step shows ten of each level
// and drops the rest without a word, so no more are put, and the last one says how many there are.
// Columns count code points from 1, the end is exclusive; GitHub wants them within one line only.
#include "base/quote.h"
#include "report/label.h"
#include "report/remark.h"

static const Cap cap = {
    .all = 29,
    .each = {[SEVERITY_NOTE] = 9, [SEVERITY_WARNING] = 10, [SEVERITY_ERROR] = 10},
};

static const char *level_of(Severity severity)
{
    switch (severity) {
    case SEVERITY_NOTE: return "notice";
    case SEVERITY_WARNING: return "warning";
    case SEVERITY_ERROR: break;
    case SEVERITY_NEVER: break;
    }
    return "error";
}

static void put_annotation(const Report *report, const Result *result, const Remark *remark,
                           Out *out)
{
    put_print(out, "::%s file=", level_of(remark->severity));
    put_command_property(out, path_below(report, result->document->path));
    put_print(out, ",line=%llu,endLine=%llu", (unsigned long long)remark->start.line,
              (unsigned long long)remark->last_line);
    if (remark->start.column && remark->end.column && remark->start.line == remark->end.line)
        put_print(out, ",col=%llu,endColumn=%llu", (unsigned long long)remark->start.column,
                  (unsigned long long)remark->end.column);
    put_ours(out, ",title=");
    put_command_property(out, remark->rule);
    put_ours(out, "::");
    put_command_text(out, remark->told);
    put_char(out, '\n');
}

static void put_result(const Report *report, const Result *result, Out *out)
{
    RemarkList remarks = remarks_of(report, result);
    for (size_t i = 0; i < remarks.len; i++) {
        size_t entry = entry_open(out, remarks.at[i].severity);
        put_annotation(report, result, &remarks.at[i], out);
        entry_close(out, entry);
    }
}

static void end(const Report *report, const Summary *summary, Out *out)
{
    (void)summary;
    if (report->hidden)
        put_print(out, "::notice title=answerlint::%llu more in the job summary and in the other "
                       "reports\n",
                  (unsigned long long)report->hidden);
}

const Writer writer_github = {
    .name = "github",
    .about = "GitHub Actions: annotations, and a job summary in $GITHUB_STEP_SUMMARY",
    .separator = "",
    .countless = true,
    .summary = "GITHUB_STEP_SUMMARY",
    .cap = &cap,
    .begin = begin_nothing,
    .result = put_result,
    .end = end,
    .closing = put_closing,
};
