// A diff as one HTML page (report/html_shell.h): the sums of both runs, the rules, and a row for
// each finding, what is worse first. All rows stand in the page; its script only filters them.
#include "run/diff_put.h"

#include "base/quote.h"
#include "base/utf8.h"
#include "core/mcnemar.h"
#include "report/html_shell.h"
#include "run/diff_part.h"

enum {
    ROWS_MOST = 5000,
    NAME_MOST = 1 << 10,         // bytes of the name of an answer
};

// --- both runs -----------------------------------------------------------------------------------

static void put_header(const Diff *diff, Out *out)
{
    const uint64_t *verdicts = diff->verdicts;
    bool worse = diff_is_regression(diff);
    put_ours(out, "<a class=\"skip\" href=\"#changes\">Skip to the findings</a>\n"
                  "<header class=\"bar\"><h1>answerlint<span> diff</span></h1>");
    put_print(out, "<b class=\"pill %s\" id=\"verdict\">%s</b><ul class=\"counts\">",
              worse ? "fail" : "pass", worse ? "regression" : "no regression");
    html_put_count("both", diff->pairs, "answer in both", "answers in both", out);
    html_put_count("pass", verdicts[CHANGE_FIXED], "fixed", "fixed", out);
    html_put_count("fail", verdicts[CHANGE_BROKEN], "broken", "broken", out);
    html_put_count("still", verdicts[CHANGE_STILL], "still failing", "still failing", out);
    html_put_count("passing", diff->passing, "still passing", "still passing", out);
    html_put_count("new", verdicts[CHANGE_NEW], "new", "new", out);
    html_put_count("gone", verdicts[CHANGE_GONE], "gone", "gone", out);
    put_ours(out, "</ul><div id=\"tools\" hidden></div></header>\n");
}

static void put_run(const char *name, const Trace *trace, Out *out)
{
    uint64_t failed = 0, all = trace->results.len;
    for (size_t i = 0; i < all; i++)
        failed += trace->results.at[i].failed;
    put_print(out, "<div class=\"tile\"><dt>%s: passed</dt><dd>", name);
    html_put_percent(all - failed, all, out);
    put_ours(out, "</dd><dd class=\"more\"><span><b>");
    html_put_number(all - failed, out);
    put_ours(out, "</b> passed, <b>");
    html_put_number(failed, out);
    put_ours(out, "</b> failed</span>");
    html_put_interval(all - failed, all, out);
    put_ours(out, "<span class=\"file\">");
    put_xml(out, utf8_cut(trace->path, NAME_MOST));
    put_ours(out, "</span></dd></div>\n");
}

static void put_scores(const Diff *diff, Out *out)
{
    put_ours(out, "<div class=\"tile\"><dt>After: mean score</dt><dd>");
    if (diff->scored == 0) {
        put_ours(out, "&ndash;</dd></div>\n");
        return;
    }
    MeanScores means = diff_means(diff);
    put_tenths(out, means.after);
    put_ours(out, "</dd><dd class=\"more\"><span>before <b>");
    put_tenths(out, means.before);
    put_ours(out, "</b> (");
    diff_put_change(means.change, out);
    put_ours(out, ")</span><span><b>");
    html_put_number(diff->better, out);
    put_ours(out, "</b> better, <b>");
    html_put_number(diff->worse, out);
    put_ours(out, "</b> worse, of <b>");
    html_put_number(diff->scored, out);
    put_ours(out, "</b></span></dd></div>\n");
}

static void put_test(const Diff *diff, Out *out)
{
    uint64_t broken = diff->verdicts[CHANGE_BROKEN], fixed = diff->verdicts[CHANGE_FIXED];
    put_ours(out, "<div class=\"tile\"><dt>McNemar&#39;s test</dt><dd>");
    diff_put_evidence(broken, fixed, out);
    put_ours(out, "</dd><dd class=\"more\"><span><b>");
    html_put_number(fixed, out);
    put_ours(out, "</b> fixed against <b>");
    html_put_number(broken, out);
    put_print(out, "</b> broken answers</span><span>%s</span></dd></div>\n",
              mcnemar_is_evidence(broken, fixed) ? "more than chance"
                                                 : "no evidence that either run is better");
}

static const Change columns[] = {CHANGE_FIXED, CHANGE_BROKEN, CHANGE_STILL, CHANGE_NEW,
                                 CHANGE_GONE};

