#include "report/html_page.h"

#include <stdlib.h>

#include "base/quote.h"
#include "report/html_shell.h"
#include "report/label.h"

enum {
    BARS = 20,                   // of the chart, 5 points each; the last one has 100 too
    BAR_TENTHS = 50,
    BAR_WIDTH = 24,
    CHART_HEIGHT = 120,
    PLAIN_RECORDS = 100,         // rows of the table that needs no script
};

// --- the header ----------------------------------------------------------------------------------

static bool is_good(const Summary *summary)
{
    return summary->results > 0 && summary->passed == summary->results && !summary->rule_errors;
}

static void put_some(const char *class, uint64_t number, const char *one, const char *many,
                     Out *out)
{
    if (number > 0)
        html_put_count(class, number, one, many, out);
}

void html_put_header(const Summary *summary, Out *out)
{
    const char *verdict = is_good(summary) ? "pass" : "fail";
    put_ours(out, "<a class=\"skip\" href=\"#records\">Skip to the records</a>\n"
                  "<header class=\"bar\"><h1>answerlint<span> report</span></h1>");
    put_print(out, "<b class=\"pill %s\" id=\"verdict\">%s</b>", verdict, verdict);
    put_ours(out, "<ul class=\"counts\"><li>");
    html_put_counted(summary->results, "record", "records", out);
    put_ours(out, "</li>");
    put_some("pass", summary->passed, "passed", "passed", out);
    put_some("fail", summary->failed, "failed", "failed", out);
    put_some("error", summary->input_errors, "unreadable", "unreadable", out);
    put_some("error", summary->rule_errors, "rule gave up", "rules gave up", out);
    put_ours(out, "</ul><div id=\"tools\" hidden></div></header>\n");
}

// --- totals --------------------------------------------------------------------------------------

static void put_quantile(const HtmlTally *tally, const char *name, uint64_t percent, Out *out)
{
    int64_t tenths = 0;
    if (!html_tally_quantile(tally, percent, 100, &tenths))
        return;
    put_print(out, "<span>%s <b>", name);
    put_tenths(out, tenths);
    put_ours(out, "</b></span>");
}

static void put_score(const HtmlTally *tally, const Summary *summary, Out *out)
{
    int64_t mean = 0;
    put_ours(out, "<div class=\"tile\"><dt>Mean score</dt><dd>");
    if (summary_mean(summary, &mean))
        put_tenths(out, mean);
    else
        put_ours(out, "&ndash;");
    put_ours(out, "</dd><dd class=\"more\">");
    put_quantile(tally, "median", 50, out);
    put_quantile(tally, "5th percentile", 5, out);
    if (summary->scored < summary->results) {
        put_ours(out, "<span><b>");
        html_put_number(summary->results - summary->scored, out);
        put_ours(out, "</b> not scored</span>");
    }
    put_ours(out, "</dd></div>\n");
}

static void put_passed(const Summary *summary, Out *out)
{
    put_ours(out, "<div class=\"tile\"><dt>Passed</dt><dd>");
    html_put_percent(summary->passed, summary->results, out);
    put_ours(out, "</dd><dd class=\"more\"><span><b>");
    html_put_number(summary->passed, out);
    put_ours(out, "</b> of ");
    html_put_number(summary->results, out);
    put_ours(out, "</span>");
    html_put_interval(summary->passed, summary->results, out);
    put_ours(out, "</dd></div>\n");
}

static void put_findings(const Summary *summary, Out *out)
{
    uint64_t all = 0;
    for (Severity i = SEVERITY_NOTE; i < SEVERITY_NEVER; i++)
        all += summary->findings[i];
    put_ours(out, "<div class=\"tile\"><dt>Findings</dt><dd>");
    html_put_number(all, out);
    put_ours(out, "</dd><dd class=\"more\">");
    for (int i = SEVERITY_ERROR; i >= SEVERITY_NOTE; i--) {
        const char *name = severity_name((Severity)i);
        put_print(out, "<span class=\"sev %s\"><b>", name);
        html_put_number(summary->findings[i], out);
        put_print(out, "</b> %s%s</span>", name, summary->findings[i] == 1 ? "" : "s");
    }
    put_ours(out, "</dd></div>\n");
}

// --- the chart -----------------------------------------------------------------------------------

static uint64_t bar_of(const HtmlTally *tally, int bar)
{
    uint64_t count = 0;
    for (int i = bar * BAR_TENTHS; i < (bar + 1) * BAR_TENTHS + (bar == BARS - 1); i++)
        count += tally->scores[i];
    return count;
}

