#include "report/label.h"
#include "report/totals.h"

static void put_number(Out *out, const char *before, const char *key, uint64_t value)
{
    put_print(out, "%s\"%s\":", before, key);
    put_u64(out, value);
}

static void put_or_null(Out *out, const char *before, const char *key, Text text)
{
    put_print(out, "%s\"%s\":", before, key);
    if (text.len)
        put_json(out, text);
    else
        put_ours(out, "null");
}

static void put_numbers(Out *out, const char *key, const uint64_t *values, size_t count)
{
    put_print(out, ",\n\"%s\":[", key);
    for (size_t i = 0; i < count; i++) {
        put_ours(out, i ? "," : "");
        put_u64(out, values[i]);
    }
    put_char(out, ']');
}

// --- what the counts are of ----------------------------------------------------------------------

static void put_policy(const Policy *policy, Out *out)
{
    const char *before = "";
    put_print(out, ",\n\"policy\":{\"fail_on\":\"%s\"", severity_name(policy->fail_on));
    put_number(out, ",", "min_score_tenths", (uint64_t)policy->min_score);
    put_ours(out, ",\"channels\":[");
    for (ChannelKind i = 0; i < CHANNEL_COUNT; i++) {
        if (!policy->channels[i])
            continue;
        put_print(out, "%s\"%s\"", before, channel_name(i));
        before = ",";
    }
    put_ours(out, "],\"weights\":{");
    for (Criterion i = 0; i < CRITERION_COUNT; i++)
        put_number(out, i ? "," : "", criterion_name(i), policy->weight[i]);
    put_ours(out, "}}");
}

// Those that are not what they usually are.
static void put_limits(const uint64_t *limits, Out *out)
{
    const char *before = "";
    put_ours(out, ",\n\"limits\":{");
    for (LimitId i = 0; i < LIMIT_COUNT; i++) {
        if (limits[i] == limit_rows[i].value)
            continue;
        put_number(out, before, limit_rows[i].name, limits[i]);
        before = ",";
    }
    put_char(out, '}');
}

static void put_shards(const Shards *shards, Out *out)
{
    const char *before = "";
    put_ours(out, ",\n\"shards\":");
    if (shards->of == 0) {
        put_ours(out, "null");
        return;
    }
    put_number(out, "{", "of", shards->of);
    put_ours(out, ",\"has\":[");
    for (uint64_t i = 0; i < shards->of; i++) {
        if (!shards->has[i])
            continue;
        put_ours(out, before);
        put_u64(out, i + 1);
        before = ",";
    }
    put_ours(out, "]}");
}

// --- counts --------------------------------------------------------------------------------------

static void put_summary(const Summary *summary, Out *out)
{
    put_number(out, ",\n", "results", summary->results);
    put_number(out, ",", "passed", summary->passed);
    put_number(out, ",", "failed", summary->failed);
    put_number(out, ",", "input_errors", summary->input_errors);
    put_number(out, ",", "rule_errors", summary->rule_errors);
    put_ours(out, ",\n\"findings\":{");
    put_number(out, "", "error", summary->findings[SEVERITY_ERROR]);
    put_number(out, ",", "warning", summary->findings[SEVERITY_WARNING]);
    put_number(out, ",", "note", summary->findings[SEVERITY_NOTE]);
    put_number(out, "},\n", "scored", summary->scored);
    put_number(out, ",", "score_tenths", summary->score_sum);
}

static void put_grades(const Totals *totals, Out *out)
{
    put_ours(out, ",\n\"grades\":{");
    for (size_t i = 0; i < GRADES; i++)
        put_number(out, i ? "," : "", (const char[]){grade_letter(i), '\0'}, totals->grades[i]);
    put_char(out, '}');
}

static void put_thinking(const Totals *totals, Out *out)
{
    put_ours(out, ",\n\"thinking\":{");
    for (size_t i = 0; i < THINKING_STATES; i++)
        put_number(out, i ? "," : "", thinking_state_name((ThinkingState)i), totals->thinking[i]);
    put_char(out, '}');
}

