// One line a finding, for grep, editors and scripts: "path:line:column: severity rule message".
#include "report/evidence.h"
#include "report/label.h"
#include "report/writer.h"

static void put_start(Out *out, const Result *result, size_t line, size_t column, Severity severity)
{
    put_path(out, result->document->path);
    put_print(out, ":%zu:%zu: %s ", line, column, severity_name(severity));
}

// Line and column of a record of many count in its own text: say which one it is.
static void put_line_end(Out *out, const Result *result)
{
    if (result->document->record && put_record(out, result->document, " ["))
        put_char(out, ']');
    put_char(out, '\n');
}

static void put_finding(Out *out, const Result *result, const Finding *finding,
                        Exhibits *exhibits)
{
    Evidence evidence = evidence_of(exhibits, finding);
    Spot spot = evidence_spot(&evidence);
    put_start(out, result, spot.line, spot.column, finding->rule->severity);
    put_safe(out, finding->rule->id);
    put_char(out, ' ');
    put_safe(out, finding->message);
    put_line_end(out, result);
}

static void put_rule_error(Out *out, const Result *result, const Judgement *judgement)
{
    put_start(out, result, 1, 1, SEVERITY_ERROR);
    put_ours(out, "rule-error rule ");
    put_safe(out, judgement->rule->id);
    put_ours(out, " gave up: ");
    put_safe(out, judgement->trouble);
    put_line_end(out, result);
}

static void put_input_error(Out *out, const Result *result)
{
    put_start(out, result, 1, 1, SEVERITY_ERROR);
    put_ours(out, "input-error ");
    put_safe(out, result->error);
    put_line_end(out, result);
}

static void put_result(const Report *report, const Result *result, Out *out)
{
    if (result->status == STATUS_INPUT_ERROR) {
        if (!report->errors_told)
            put_input_error(out, result);
        return;
    }
    Exhibits exhibits = exhibits_of(result->document, report->arena);
    for (size_t i = 0; i < result->findings.len; i++)
        put_finding(out, result, &result->findings.at[i], &exhibits);
    for (size_t i = 0; i < result->judgements.len; i++)
        if (result->judgements.at[i].outcome == OUTCOME_ERROR && !report->errors_told)
            put_rule_error(out, result, &result->judgements.at[i]);
}

const Writer writer_concise = {
    .name = "concise",
    .without_ruleset = true,
    .about = "one line a finding: path:line:column: severity rule message",
    .separator = "",
    .countless = true,
    .begin = begin_nothing,
    .result = put_result,
    .end = end_nothing,
};
