// What a Scoring says to people, and to programs.
#include "run/scoring.h"

enum { KIND_WIDTH = 32 };     // columns of the kind of a note

// --- text ----------------------------------------------------------------------------------------

static void put_column(Out *out, Text name, size_t most)
{
    size_t start = out->len;
    put_safe(out, name);
    size_t width = out->len - start;
    put_times(out, ' ', width < most ? most - width : 1);
}

static void put_rate(Out *out, const char *name, Rate rate, const char *of)
{
    put_print(out, "%-10s ", name);
    rate_put_text(rate, out);
    put_print(out, " %s\n", of);
}

static size_t longest_id(const Scoring *scoring)
{
    size_t most = 0;
    for (size_t i = 0; i < scoring->rules.len; i++)
        if (scoring->rules.at[i].rule->id.len > most)
            most = scoring->rules.at[i].rule->id.len;
    return most;
}

static void put_rules(const Scoring *scoring, Out *out)
{
    size_t width = longest_id(scoring) + 1;
    put_ours(out, "\nrules: precision; recall\n");
    for (size_t i = 0; i < scoring->rules.len; i++) {
        const RuleScore *score = &scoring->rules.at[i];
        if (score->precision.whole + score->recall.whole == 0)
            continue;
        put_ours(out, "  ");
        put_column(out, score->rule->id, width);
        rate_put_text(score->precision, out);
        put_ours(out, "; ");
        rate_put_text(score->recall, out);
        put_char(out, '\n');
    }
}

static void put_kinds(const Scoring *scoring, bool is_true, Out *out)
{
    if (scoring->kinds[is_true].len == 0)
        return;
    put_ours(out, is_true ? "\ntrue texts by kind: silent\n" : "\nfalse texts by kind: flagged\n");
    for (size_t i = 0; i < scoring->kinds[is_true].len; i++) {
        const KindScore *kind = &scoring->kinds[is_true].at[i];
        put_ours(out, "  ");
        put_column(out, kind->kind, KIND_WIDTH);
        rate_put_text(kind->rate, out);
        put_char(out, '\n');
    }
}

static void put_names(Out *out, const TextList *names)
{
    for (size_t i = 0; i < names->len; i++) {
        put_ours(out, i ? ", " : "");
        put_safe(out, names->at[i]);
    }
}

// "claims.jsonl:12: id d0012: topic-of-it: by pack/rule: the text"
static void put_case(Out *out, const Case *one)
{
    const Sample *sample = &one->sample;
    put_safe(out, sample->path);
    put_print(out, ":%u: ", sample->line);
    if (sample->id.len) {
        put_ours(out, "id ");
        put_safe(out, sample->id);
        put_ours(out, ": ");
    }
    if (sample->topic.len && !sample->is_true) {
        put_safe(out, sample->topic);
        put_ours(out, ": ");
    }
    if (one->rules.len) {
        put_ours(out, "by ");
        put_names(out, &one->rules);
        put_ours(out, ": ");
    }
    put_safe(out, sample->text);
    put_char(out, '\n');
}

static void put_cases(Out *out, const char *title, const CaseList *cases)
{
    if (cases->len)
        put_print(out, "\n%s: %zu\n", title, cases->len);
    for (size_t i = 0; i < cases->len; i++)
        put_case(out, &cases->at[i]);
}

static void put_strangers(const Scoring *scoring, Out *out)
{
    if (scoring->strangers.len)
        put_ours(out, "\ntopics that no rule is named by, and their false texts\n");
    for (size_t i = 0; i < scoring->strangers.len; i++) {
        put_ours(out, "  ");
        put_column(out, scoring->strangers.at[i].topic, KIND_WIDTH);
        put_u64(out, scoring->strangers.at[i].texts);
        put_char(out, '\n');
    }
}

void scoring_put_text(const Scoring *scoring, Out *out)
{
    int64_t f1;
    put_print(out, "%llu texts, %llu of them false, against %zu rules\n",
              (unsigned long long)scoring_texts(scoring),
              (unsigned long long)scoring->recall.whole, scoring->rules.len);
    put_rate(out, "precision", scoring->precision, "flagged texts are false");
    put_rate(out, "recall", scoring->recall, "false texts are flagged");
    put_rate(out, "own rule", scoring->own, "false texts are flagged by the rule they are on");
    put_rate(out, "silent", scoring->silent, "true texts are not flagged");
    if (scoring_f1(scoring, &f1)) {
        put_print(out, "%-10s ", "F1");
        put_tenths(out, f1);
        put_ours(out, " %\n");
    }
    put_rules(scoring, out);
    put_kinds(scoring, true, out);
    put_kinds(scoring, false, out);
    put_strangers(scoring, out);
    put_cases(out, "missed", &scoring->missed);
    put_cases(out, "flagged, but not by the rule that they are on", &scoring->others);
    put_cases(out, "false alarms", &scoring->alarms);
}