static void put_criteria(const Totals *totals, Out *out)
{
    put_ours(out, ",\n\"criteria\":[");
    for (Criterion i = 0; i < CRITERION_COUNT; i++) {
        put_print(out, "%s\n{\"id\":\"%s\"", i ? "," : "", criterion_name(i));
        put_number(out, ",", "scored", totals->criteria[i].scored);
        put_number(out, ",", "score_tenths", totals->criteria[i].score_sum);
        put_char(out, '}');
    }
    put_char(out, ']');
}

static void put_rules(const Totals *totals, Out *out)
{
    put_ours(out, ",\n\"rules\":[");
    for (size_t i = 0; i < totals->rule_count; i++) {
        const RuleTotals *rule = &totals->rules[i];
        put_ours(out, i ? ",\n{\"rule\":" : "\n{\"rule\":");
        put_json(out, rule->id);
        put_print(out, ",\"severity\":\"%s\"", severity_name(rule->severity));
        for (size_t j = 0; j < OUTCOMES; j++)
            put_number(out, ",", outcome_name((Outcome)j), rule->outcomes[j]);
        put_number(out, ",", "findings", rule->findings);
        put_number(out, ",", "results", rule->results);
        put_char(out, '}');
    }
    put_char(out, ']');
}

static void put_counts(const Counts *counts, Out *out)
{
    put_number(out, "", "results", counts->results);
    put_number(out, ",", "passed", counts->passed);
    put_number(out, ",", "failed", counts->failed);
    put_number(out, ",", "input_errors", counts->input_errors);
    put_number(out, ",", "scored", counts->scored);
    put_number(out, ",", "score_tenths", counts->score_sum);
    put_char(out, '}');
}

static void put_groups(const char *key, const Groups *groups, Out *out)
{
    put_print(out, ",\n\"%s\":[", key);
    for (size_t i = 0; i < groups->len; i++) {
        put_or_null(out, i ? ",\n{" : "\n{", "name", group_name(&groups->at[i]));
        put_char(out, ',');
        put_counts(&groups->at[i].counts, out);
    }
    put_print(out, "],\n\"other_%s\":{", key);
    put_counts(&groups->other, out);
}

static void put_worst(const WorstList *list, Out *out)
{
    put_ours(out, ",\n\"worst\":{");
    put_number(out, "", "most", list->most);
    put_ours(out, ",\"results\":[");
    for (size_t i = 0; i < list->len; i++) {
        const Worst *worst = &list->at[i];
        put_number(out, i ? ",\n{" : "\n{", "score_tenths", (uint64_t)worst->score);
        put_or_null(out, ",", "path", worst->path);
        if (worst->path.len)
            put_number(out, ",", "record", worst->record);
        else
            put_ours(out, ",\"record\":null");
        put_or_null(out, ",", "id", worst->id);
        put_or_null(out, ",", "model", worst->model);
        put_number(out, ",", "findings", worst->findings);
        put_char(out, '}');
    }
    put_ours(out, "]}");
}

void totals_put_json(const Totals *totals, Out *out)
{
    put_ours(out, "{\"schema\":\"answerlint-summary/1\",\n\"tool\":{\"version\":");
    put_json(out, totals->version);
    put_ours(out, ",\"ruleset\":\"sha256:");
    put_print(out, "%.*s\"}", TEXT_ARG(totals->ruleset));
    put_policy(&totals->policy, out);
    put_limits(totals->limits, out);
    put_shards(&totals->shards, out);
    put_summary(&totals->summary, out);
    put_numbers(out, "histogram", totals->histogram, SCORE_BUCKETS);
    put_grades(totals, out);
    put_thinking(totals, out);
    put_criteria(totals, out);
    put_rules(totals, out);
    put_groups("models", &totals->models, out);
    put_groups("formats", &totals->formats, out);
    put_worst(&totals->worst, out);
    put_ours(out, "}\n");
}
