// GitLab Code Quality: one JSON array of issues, each with a line and a fingerprint of its own. An
// issue whose fingerprint GitLab has seen already is not shown, so path, record and occurrence are
// part of it.
#include "core/fingerprint.h"
#include "report/keys.h"
#include "report/label.h"
#include "report/remark.h"
#include "syntax/digest.h"

static const char *severity_of(Severity severity)
{
    switch (severity) {
    case SEVERITY_NOTE: return "info";
    case SEVERITY_WARNING: return "major";
    case SEVERITY_ERROR: break;
    case SEVERITY_NEVER: break;
    }
    return "critical";
}

static Text fingerprint_here(const Report *report, const Document *document, const Remark *remark)
{
    TextList parts = {0};
    Arena *arena = report->arena;
    list_add(arena, &parts, path_below(report, document->path));
    list_add(arena, &parts, fingerprint_in_file(document, remark->fingerprint, arena));
    list_add(arena, &parts, arena_print(arena, "%zu", remark->occurrence));
    return text_slice(digest_texts(arena, &parts), 0, 32);
}

static void put_issue(const Report *report, const Result *result, const Remark *remark, Out *out)
{
    put_ours(out, "{\"description\":");
    put_json(out, remark->told);
    put_key_text(out, "check_name", remark->rule);
    put_key_text(out, "fingerprint", fingerprint_here(report, result->document, remark));
    put_key_ours(out, "severity", severity_of(remark->severity));
    put_ours(out, ",\"location\":{\"path\":");
    put_json(out, path_below(report, result->document->path));
    put_ours(out, ",\"lines\":{\"begin\":");
    put_u64(out, remark->start.line);
    put_key_u64(out, "end", remark->last_line);
    put_ours(out, "}}}");
}

static void begin(const Report *report, Out *out)
{
    (void)report;
    put_ours(out, "[\n");
}

static void put_result(const Report *report, const Result *result, Out *out)
{
    RemarkList remarks = remarks_of(report, result);
    for (size_t i = 0; i < remarks.len; i++) {
        put_ours(out, i ? ",\n" : "");
        put_issue(report, result, &remarks.at[i], out);
    }
}

static void end(const Report *report, const Summary *summary, Out *out)
{
    (void)report;
    (void)summary;
    put_ours(out, "\n]\n");
}

const Writer writer_gitlab = {
    .name = "gitlab",
    .about = "GitLab Code Quality report (JSON)",
    .separator = ",\n",
    .countless = true,
    .begin = begin,
    .result = put_result,
    .end = end,
    .closing = put_closing,
};
