// reviewdog's diagnostics, as one object or one a line: columns count UTF-8 bytes from 1, ends are
// exclusive (reviewdog.proto).
#include "report/keys.h"
#include "report/label.h"
#include "report/remark.h"

static const char *severity_of(Severity severity)
{
    switch (severity) {
    case SEVERITY_NOTE: return "INFO";
    case SEVERITY_WARNING: return "WARNING";
    case SEVERITY_ERROR: break;
    case SEVERITY_NEVER: break;
    }
    return "ERROR";
}

static void put_position(Out *out, const char *key, Position position)
{
    put_print(out, "\"%s\":{\"line\":%llu", key, (unsigned long long)position.line);
    if (position.byte)
        put_key_u64(out, "column", position.byte);
    put_char(out, '}');
}

static void put_diagnostic(const Report *report, const Result *result, const Remark *remark,
                           const char *source, Out *out)
{
    put_ours(out, "{\"message\":");
    put_json(out, remark->told);
    put_ours(out, ",\"location\":{\"path\":");
    put_json(out, path_below(report, result->document->path));
    put_ours(out, ",\"range\":{");
    put_position(out, "start", remark->start);
    put_char(out, ',');
    put_position(out, "end", remark->end);
    put_ours(out, "}}");
    put_key_ours(out, "severity", severity_of(remark->severity));
    put_ours(out, source);
    put_ours(out, ",\"code\":{\"value\":");
    put_json(out, remark->rule);
    put_ours(out, "}}");
}

static void begin(const Report *report, Out *out)
{
    (void)report;
    put_ours(out, "{\"source\":{\"name\":\"answerlint\"},\"diagnostics\":[\n");
}

static void put_result(const Report *report, const Result *result, Out *out)
{
    RemarkList remarks = remarks_of(report, result);
    for (size_t i = 0; i < remarks.len; i++) {
        put_ours(out, i ? ",\n" : "");
        put_diagnostic(report, result, &remarks.at[i], "", out);
    }
}

static void end(const Report *report, const Summary *summary, Out *out)
{
    (void)report;
    (void)summary;
    put_ours(out, "\n]}\n");
}

static void put_lines(const Report *report, const Result *result, Out *out)
{
    RemarkList remarks = remarks_of(report, result);
    for (size_t i = 0; i < remarks.len; i++) {
        put_diagnostic(report, result, &remarks.at[i],
                       ",\"source\":{\"name\":\"answerlint\"}", out);
        put_char(out, '\n');
    }
}

const Writer writer_rdjson = {
    .name = "rdjson",
    .about = "reviewdog: one JSON object with all diagnostics",
    .separator = ",\n",
    .countless = true,
    .begin = begin,
    .result = put_result,
    .end = end,
    .closing = put_closing,
};

const Writer writer_rdjsonl = {
    .name = "rdjsonl",
    .about = "reviewdog: JSON lines, one diagnostic a line",
    .separator = "",
    .countless = true,
    .begin = begin_nothing,
    .result = put_lines,
    .end = end_nothing,
    .closing = put_closing,
};
