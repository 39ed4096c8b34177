// SARIF 2.1.0 for code scanning: GitHub shows 5,000 results of a file, so the worst 5,000 are there
// and a notification counts the rest. Columns count code points, ends are exclusive, and every
// region lies in the file itself.
#include "base/quote.h"
#include "base/utf8.h"
#include "core/fingerprint.h"
#include "report/keys.h"
#include "report/label.h"
#include "report/remark.h"

enum { RESULTS_MOST = 5000, DESCRIPTION_BYTES = 1000 };

static const Cap cap = {.all = RESULTS_MOST};

static const char *level_of(Severity severity)
{
    switch (severity) {
    case SEVERITY_NOTE: return "note";
    case SEVERITY_WARNING: return "warning";
    case SEVERITY_ERROR: break;
    case SEVERITY_NEVER: break;
    }
    return "error";
}

// "[words](target)" is a link in a message (section 3.11.6): brackets of a text that has one are
// escaped as the section says.
static void put_message(const Report *report, Text text, Out *out)
{
    Out escaped = {0};
    if (text_find(text, 0, TEXT("](")) != TEXT_NONE)
        for (size_t i = 0; i < text.len; i++) {
            put_ours(&escaped, char_is_one_of(text.at[i], "[]\\") ? "\\" : "");
            put_char(&escaped, text.at[i]);
        }
    else
        put_raw(&escaped, text);
    put_ours(out, "{\"text\":");
    put_json(out, arena_copy(report->arena, out_text(&escaped)));
    put_char(out, '}');
    out_free(&escaped);
}

// --- rules ---------------------------------------------------------------------------------------

static void put_rule_texts(const Report *report, Text about, Text more, Out *out)
{
    about = about.len ? utf8_cut(about, DESCRIPTION_BYTES) : TEXT("A rule of a saved result.");
    put_ours(out, ",\"shortDescription\":");
    put_message(report, about, out);
    put_ours(out, ",\"fullDescription\":");
    put_message(report, about, out);
    put_ours(out, ",\"help\":");
    put_message(report, more.len ? more : about, out);
}

static Text help_of(const Rule *rule, Arena *arena)
{
    Text help = rule->fact;
    for (size_t i = 0; i < rule->sources.len; i++)
        help = arena_join(arena, arena_join(arena, help, TEXT("\nSource: ")), rule->sources.at[i]);
    return help;
}

static void put_rule_start(Text id, Severity severity, Out *out)
{
    put_ours(out, "{\"id\":");
    put_json(out, id);
    put_print(out, ",\"defaultConfiguration\":{\"level\":\"%s\"}", level_of(severity));
}

static void put_rule(const Report *report, const Rule *rule, Out *out)
{
    Text about = rule->summary;
    if (rule->claim)
        about = arena_join(report->arena, TEXT("False claim: "), about);
    put_rule_start(rule->id, rule->severity, out);
    put_rule_texts(report, about, help_of(rule, report->arena), out);
    put_print(out, ",\"properties\":{\"tags\":[\"%s\"],\"problem.severity\":\"%s\"}},\n",
              criterion_name(rule->criterion),
              rule->severity == SEVERITY_NOTE ? "recommendation" : level_of(rule->severity));
}

static void put_trouble_rule(const Report *report, const TroubleRule *rule, Out *out)
{
    put_rule_start(text_of(rule->id), SEVERITY_ERROR, out);
    put_rule_texts(report, text_of(rule->about), text_of(rule->help), out);
    put_char(out, '}');
}

static void begin(const Report *report, Out *out)
{
    put_ours(out, "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\","
                  "\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"answerlint\"");
    put_key_ours(out, "semanticVersion", report->version);
    put_ours(out, ",\"rules\":[\n");
    for (size_t i = 0; i < report->rule_count; i++)
        put_rule(report, report->rules[i], out);
    for (size_t i = 0; i < TROUBLE_RULES; i++) {
        put_ours(out, i ? ",\n" : "");
        put_trouble_rule(report, &trouble_rules[i], out);
    }
    put_ours(out, "\n]}},\"columnKind\":\"unicodeCodePoints\",\"properties\":{\"ruleset\":");
    put_json_or_null(out, ruleset_name(report));
    put_ours(out, "},\"results\":[\n");
}

