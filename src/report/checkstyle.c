// Checkstyle's XML: columns count code points from 1. Files without a finding are left out.
#include "base/quote.h"
#include "report/label.h"
#include "report/remark.h"

static const char *severity_of(Severity severity)
{
    switch (severity) {
    case SEVERITY_NOTE: return "info";
    case SEVERITY_WARNING: return "warning";
    case SEVERITY_ERROR: break;
    case SEVERITY_NEVER: break;
    }
    return "error";
}

static void put_error(const Remark *remark, Out *out)
{
    put_print(out, "<error line=\"%llu\"", (unsigned long long)remark->start.line);
    if (remark->start.column)
        put_print(out, " column=\"%llu\"", (unsigned long long)remark->start.column);
    put_print(out, " severity=\"%s\" message=\"", severity_of(remark->severity));
    put_xml(out, remark->told);
    put_ours(out, "\" source=\"");
    put_xml(out, remark->rule);
    put_ours(out, "\"/>\n");
}

static void begin(const Report *report, Out *out)
{
    (void)report;
    put_ours(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n");
}

static void put_result(const Report *report, const Result *result, Out *out)
{
    RemarkList remarks = remarks_of(report, result);
    if (remarks.len == 0)
        return;
    put_ours(out, "<file name=\"");
    put_xml(out, path_below(report, result->document->path));
    put_ours(out, "\">\n");
    for (size_t i = 0; i < remarks.len; i++)
        put_error(&remarks.at[i], out);
    put_ours(out, "</file>\n");
}

static void end(const Report *report, const Summary *summary, Out *out)
{
    (void)report;
    (void)summary;
    put_ours(out, "</checkstyle>\n");
}

const Writer writer_checkstyle = {
    .name = "checkstyle",
    .about = "Checkstyle XML, for Jenkins and editors",
    .separator = "",
    .countless = true,
    .begin = begin,
    .result = put_result,
    .end = end,
    .closing = put_closing,
};
