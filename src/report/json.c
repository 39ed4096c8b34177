// The stable JSON: keys are only ever added. `json` is one object, with one result a line; `jsonl`
// is the results alone.
#include "core/fingerprint.h"
#include "report/evidence.h"
#include "report/excerpt.h"
#include "report/keys.h"
#include "report/label.h"
#include "report/writer.h"

enum { EXCERPT_BYTES = 160 };

// --- the parts of a result -----------------------------------------------------------------------

static void put_sources(Out *out, const TextList *sources)
{
    put_key(out, "sources");
    put_char(out, '[');
    for (size_t i = 0; i < sources->len; i++) {
        put_ours(out, i ? "," : "");
        put_json(out, sources->at[i]);
    }
    put_char(out, ']');
}

static void put_place(Out *out, const Evidence *evidence)
{
    Spot spot = evidence_spot(evidence);
    put_key_u64(out, "start", evidence->span.start);
    put_key_u64(out, "end", evidence->span.end);
    put_key_u64(out, "line", spot.line);
    put_key_u64(out, "column", spot.column);
}

static void put_finding(Out *out, const Finding *finding, Exhibits *exhibits, Arena *arena)
{
    Evidence evidence = evidence_of(exhibits, finding);
    const Rule *rule = finding->rule;
    put_ours(out, "{\"rule\":");
    put_json(out, rule->id);
    put_key_ours(out, "severity", severity_name(rule->severity));
    put_key_ours(out, "criterion", criterion_name(rule->criterion));
    put_key_ours(out, "channel", channel_name(finding->channel));
    put_key(out, "item");
    if (finding->item)
        put_u64(out, finding->item);
    else
        put_ours(out, "null");
    put_place(out, &evidence);
    if (evidence.decoded)
        put_ours(out, ",\"decoded\":true");
    put_key_text(out, "excerpt",
                 excerpt_text(evidence.shown->source, evidence.text, EXCERPT_BYTES, arena));
    put_key_text(out, "message", finding->message);
    put_key_or_null(out, "fact", rule->fact);
    put_sources(out, &rule->sources);
    if (rule->claim)
        put_key_text(out, "claim", rule->summary);
    if (finding->reason.len)
        put_key_text(out, "reason", finding->reason);
    put_char(out, '}');
}

static void put_findings(const Report *report, const Result *result, const char *key,
                         const FindingList *findings, Out *out)
{
    Exhibits exhibits = exhibits_of(result->document, report->arena);
    put_key(out, key);
    put_char(out, '[');
    for (size_t i = 0; i < findings->len; i++) {
        put_ours(out, i ? "," : "");
        put_finding(out, &findings->at[i], &exhibits, report->arena);
    }
    put_char(out, ']');
}

// What an answer and a prompt are known again by.
static void put_digests(const Report *report, const Result *result, Out *out)
{
    Text answer = result->digests.answer, prompt = result->digests.prompt;
    if (!answer.len)
        answer = fingerprint_of_channel(&result->document->answer, report->arena);
    if (!prompt.len)
        prompt = fingerprint_of_channel(&result->document->prompt, report->arena);
    put_ours(out, ",\"digests\":{\"answer\":");
    put_json_or_null(out, answer);
    put_key_or_null(out, "prompt", prompt);
    put_char(out, '}');
}

static bool is_rate(StatField field)
{
    return field == STAT_EVAL_RATE || field == STAT_PROMPT_EVAL_RATE;
}

static void put_stats(const Document *document, Out *out)
{
    put_key(out, "stats");
    if (!document->has_stats) {
        put_ours(out, "null");
        return;
    }
    const char *before = "{";
    for (StatField i = 0; i < STAT_COUNT; i++) {
        if (!document->stats.present[i])
            continue;
        put_print(out, "%s\"%s\":", before, stat_field_name(i));
        if (is_rate(i))
            put_hundredths(out, document->stats.value[i]);
        else
            put_u64(out, document->stats.value[i]);
        before = ",";
    }
    put_ours(out, *before == '{' ? "{}" : "}");
}

static void put_counts(const Result *result, Out *out)
{
    put_ours(out, ",\"thinking\":{\"state\":");
    put_json_ours(out, thinking_state_name(result->document->thinking_state));
    put_key_u64(out, "words", result->thinking.words);
    put_print(out, "},\"answer\":{\"words\":%zu,\"sentences\":%zu,\"items\":%zu}",
              result->answer.words, result->answer.sentences, result->answer.items);
}