static void put_bar(int bar, uint64_t count, uint64_t most, Out *out)
{
    uint64_t height = most ? count * CHART_HEIGHT / most : 0;
    if (count > 0 && height < 2)
        height = 2;
    put_print(out, "<g class=\"col\" data-from=\"%d\"><title>%d to %d: ", bar * 5, bar * 5,
              bar * 5 + 5);
    html_put_number(count, out);
    put_print(out, "</title><rect class=\"back\" x=\"%d\" y=\"0\" width=\"%d\" height=\"%d\"/>",
              bar * BAR_WIDTH, BAR_WIDTH, CHART_HEIGHT);
    put_print(out, "<rect class=\"front\" x=\"%d\" y=\"%llu\" width=\"%d\" height=\"%llu\"",
              bar * BAR_WIDTH + 2, (unsigned long long)(CHART_HEIGHT - height), BAR_WIDTH - 4,
              (unsigned long long)height);
    put_ours(out, " rx=\"2\"/></g>\n");
}

static void put_chart_table(const HtmlTally *tally, Out *out)
{
    put_ours(out, "<details class=\"data\"><summary>As a table</summary><table><thead><tr>"
                  "<th scope=\"col\">Score</th><th scope=\"col\" class=\"num\">Records</th></tr>"
                  "</thead><tbody>");
    for (int i = BARS - 1; i >= 0; i--) {
        put_print(out, "<tr><th scope=\"row\">%d to %d</th><td class=\"num\">", i * 5, i * 5 + 5);
        html_put_number(bar_of(tally, i), out);
        put_ours(out, "</td></tr>");
    }
    put_ours(out, "</tbody></table></details>");
}

static void put_chart(const HtmlTally *tally, Out *out)
{
    uint64_t most = 0;
    for (int i = 0; i < BARS; i++)
        most = bar_of(tally, i) > most ? bar_of(tally, i) : most;
    put_print(out, "<figure class=\"chart\"><figcaption>Records by score</figcaption>"
                   "<svg viewBox=\"0 -2 %d %d\" role=\"img\" aria-labelledby=\"chart-name\">"
                   "<title id=\"chart-name\">Records by score, in steps of 5 points</title>\n",
              BARS * BAR_WIDTH, CHART_HEIGHT + 22);
    for (int i = 0; i < BARS; i++)
        put_bar(i, bar_of(tally, i), most, out);
    put_print(out, "<path class=\"axis\" d=\"M0 %d.5H%d\"/>", CHART_HEIGHT, BARS * BAR_WIDTH);
    for (int i = 0; i <= BARS; i += BARS / 4)
        put_print(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%d</text>", i * BAR_WIDTH,
                  CHART_HEIGHT + 16, i == 0 ? "start" : i == BARS ? "end" : "middle", i * 5);
    put_ours(out, "</svg>");
    put_chart_table(tally, out);
    put_ours(out, "</figure>\n");
}

void html_put_overview(const HtmlTally *tally, const Summary *summary, Out *out)
{
    put_ours(out, "<section class=\"overview\" aria-labelledby=\"overview\">"
                  "<h2 id=\"overview\">Overview</h2>\n<dl class=\"tiles\">\n");
    put_score(tally, summary, out);
    put_passed(summary, out);
    put_findings(summary, out);
    put_ours(out, "</dl>\n");
    put_chart(tally, out);
    put_ours(out, "</section>\n");
}

// --- rules ---------------------------------------------------------------------------------------

static int by_findings(const void *one, const void *other)
{
    const HtmlRule *a = *(HtmlRule *const *)one, *b = *(HtmlRule *const *)other;
    if (a->findings != b->findings)
        return a->findings > b->findings ? -1 : 1;
    return text_compare(a->rule->id, b->rule->id);
}

