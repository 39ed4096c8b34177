// One HTML file that needs nothing else: totals of all records, and the worst ones whole.
//
// Records are data, in JSON that a <script> of another type holds; the script builds what is seen
// from it with text nodes alone. The policy in the head allows this style, this script and no
// request. Without a script totals, rules and a table of records are there all the same.
#include "report/html_page.h"
#include "report/html_shell.h"

static void *open_tally(const Report *report)
{
    return html_tally_open(report->details);
}

static void collect(const Report *report, Text results)
{
    html_tally_add(report->collection, results);
}

static void close_tally(void *collection)
{
    html_tally_close(collection);
}

static void begin(const Report *report, Out *out)
{
    (void)report;
    html_put_head(&html_report_script, "answerlint report", out);
}

// --- data ----------------------------------------------------------------------------------------

static void put_rule(const HtmlRule *entry, Out *out)
{
    const Rule *rule = entry->rule;
    put_print(out, "\"%u\":{\"severity\":\"%s\",\"criterion\":\"%s\",\"claim\":%s,\"id\":",
              rule->index, severity_name(rule->severity), criterion_name(rule->criterion),
              rule->claim ? "true" : "false");
    put_script_json(out, rule->id);
    put_ours(out, ",\"about\":");
    put_script_json(out, rule->summary);
    put_ours(out, ",\"fact\":");
    put_script_json(out, rule->fact);
    put_ours(out, ",\"sources\":[");
    for (size_t i = 0; i < rule->sources.len; i++) {
        put_ours(out, i ? "," : "");
        put_script_json(out, rule->sources.at[i]);
    }
    put_ours(out, "]}");
}

static void put_data(const Report *report, const HtmlTally *tally, Out *out)
{
    put_ours(out, "<script type=\"application/json\" id=\"data\">\n{\"version\":");
    put_script_json(out, text_of(report->version));
    put_ours(out, ",\"ruleset\":");
    put_script_json(out, report->ruleset);
    put_print(out, ",\"results\":%llu,\"rules\":{", (unsigned long long)tally->results);
    const char *before = "\n";
    for (size_t i = 0; i < tally->rules_len; i++) {
        if (!tally->rules[i].rule)
            continue;
        put_ours(out, before);
        put_rule(&tally->rules[i], out);
        before = ",\n";
    }
    put_ours(out, "},\n\"rows\":[");
    for (size_t i = 0; i < tally->kept_len; i++) {
        put_print(out, "%s{\"n\":%llu", i ? ",\n" : "\n",
                  (unsigned long long)tally->kept[i].number);
        put_raw(out, tally->kept[i].row);
        put_char(out, '}');
    }
    put_ours(out, "]}\n</script>\n");
    for (size_t i = 0; i < tally->kept_len; i++) {
        put_ours(out, "<script type=\"application/json\" class=\"detail\">");
        put_raw(out, tally->kept[i].detail);
        put_ours(out, "</script>\n");
    }
}

static void end(const Report *report, const Summary *summary, Out *out)
{
    HtmlTally *tally = report->collection;
    html_tally_sort(tally);
    html_put_header(summary, out);
    put_ours(out, "<main>\n");
    html_put_overview(tally, summary, out);
    html_put_rules(tally, out);
    html_put_records(tally, out);
    put_ours(out, "</main>\n");
    html_put_footer(report, tally, out);
    put_data(report, tally, out);
    html_put_foot(&html_report_script, out);
}

const Writer writer_html = {
    .name = "html",
    .about = "one HTML file: totals, and the worst records with their findings marked",
    .separator = "",
    .texts = true,
    .begin = begin,
    .result = html_item_put,
    .end = end,
    .open = open_tally,
    .collect = collect,
    .close = close_tally,
};
