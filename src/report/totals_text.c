// A summary for people: what it adds up to, how scores are spread, which rules fail most, how
// models compare, where to look first.
#include <stdlib.h>

#include "report/label.h"
#include "report/style.h"
#include "report/totals.h"

enum {
    BAR = 40,                // columns of the longest bar
    BAND = 10,               // points of a row of the histogram
    BANDS = SCORE_BUCKETS / BAND + 1,
    RULES_SHOWN = 20,
    GROUPS_SHOWN = 20,
};

static void put_head(Out *out, bool color, const char *title)
{
    put_char(out, '\n');
    put_styled(out, color, STYLE_BOLD, title);
    put_char(out, '\n');
}

static void put_wide(Out *out, uint64_t value)
{
    put_print(out, "%12llu", (unsigned long long)value);
}

static void put_tenths_wide(Out *out, int64_t tenths)
{
    put_print(out, "%5lld.%lld", (long long)tenths / 10, (long long)tenths % 10);
}

static void put_mean(Out *out, uint64_t sum, uint64_t scored)
{
    Summary summary = {.scored = scored, .score_sum = sum};
    int64_t mean;
    if (summary_mean(&summary, &mean))
        put_tenths_wide(out, mean);
    else
        put_ours(out, "      -");
}

static void put_more(Out *out, size_t left)
{
    if (left)
        put_print(out, "  and %zu more\n", left);
}

// --- results and scores --------------------------------------------------------------------------

static void put_row(Out *out, bool color, const char *name, uint64_t value)
{
    put_styled(out, color, STYLE_BOLD, name);
    put_times(out, ' ', sizeof "  not judged" - 1 - text_of(name).len);
    put_wide(out, value);
    put_char(out, '\n');
}

static void put_summary(const Totals *totals, bool color, Out *out)
{
    const Summary *summary = &totals->summary;
    put_row(out, color, "answers", summary->results);
    put_row(out, false, "  passed", summary->passed);
    put_row(out, false, "  failed", summary->failed);
    put_row(out, false, "  not judged", summary->input_errors);
    put_row(out, color, "errors", summary->findings[SEVERITY_ERROR]);
    put_row(out, color, "warnings", summary->findings[SEVERITY_WARNING]);
    put_row(out, color, "notes", summary->findings[SEVERITY_NOTE]);
    if (summary->rule_errors)
        put_row(out, color, "gave up", summary->rule_errors);
    if (totals->shards.of)
        put_print(out, "a part of a run in %llu shards\n", (unsigned long long)totals->shards.of);
}

// The lowest whole score that so many percent of the scored answers do not exceed.
static size_t quantile(const Totals *totals, uint64_t percent)
{
    uint64_t rank = totals->summary.scored / 100 * percent
                  + (totals->summary.scored % 100 * percent + 99) / 100;
    uint64_t seen = 0;
    for (size_t i = 0; i < SCORE_BUCKETS; i++) {
        seen += totals->histogram[i];
        if (seen >= rank && seen > 0)
            return i;
    }
    return SCORE_BUCKETS - 1;
}

static uint64_t band_of(const Totals *totals, size_t band)
{
    uint64_t sum = 0;
    for (size_t i = band * BAND; i < (band + 1) * BAND && i < SCORE_BUCKETS; i++)
        sum += totals->histogram[i];
    return sum;
}

static void put_bar(Out *out, uint64_t value, uint64_t longest)
{
    size_t len = longest ? (size_t)((double)value / (double)longest * BAR) : 0;
    put_times(out, '#', value && !len ? 1 : len);
}

static void put_histogram(const Totals *totals, bool color, Out *out)
{
    uint64_t longest = 0;
    if (totals->summary.scored == 0)
        return;
    put_head(out, color, "scores");
    int64_t mean = 0;
    summary_mean(&totals->summary, &mean);
    put_ours(out, "  mean ");
    put_tenths(out, mean);
    put_print(out, ", lowest tenth up to %zu, half up to %zu\n", quantile(totals, 10),
              quantile(totals, 50));
    for (size_t i = 0; i < BANDS; i++)
        longest = band_of(totals, i) > longest ? band_of(totals, i) : longest;
    for (size_t i = 0; i < BANDS; i++) {
        if (i + 1 < BANDS)
            put_print(out, "  %3zu to %2zu ", i * BAND, i * BAND + BAND - 1);
        else
            put_ours(out, "  100       ");
        put_wide(out, band_of(totals, i));
        put_ours(out, band_of(totals, i) ? "  " : "");
        put_bar(out, band_of(totals, i), longest);
        put_char(out, '\n');
    }
}