static void put_columns(Out *out)
{
    for (size_t i = 0; i < CHANGE_COUNT; i++)
        put_print(out, "<th scope=\"col\" class=\"num\">%s</th>", change_name(columns[i]));
}

static void put_counts(const uint64_t *counts, Out *out)
{
    for (size_t i = 0; i < CHANGE_COUNT; i++) {
        put_ours(out, "<td class=\"num\">");
        html_put_number(counts[columns[i]], out);
        put_ours(out, "</td>");
    }
}

static void put_sums(const Diff *diff, Out *out)
{
    put_ours(out, "<table class=\"sums\"><thead><tr><td></td>");
    put_columns(out);
    put_ours(out, "</tr></thead><tbody><tr><th scope=\"row\">Answers</th>");
    put_counts(diff->verdicts, out);
    put_ours(out, "</tr>\n<tr><th scope=\"row\">Findings</th>");
    put_counts(diff->findings, out);
    put_ours(out, "</tr></tbody></table>\n");
}

static void put_overview(const Diff *diff, Out *out)
{
    put_ours(out, "<section class=\"overview\" aria-labelledby=\"overview\">"
                  "<h2 id=\"overview\">Overview</h2>\n<dl class=\"tiles two\">\n");
    put_run("Before", &diff->before, out);
    put_run("After", &diff->after, out);
    put_scores(diff, out);
    put_test(diff, out);
    put_ours(out, "</dl>\n");
    put_sums(diff, out);
    put_ours(out, "</section>\n");
}

// --- rules ---------------------------------------------------------------------------------------

static void put_rule_name(const Rule *rule, Out *out)
{
    put_ours(out, "<code>");
    put_xml(out, rule->id);
    put_ours(out, "</code>");
}

static void put_severity(const Rule *rule, Out *out)
{
    const char *severity = severity_name(rule->severity);
    put_print(out, "<b class=\"sev %s\">%s</b>", severity, severity);
}

static void put_rule(const RuleDiff *entry, Out *out)
{
    put_ours(out, "<tr data-rule=\"");
    put_xml(out, entry->rule->id);
    put_ours(out, "\"><td>");
    put_severity(entry->rule, out);
    put_ours(out, "</td><th scope=\"row\">");
    put_rule_name(entry->rule, out);
    put_ours(out, "<span>");
    put_xml(out, entry->rule->summary);
    put_ours(out, "</span></th>");
    put_counts(entry->findings, out);
    put_ours(out, "<td>");
    diff_put_evidence(entry->broken, entry->fixed, out);
    put_ours(out, "</td></tr>\n");
}

