// The writer for people: every finding with its place in the source, then one line a result, then
// what it all adds up to.
#include "report/evidence.h"
#include "report/excerpt.h"
#include "report/label.h"
#include "report/writer.h"

// --- findings ------------------------------------------------------------------------------------

static void put_head(const Report *report, const Finding *finding, Out *out)
{
    const Rule *rule = finding->rule;
    put_style(out, report->color, style_of(rule->severity));
    put_print(out, "%s[", severity_name(rule->severity));
    put_safe(out, rule->id);
    put_char(out, ']');
    put_style_end(out, report->color);
    put_ours(out, ": ");
    put_style(out, report->color, STYLE_BOLD);
    put_safe(out, finding->message);
    put_style_end(out, report->color);
    put_char(out, '\n');
}

// "  --> runs/a.txt:37:31 (answer, bullet 7 of 8)"
static void put_location(const Report *report, const Result *result, const Finding *finding,
                         Spot spot, size_t gutter, Out *out)
{
    put_times(out, ' ', gutter);
    put_styled(out, report->color, STYLE_GUTTER, "-->");
    put_char(out, ' ');
    put_safe(out, result->document->path);
    put_print(out, ":%zu:%zu (", spot.line, spot.column);
    if (put_record(out, result->document, ""))
        put_ours(out, ", ");
    put_ours(out, channel_name(finding->channel));
    if (finding->item)
        put_print(out, ", bullet %u of %u", finding->item, finding->items);
    put_ours(out, ")\n");
}

static void put_detail(const Report *report, size_t gutter, const char *name, Text detail, Out *out)
{
    if (detail.len == 0)
        return;
    put_times(out, ' ', gutter + 1);
    put_styled(out, report->color, STYLE_GUTTER, "=");
    put_char(out, ' ');
    put_styled(out, report->color, STYLE_BOLD, name);
    put_ours(out, ": ");
    put_safe(out, detail);
    put_char(out, '\n');
}

static void put_finding(const Report *report, const Result *result, const Finding *finding,
                        Exhibits *exhibits, Out *out)
{
    const Rule *rule = finding->rule;
    Evidence evidence = evidence_of(exhibits, finding);
    Spot spot = evidence_spot(&evidence);
    Excerpt excerpt = {evidence.shown, evidence.text, spot.line, style_of(rule->severity),
                       report->color};
    size_t gutter = excerpt_gutter(&excerpt);
    put_head(report, finding, out);
    put_location(report, result, finding, spot, gutter, out);
    if (evidence.shown->source.len)
        put_excerpt(out, &excerpt);
    put_detail(report, gutter, rule->claim ? "claim" : "rule", rule->summary, out);
    put_detail(report, gutter, "fact", rule->fact, out);
    for (size_t i = 0; i < rule->sources.len; i++)
        put_detail(report, gutter, "source", rule->sources.at[i], out);
    put_char(out, '\n');
}

// --- trouble -------------------------------------------------------------------------------------

static void put_trouble_start(const Report *report, Out *out)
{
    put_styled(out, report->color, STYLE_ERROR, "error");
    put_ours(out, ": ");
}

static void put_name(const Document *document, Out *out)
{
    put_safe(out, document->path);
    if (put_record(out, document, " ("))
        put_char(out, ')');
}

static void put_rule_error(const Report *report, const Result *result, const Judgement *judgement,
                           Out *out)
{
    put_trouble_start(report, out);
    put_ours(out, "rule ");
    put_safe(out, judgement->rule->id);
    put_ours(out, " gave up on ");
    put_name(result->document, out);
    put_ours(out, ": ");
    put_safe(out, judgement->trouble);
    put_char(out, '\n');
}

static void put_input_error(const Report *report, const Result *result, Out *out)
{
    put_trouble_start(report, out);
    put_name(result->document, out);
    put_ours(out, ": ");
    put_safe(out, result->error);
    put_char(out, '\n');
}

// --- the line of a result ------------------------------------------------------------------------