// --- JSON ----------------------------------------------------------------------------------------

static void put_key(Out *out, const char *key)
{
    put_print(out, ",\"%s\":", key);
}

static void put_key_rate(Out *out, const char *key, Rate rate)
{
    put_key(out, key);
    rate_put_json(rate, out);
}

static void put_key_text(Out *out, const char *key, Text text)
{
    put_key(out, key);
    if (text.len)
        put_json(out, text);
    else
        put_ours(out, "null");
}

static void put_json_rules(const Scoring *scoring, Out *out)
{
    const char *between = "";
    put_ours(out, ",\n\"rules\":[");
    for (size_t i = 0; i < scoring->rules.len; i++) {
        const RuleScore *score = &scoring->rules.at[i];
        put_print(out, "%s\n{\"rule\":", between);
        put_json(out, score->rule->id);
        put_key_rate(out, "precision", score->precision);
        put_key_rate(out, "recall", score->recall);
        put_char(out, '}');
        between = ",";
    }
    put_char(out, ']');
}

static void put_json_kinds(const Scoring *scoring, bool is_true, Out *out)
{
    put_print(out, "\"%s\":[", is_true ? "true" : "false");
    for (size_t i = 0; i < scoring->kinds[is_true].len; i++) {
        const KindScore *kind = &scoring->kinds[is_true].at[i];
        put_ours(out, i ? ",\n{\"kind\":" : "\n{\"kind\":");
        put_json(out, kind->kind);
        put_key_rate(out, is_true ? "silent" : "flagged", kind->rate);
        put_char(out, '}');
    }
    put_char(out, ']');
}

static void put_json_case(const Case *one, Out *out)
{
    const Sample *sample = &one->sample;
    put_ours(out, "{\"path\":");
    put_json(out, sample->path);
    put_print(out, ",\"line\":%u", sample->line);
    put_key_text(out, "id", sample->id);
    put_key_text(out, "topic", sample->topic);
    put_key_text(out, "note", sample->note);
    put_key(out, "rules");
    put_char(out, '[');
    for (size_t i = 0; i < one->rules.len; i++) {
        put_ours(out, i ? "," : "");
        put_json(out, one->rules.at[i]);
    }
    put_char(out, ']');
    put_key_text(out, "excerpt", sample->text);
    put_char(out, '}');
}

static void put_json_cases(Out *out, const char *key, const CaseList *cases)
{
    put_print(out, ",\n\"%s\":[", key);
    for (size_t i = 0; i < cases->len; i++) {
        put_ours(out, i ? ",\n" : "\n");
        put_json_case(&cases->at[i], out);
    }
    put_char(out, ']');
}

static void put_json_strangers(const Scoring *scoring, Out *out)
{
    put_ours(out, ",\n\"unknown_topics\":[");
    for (size_t i = 0; i < scoring->strangers.len; i++) {
        put_ours(out, i ? ",{\"topic\":" : "{\"topic\":");
        put_json(out, scoring->strangers.at[i].topic);
        put_print(out, ",\"texts\":%llu}", (unsigned long long)scoring->strangers.at[i].texts);
    }
    put_char(out, ']');
}

void scoring_put_json(const Scoring *scoring, Out *out)
{
    int64_t f1;
    put_ours(out, "{\"schema\":\"answerlint-score/1\",\"tool\":{\"version\":\"" ANSWERLINT_VERSION
                  "\",\"ruleset\":\"sha256:");
    put_raw(out, scoring->ruleset->digest);
    put_print(out, "\"},\"texts\":%llu", (unsigned long long)scoring_texts(scoring));
    put_key_rate(out, "precision", scoring->precision);
    put_key_rate(out, "recall", scoring->recall);
    put_key_rate(out, "own_rule", scoring->own);
    put_key_rate(out, "silent", scoring->silent);
    put_key(out, "f1_percent");
    if (scoring_f1(scoring, &f1))
        put_tenths(out, f1);
    else
        put_ours(out, "null");
    put_json_rules(scoring, out);
    put_ours(out, ",\n\"kinds\":{");
    put_json_kinds(scoring, true, out);
    put_char(out, ',');
    put_json_kinds(scoring, false, out);
    put_char(out, '}');
    put_json_strangers(scoring, out);
    put_json_cases(out, "missed", &scoring->missed);
    put_json_cases(out, "other_rule", &scoring->others);
    put_json_cases(out, "false_alarms", &scoring->alarms);
    put_ours(out, "}\n");
}