static void put_rules(const Diff *diff, Out *out)
{
    put_ours(out, "<section aria-labelledby=\"rules\"><h2 id=\"rules\">Rules</h2>\n"
                  "<p class=\"about\">Findings of each, and whether more answers got better than "
                  "worse by it; ~ is no evidence.</p>\n"
                  "<div class=\"wide\" role=\"region\" aria-label=\"Table of rules\" "
                  "tabindex=\"0\"><table class=\"rules\"><thead><tr>"
                  "<th scope=\"col\">Severity</th><th scope=\"col\">Rule</th>");
    put_columns(out);
    put_ours(out, "<th scope=\"col\">McNemar</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < diff->rules.len; i++)
        put_rule(&diff->rules.at[i], out);
    put_ours(out, "</tbody></table></div></section>\n");
}

// --- findings ------------------------------------------------------------------------------------

// Rows of one kind at a time, so that what is cut off matters least.
typedef struct Table {
    const Diff *diff;
    const char *kind;
    const Traced *before, *after;        // the pair that is looked at
    uint64_t traits, changes;            // its findings; those that are not still there
    uint64_t rows;
    Out *out;
} Table;

static void begin_row(const Table *table, const Rule *rule)
{
    put_print(table->out, "<tr data-kind=\"%s\"", table->kind);
    if (rule) {
        put_ours(table->out, " data-rule=\"");
        put_xml(table->out, rule->id);
        put_char(table->out, '"');
    }
    put_print(table->out, "><td><b class=\"pill %s\">%s</b></td><td>", table->kind, table->kind);
}

static void end_row(const Table *table)
{
    Out name = {0};
    diff_put_name(table->after ? table->after : table->before, &name);
    put_ours(table->out, "</td><td>");
    put_xml(table->out, utf8_cut(out_text(&name), NAME_MOST));
    put_ours(table->out, "<span>");
    diff_put_way(table->before, NULL, table->out);
    put_ours(table->out, table->before && table->after ? " &rarr; " : "");
    diff_put_way(NULL, table->after, table->out);
    put_ours(table->out, "</span></td></tr>\n");
    out_free(&name);
}

static void put_trait(void *context, Change change, const Trait *trait)
{
    Table *table = context;
    table->traits++;
    table->changes += change != CHANGE_STILL;
    if (!text_is(text_of(table->kind), text_of(change_name(change))) || table->rows++ >= ROWS_MOST)
        return;
    begin_row(table, trait->rule);
    put_severity(trait->rule, table->out);
    put_char(table->out, ' ');
    put_rule_name(trait->rule, table->out);
    put_ours(table->out, "<p>");
    put_xml(table->out, trait->message);
    put_ours(table->out, "</p><q>");
    put_xml(table->out, trait->excerpt);
    put_ours(table->out, "</q>");
    end_row(table);
}

// An answer that no finding speaks for: its verdict or its score changed, or it fails as before.
static void put_whole(Table *table)
{
    const char *change = diff_change_of(table->diff, table->before, table->after);
    bool failing = !change && table->after->failed;
    if (table->changes > 0 || (failing && table->traits > 0) || (!change && !failing))
        return;
    if (!text_is(text_of(table->kind), text_of(failing ? change_name(CHANGE_STILL) : change))
        || table->rows++ >= ROWS_MOST)
        return;
    begin_row(table, NULL);
    put_print(table->out, "<p>%s</p>", table->traits ? "no other finding" : "no finding");
    end_row(table);
}

static void put_pair(Table *table, const Traced *before, const Traced *after)
{
    table->before = before;
    table->after = after;
    table->traits = table->changes = 0;
    diff_traits(table->diff, before, after, put_trait, table);
    put_whole(table);
}

static void put_kind(Table *table, const char *kind)
{
    const Diff *diff = table->diff;
    table->kind = kind;
    for (size_t i = 0; i < diff->after.results.len; i++)
        put_pair(table, diff->after.results.at[i].partner, &diff->after.results.at[i]);
    for (size_t i = 0; i < diff->before.results.len; i++)
        if (!diff->before.results.at[i].partner)
            put_pair(table, &diff->before.results.at[i], NULL);
}

static void put_changes(const Diff *diff, Out *out)
{
    static const char *const kinds[] = {"broken", "fixed", "new", "gone", "changed", "still"};
    Table table = {.diff = diff, .out = out};
    put_ours(out, "<section aria-labelledby=\"changes\"><h2 id=\"changes\">Findings</h2>\n"
                  "<div class=\"filters\" role=\"group\" aria-label=\"Filters\" hidden></div>\n"
                  "<table id=\"rows\"><thead><tr><th scope=\"col\">Change</th>"
                  "<th scope=\"col\">Finding</th><th scope=\"col\">Answer</th></tr></thead>"
                  "<tbody>\n");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        put_kind(&table, kinds[i]);
    put_ours(out, "</tbody></table>\n");
    if (table.rows > ROWS_MOST) {
        put_ours(out, "<p class=\"about\" id=\"more\">");
        html_put_number(table.rows - ROWS_MOST, out);
        put_ours(out, " more are not in this file.</p>\n");
    }
    put_ours(out, "<p id=\"said\" class=\"skip\" role=\"status\" aria-live=\"polite\"></p>"
                  "</section>\n");
}

// --- the page ------------------------------------------------------------------------------------

void diff_put_html(const Diff *diff, Out *out)
{
    html_put_head(&html_diff_script, "answerlint diff", out);
    put_header(diff, out);
    put_ours(out, "<main>\n");
    put_overview(diff, out);
    if (diff_is_empty(diff)) {
        put_ours(out, "<section aria-labelledby=\"changes\"><h2 id=\"changes\">Findings</h2>\n"
                      "<p>Nothing differs.</p></section>\n");
    } else {
        put_rules(diff, out);
        put_changes(diff, out);
    }
    put_ours(out, "</main>\n");
    put_ours(out, "<footer><p>answerlint " ANSWERLINT_VERSION ". ");
    html_put_promise(out);
    put_ours(out, "</p></footer>\n");
    html_put_foot(&html_diff_script, out);
}