// "5 of 5 rules", or, when rules have other weights than 1, "7 of 9 by weight, 5 of 6 rules".
static void put_rule_share(const Result *result, Criterion criterion, Out *out)
{
    const CriterionScore *score = &result->criteria[criterion];
    uint64_t passed = 0, judged = 0;
    for (size_t i = 0; i < result->judgements.len; i++) {
        const Judgement *judgement = &result->judgements.at[i];
        if (judgement->rule->criterion != criterion)
            continue;
        passed += judgement->outcome == OUTCOME_PASS;
        judged += judgement->outcome == OUTCOME_PASS || judgement->outcome == OUTCOME_FAIL;
    }
    if (passed != score->part || judged != score->whole)
        put_print(out, "%llu of %llu by weight, ", (unsigned long long)score->part,
                  (unsigned long long)score->whole);
    put_print(out, "%llu of ", (unsigned long long)passed);
    put_counted(out, judged, "rule", "rules");
}

static bool has_half_points(const Result *result)
{
    for (size_t i = 0; i < result->findings.len; i++) {
        const Finding *finding = &result->findings.at[i];
        if (finding->rule->criterion == CRITERION_FACTS && finding->channel == CHANNEL_ANSWER
            && finding->rule->severity == SEVERITY_WARNING)
            return true;
    }
    return false;
}

// "6 of 8 bullets without a false claim": part and whole are half points.
static void put_fact_share(const Result *result, Out *out)
{
    const CriterionScore *score = &result->criteria[CRITERION_FACTS];
    put_print(out, "%llu%s of %llu %s without a false claim", (unsigned long long)(score->part / 2),
              score->part % 2 ? ".5" : "", (unsigned long long)(score->whole / 2),
              result->point_name);
    if (has_half_points(result))
        put_ours(out, ", a misleading one counts half");
}

static void put_criterion(const Result *result, Criterion criterion, Out *out)
{
    put_ours(out, criterion_name(criterion));
    put_char(out, ' ');
    put_tenths(out, result->criteria[criterion].tenths);
    put_ours(out, " (");
    if (result->criteria[criterion].whole == 0)          // a saved result
        put_ours(out, "share not saved");
    else if (criterion == CRITERION_FACTS)
        put_fact_share(result, out);
    else
        put_rule_share(result, criterion, out);
    put_print(out, ", weight %u)", result->criteria[criterion].weight);
}

// "fail runs/a.txt: grade B, score 85.0; format 100.0 (5 of 5 rules, weight 40), facts 75.0 (...)"
static void put_verdict(const Report *report, const Result *result, Out *out)
{
    put_styled(out, report->color, result->failed ? STYLE_ERROR : STYLE_PASS, verdict_name(result));
    put_char(out, ' ');
    put_name(result->document, out);
    put_ours(out, ": ");
    if (result->scored) {
        put_print(out, "grade %c, score ", result->grade);
        put_tenths(out, result->score);
    } else {
        put_ours(out, "not scored, no format or fact rule applies");
    }
    const char *between = "; ";
    for (Criterion i = 0; i < CRITERION_COUNT; i++) {
        const CriterionScore *score = &result->criteria[i];
        bool silent = score->weight == 0 && score->tenths == 1000;    // nothing to tell
        if (!score->applicable || silent)
            continue;
        put_ours(out, between);
        put_criterion(result, i, out);
        between = ", ";
    }
    put_char(out, '\n');
}

static void put_result(const Report *report, const Result *result, Out *out)
{
    if (result->status == STATUS_INPUT_ERROR) {
        if (!report->errors_told)
            put_input_error(report, result, out);
        return;
    }
    Exhibits exhibits = exhibits_of(result->document, report->arena);
    for (size_t i = 0; i < result->findings.len; i++)
        put_finding(report, result, &result->findings.at[i], &exhibits, out);
    for (size_t i = 0; i < result->judgements.len; i++)
        if (result->judgements.at[i].outcome == OUTCOME_ERROR && !report->errors_told)
            put_rule_error(report, result, &result->judgements.at[i], out);
    if (!report->quiet)
        put_verdict(report, result, out);
}

const Writer writer_text = {
    .name = "text",
    .texts = true,
    .without_ruleset = true,
    .about = "for people: each finding with its source line, then one line an answer",
    .separator = "",
    .countless = true,
    .begin = begin_nothing,
    .result = put_result,
    .end = end_nothing,
    .closing = put_closing,
};