static void put_criteria(const Result *result, Out *out)
{
    const char *before = "";
    put_key(out, "criteria");
    put_char(out, '[');
    for (Criterion i = 0; i < CRITERION_COUNT; i++) {
        if (!result->criteria[i].applicable)
            continue;
        put_print(out, "%s{\"id\":\"%s\",\"score\":", before, criterion_name(i));
        put_tenths(out, result->criteria[i].tenths);
        put_print(out, ",\"weight\":%u}", result->criteria[i].weight);
        before = ",";
    }
    put_char(out, ']');
}

static void put_score(const Result *result, Out *out)
{
    put_key(out, "score");
    if (result->scored) {
        put_tenths(out, result->score);
        put_key_text(out, "grade", (Text){&result->grade, 1});
    } else {
        put_ours(out, "null,\"grade\":null");
    }
    put_key_ours(out, "verdict", verdict_name(result));
    put_criteria(result, out);
}

// A claim that an answer does not make is nothing to tell: hundreds of them would be most of a
// result.
static bool is_told(const Judgement *judgement)
{
    bool failed = judgement->outcome == OUTCOME_FAIL || judgement->outcome == OUTCOME_ERROR;
    return failed || !judgement->rule->claim;
}

static void put_judgements(const Result *result, Out *out)
{
    bool first = true;
    put_key(out, "rules");
    put_char(out, '[');
    for (size_t i = 0; i < result->judgements.len; i++) {
        const Judgement *judgement = &result->judgements.at[i];
        if (!is_told(judgement))
            continue;
        put_ours(out, first ? "{\"rule\":" : ",{\"rule\":");
        first = false;
        put_json(out, judgement->rule->id);
        put_key_ours(out, "outcome", outcome_name(judgement->outcome));
        if (judgement->outcome == OUTCOME_ERROR)
            put_key_text(out, "trouble", judgement->trouble);
        if (judgement->note.len)
            put_key_text(out, "note", judgement->note);
        put_char(out, '}');
    }
    put_char(out, ']');
}

// --- the writers ---------------------------------------------------------------------------------

static void put_result(const Report *report, const Result *result, Out *out)
{
    const Document *document = result->document;
    if (report->nameless) {
        put_ours(out, "{\"id\":");
        put_json_or_null(out, document->id);
    } else {
        put_ours(out, "{\"path\":");
        put_json(out, document->path);
        put_key_u64(out, "record", document->record);
        put_key_or_null(out, "id", document->id);
    }
    if (document->line && !report->nameless)
        put_key_u64(out, "line", document->line + 1);
    put_key_ours(out, "format", document->format);
    put_key_or_null(out, "model", document->model);
    put_key_ours(out, "status", status_name(result->status));
    if (result->status == STATUS_INPUT_ERROR)
        put_key_text(out, "error", result->error);
    put_counts(result, out);
    put_digests(report, result, out);
    put_stats(document, out);
    put_score(result, out);
    put_findings(report, result, "findings", &result->findings, out);
    if (result->suppressed.len)
        put_findings(report, result, "suppressed", &result->suppressed, out);
    put_judgements(result, out);
    put_char(out, '}');
}

static void begin(const Report *report, Out *out)
{
    put_ours(out, "{\"schema\":\"answerlint/1\",\"tool\":{\"version\":");
    put_json_ours(out, report->version);
    put_key_or_null(out, "ruleset", ruleset_name(report));
    put_ours(out, "},\"results\":[\n");
}

static void end(const Report *report, const Summary *summary, Out *out)
{
    (void)report;
    int64_t mean;
    put_ours(out, "\n],\"summary\":{\"results\":");
    put_u64(out, summary->results);
    put_key_u64(out, "passed", summary->passed);
    put_key_u64(out, "failed", summary->failed);
    put_key_u64(out, "input_errors", summary->input_errors);
    put_key_u64(out, "rule_errors", summary->rule_errors);
    put_ours(out, ",\"findings\":{\"error\":");
    put_u64(out, summary->findings[SEVERITY_ERROR]);
    put_key_u64(out, "warning", summary->findings[SEVERITY_WARNING]);
    put_key_u64(out, "note", summary->findings[SEVERITY_NOTE]);
    put_ours(out, "},\"mean_score\":");
    if (summary_mean(summary, &mean))
        put_tenths(out, mean);
    else
        put_ours(out, "null");
    put_ours(out, "}}\n");
}

static void put_line(const Report *report, const Result *result, Out *out)
{
    put_result(report, result, out);
    put_char(out, '\n');
}

const Writer writer_json = {
    .name = "json",
    .about = "one JSON object: the results, one a line, and their summary",
    .separator = ",\n",
    .begin = begin,
    .result = put_result,
    .end = end,
};

const Writer writer_jsonl = {
    .name = "jsonl",
    .without_ruleset = true,
    .about = "JSON lines: one result a line",
    .separator = "",
    .begin = begin_nothing,
    .result = put_line,
    .end = end_nothing,
};