// --- results -------------------------------------------------------------------------------------

static void put_region(const Remark *remark, Out *out)
{
    put_ours(out, ",\"region\":{\"startLine\":");
    put_u64(out, remark->start.line);
    if (remark->start.column && remark->end.column) {
        put_key_u64(out, "startColumn", remark->start.column);
        put_key_u64(out, "endLine", remark->end.line);
        put_key_u64(out, "endColumn", remark->end.column);
    }
    put_char(out, '}');
}

static void put_location(const Report *report, const Document *document, const Remark *remark,
                         Out *out)
{
    Text path = path_below(report, document->path);
    bool absolute = text_starts(path, TEXT("/"));
    put_ours(out, ",\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"");
    put_ours(out, absolute ? "file://" : "");
    put_uri(out, path);
    put_ours(out, absolute ? "\"}" : "\",\"uriBaseId\":\"%SRCROOT%\"}");
    put_region(remark, out);
    put_ours(out, "}}]");
}

static void put_properties(const Document *document, const Remark *remark, Out *out)
{
    put_ours(out, ",\"properties\":{\"record\":");
    put_u64(out, document->record);
    if (document->id.len)
        put_key_text(out, "id", document->id);
    if (remark->finding) {
        put_key_ours(out, "channel", channel_name(remark->finding->channel));
        put_key_text(out, "excerpt", remark->excerpt);
    }
    put_char(out, '}');
}

static void put_remark(const Report *report, const Document *document, const Remark *remark,
                       Out *out)
{
    put_ours(out, "{\"ruleId\":");
    put_json(out, remark->rule);
    put_key_ours(out, "level", level_of(remark->severity));
    put_ours(out, ",\"message\":");
    put_message(report, remark->told, out);
    put_location(report, document, remark, out);
    Text in_file = fingerprint_in_file(document, remark->fingerprint, report->arena);
    put_print(out,
              ",\"partialFingerprints\":{\"primaryLocationLineHash\":\"%.*s:%zu\","
              "\"answerlintV1\":\"%.*s\"}",
              TEXT_ARG(in_file), remark->occurrence, TEXT_ARG(remark->fingerprint));
    put_properties(document, remark, out);
}

static void put_suppression(const Remark *remark, Out *out)
{
    Text reason = remark->finding->reason;
    put_ours(out, ",\"suppressions\":[{\"kind\":\"external\"");
    if (reason.len)
        put_key_text(out, "justification", reason);
    put_ours(out, "}]");
}

static void put_remarks(const Report *report, const Result *result, bool suppressed, Out *out)
{
    RemarkList remarks = remarks_of(report, result);
    for (size_t i = 0; i < remarks.len; i++) {
        size_t entry = entry_open(out, remarks.at[i].severity);
        put_remark(report, result->document, &remarks.at[i], out);
        if (suppressed)
            put_suppression(&remarks.at[i], out);
        put_char(out, '}');
        entry_close(out, entry);
    }
}

static void put_result(const Report *report, const Result *result, Out *out)
{
    Result known = {.document = result->document, .findings = result->suppressed};
    put_remarks(report, result, false, out);
    put_remarks(report, &known, true, out);
}

static void end(const Report *report, const Summary *summary, Out *out)
{
    bool whole = summary->results && !summary->input_errors && !summary->rule_errors;
    put_print(out, "\n],\"invocations\":[{\"executionSuccessful\":%s", whole ? "true" : "false");
    if (report->hidden)
        put_print(out,
                  ",\"toolExecutionNotifications\":[{\"level\":\"note\",\"message\":{\"text\":"
                  "\"%llu more results are not shown: these are the worst %d.\"}}]",
                  (unsigned long long)report->hidden, RESULTS_MOST);
    put_ours(out, "}]}]}\n");
}

const Writer writer_sarif = {
    .name = "sarif",
    .about = "SARIF 2.1.0, for code scanning: the worst 5000 findings",
    .separator = ",\n",
    .countless = true,
    .cap = &cap,
    .begin = begin,
    .result = put_result,
    .end = end,
    .closing = put_closing,
};