static void put_criteria(const Totals *totals, bool color, Out *out)
{
    put_head(out, color, "criteria        answers     mean");
    for (Criterion i = 0; i < CRITERION_COUNT; i++) {
        put_print(out, "  %-9s", criterion_name(i));
        put_wide(out, totals->criteria[i].scored);
        put_ours(out, "  ");
        put_mean(out, totals->criteria[i].score_sum, totals->criteria[i].scored);
        put_char(out, '\n');
    }
}

// --- rules ---------------------------------------------------------------------------------------

static bool says_something(const RuleTotals *rule)
{
    return rule->results > 0 || rule->outcomes[OUTCOME_FAIL] > 0
        || rule->outcomes[OUTCOME_ERROR] > 0;
}

static int by_failures(const void *a, const void *b)
{
    const RuleTotals *one = a, *two = b;
    if (one->results != two->results)
        return one->results > two->results ? -1 : 1;
    return text_compare(one->id, two->id);
}

static void put_rule(const RuleTotals *rule, bool color, Out *out)
{
    put_wide(out, rule->results);
    put_wide(out, rule->outcomes[OUTCOME_FAIL] + rule->outcomes[OUTCOME_PASS]);
    put_ours(out, "  ");
    put_styled(out, color, style_of(rule->severity), severity_name(rule->severity));
    put_times(out, ' ', sizeof "warning " - 1 - text_of(severity_name(rule->severity)).len);
    put_safe(out, rule->id);
    if (rule->outcomes[OUTCOME_ERROR])
        put_print(out, " (gave up %llu times)",
                  (unsigned long long)rule->outcomes[OUTCOME_ERROR]);
    put_char(out, '\n');
}

static void put_rules(const Totals *totals, bool color, Out *out)
{
    size_t count = 0;
    RuleTotals *rules = memory_get((totals->rule_count + 1) * sizeof *rules);
    for (size_t i = 0; i < totals->rule_count; i++)
        if (says_something(&totals->rules[i]))
            rules[count++] = totals->rules[i];
    if (count) {
        qsort(rules, count, sizeof *rules, by_failures);
        put_head(out, color, "     flagged      judged  rule");
    }
    for (size_t i = 0; i < count && i < RULES_SHOWN; i++)
        put_rule(&rules[i], color, out);
    put_more(out, count > RULES_SHOWN ? count - RULES_SHOWN : 0);
    free(rules);
}

// --- groups and the worst ------------------------------------------------------------------------

static void put_counts(const Counts *counts, Out *out)
{
    put_wide(out, counts->results);
    put_wide(out, counts->passed);
    put_ours(out, "  ");
    put_mean(out, counts->score_sum, counts->scored);
    put_ours(out, "  ");
}

static void put_groups(const Groups *groups, const char *title, bool color, Out *out)
{
    if (groups->len)
        put_head(out, color, title);
    for (size_t i = 0; i < groups->len && i < GROUPS_SHOWN; i++) {
        put_counts(&groups->at[i].counts, out);
        if (groups->at[i].len)
            put_safe(out, group_name(&groups->at[i]));
        else
            put_ours(out, "(not known)");
        put_char(out, '\n');
    }
    put_more(out, groups->len > GROUPS_SHOWN ? groups->len - GROUPS_SHOWN : 0);
    if (groups->other.results) {
        put_counts(&groups->other, out);
        put_ours(out, "(others)\n");
    }
}

static void put_worst(const WorstList *list, bool color, Out *out)
{
    if (list->len)
        put_head(out, color, "lowest scores");
    for (size_t i = 0; i < list->len; i++) {
        const Worst *worst = &list->at[i];
        Document document = {.record = worst->record, .id = worst->id};
        put_tenths_wide(out, worst->score);
        put_ours(out, "  ");
        if (worst->path.len)
            put_path(out, worst->path);
        if (!put_record(out, &document, worst->path.len ? ", " : "") && !worst->path.len)
            put_ours(out, "(no id)");
        put_char(out, '\n');
    }
}

void totals_put_text(const Totals *totals, bool color, Out *out)
{
    put_summary(totals, color, out);
    put_histogram(totals, color, out);
    put_criteria(totals, color, out);
    put_rules(totals, color, out);
    put_groups(&totals->models, "     answers      passed     mean  model", color, out);
    put_groups(&totals->formats, "     answers      passed     mean  format", color, out);
    put_worst(&totals->worst, color, out);
}