static void put_rule(const HtmlTally *tally, const HtmlRule *entry, Out *out)
{
    const Rule *rule = entry->rule;
    const char *severity = severity_name(rule->severity);
    put_print(out, "<tr data-rule=\"%u\"><td><b class=\"sev %s\">%s</b></td>"
                   "<th scope=\"row\"><code>", rule->index, severity, severity);
    put_xml(out, rule->id);
    put_ours(out, "</code><span>");
    put_xml(out, rule->summary);
    put_print(out, "</span></th><td>%s</td><td class=\"num\">", criterion_name(rule->criterion));
    html_put_number(entry->findings, out);
    put_ours(out, "</td><td class=\"num\">");
    html_put_number(entry->records, out);
    put_ours(out, "</td><td class=\"num share\">");
    put_print(out, "<svg viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                   "<rect class=\"back\" width=\"100\" height=\"6\"/><rect class=\"front\" "
                   "width=\"%llu\" height=\"6\"/></svg>",
              (unsigned long long)(tally->results ? 100 * entry->records / tally->results : 0));
    put_ours(out, "<span>");
    html_put_percent(entry->records, tally->results, out);
    put_print(out, "</span></td><td class=\"num\"><a href=\"#record=%llu\">#%llu</a></td></tr>\n",
              (unsigned long long)entry->worst, (unsigned long long)entry->worst);
}

static void put_rule_table(const HtmlTally *tally, HtmlRule **entries, size_t len, Out *out)
{
    put_ours(out, "<div class=\"wide\" role=\"region\" aria-label=\"Table of rules\" "
                  "tabindex=\"0\"><table class=\"rules\"><thead><tr>"
                  "<th scope=\"col\">Severity</th><th scope=\"col\">Rule</th>"
                  "<th scope=\"col\">Criterion</th><th scope=\"col\" class=\"num\">Findings</th>"
                  "<th scope=\"col\" class=\"num\">Records</th>"
                  "<th scope=\"col\" class=\"num\">Share</th>"
                  "<th scope=\"col\" class=\"num\">Worst</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < len; i++)
        put_rule(tally, entries[i], out);
    put_ours(out, "</tbody></table></div>\n");
}

void html_put_rules(const HtmlTally *tally, Out *out)
{
    size_t len = 0;
    HtmlRule **entries = memory_get((tally->rules_len + 1) * sizeof *entries);
    for (size_t i = 0; i < tally->rules_len; i++)
        if (tally->rules[i].rule)
            entries[len++] = &tally->rules[i];
    if (len > 1)
        qsort(entries, len, sizeof *entries, by_findings);
    put_ours(out, "<section aria-labelledby=\"rules\"><h2 id=\"rules\">Rules</h2>\n"
                  "<p class=\"about\"><b>");
    html_put_number(len, out);
    put_print(out, "</b> of %zu rules found something.</p>\n",
              tally->judged > len ? tally->judged : len);
    if (len > 0)
        put_rule_table(tally, entries, len, out);
    put_ours(out, "</section>\n");
    free(entries);
}

// --- records -------------------------------------------------------------------------------------

static void put_plain_note(uint64_t more, Out *out)
{
    if (more == 0)
        return;
    put_ours(out, "<p class=\"about\">");
    html_put_number(more, out);
    put_ours(out, " more.</p>\n");
}

void html_put_records(const HtmlTally *tally, Out *out)
{
    size_t shown = tally->kept_len < PLAIN_RECORDS ? tally->kept_len : PLAIN_RECORDS;
    put_ours(out, "<section id=\"records\" aria-labelledby=\"records-name\">"
                  "<h2 id=\"records-name\">Records</h2>\n<div id=\"app\" hidden></div>\n");
    put_ours(out, "<div id=\"plain\"><p class=\"about\">The worst first. "
                  "Texts, marks and filters need JavaScript.</p>\n"
                  "<table><thead><tr><th scope=\"col\">Verdict</th>"
                  "<th scope=\"col\" class=\"num\">Score</th>"
                  "<th scope=\"col\" class=\"num\">Findings</th><th scope=\"col\">Record</th></tr>"
                  "</thead><tbody>\n");
    for (size_t i = 0; i < shown; i++) {
        put_print(out, "<tr id=\"record=%llu\">", (unsigned long long)tally->kept[i].number);
        put_raw(out, tally->kept[i].plain);
    }
    put_ours(out, "</tbody></table>\n");
    put_plain_note(tally->results - shown, out);
    put_ours(out, "</div></section>\n");
}

void html_put_footer(const Report *report, const HtmlTally *tally, Out *out)
{
    put_ours(out, "<footer><p>answerlint ");
    put_xml(out, text_of(report->version));
    put_ours(out, ", rules <code>sha256:");
    put_xml(out, report->ruleset);
    put_ours(out, "</code></p><p>");
    html_put_counted(tally->kept_len, "record", "records", out);
    put_ours(out, " in this file");
    if (tally->kept_len < tally->results) {
        put_ours(out, ", the worst of ");
        html_put_number(tally->results, out);
    }
    put_ours(out, ". ");
    html_put_promise(out);
    put_ours(out, "</p></footer>\n");
}
