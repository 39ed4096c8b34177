#include "run/diff_put.h"

#include "core/mcnemar.h"
#include "report/keys.h"
#include "run/diff_part.h"

static void json_side(Out *out, const char *key, const Traced *traced)
{
    put_key(out, key);
    if (!traced) {
        put_ours(out, "null");
        return;
    }
    put_ours(out, "{\"path\":");
    put_json(out, traced->path);
    put_key_u64(out, "record", traced->record);
    put_key_or_null(out, "id", traced->id);
    put_key_ours(out, "verdict", traced->failed ? "fail" : "pass");
    put_key(out, "score");
    if (traced->scored)
        put_tenths(out, traced->score);
    else
        put_ours(out, "null");
    put_char(out, '}');
}

static void json_result(Pen *pen, const char *change, const Traced *before, const Traced *after)
{
    put_print(pen->out, "%s{\"change\":\"%s\"", pen->results ? ",\n" : "\n", change);
    json_side(pen->out, "before", before);
    json_side(pen->out, "after", after);
    put_ours(pen->out, ",\"findings\":[");
}

static void json_trait(Pen *pen, Change change, const Trait *trait)
{
    put_print(pen->out, "%s{\"change\":\"%s\"", pen->traits ? "," : "", change_name(change));
    put_key_text(pen->out, "rule", trait->rule->id);
    put_key_ours(pen->out, "severity", severity_name(trait->rule->severity));
    put_key_text(pen->out, "fingerprint", trait->fingerprint);
    put_key_text(pen->out, "excerpt", trait->excerpt);
    put_key_text(pen->out, "message", trait->message);
    put_char(pen->out, '}');
}

static void json_end(Pen *pen)
{
    put_ours(pen->out, "]}");
}

static const Form json_form = {json_result, json_trait, json_end};

static void json_counts(Out *out, const uint64_t *counts)
{
    for (Change i = 0; i < CHANGE_COUNT; i++)
        put_print(out, "%s\"%s\":%llu", i ? "," : "", change_name(i),
                  (unsigned long long)counts[i]);
}

static void json_p(Out *out, uint64_t broken, uint64_t fixed)
{
    put_print(out, ",\"p\":%.4f,\"evidence\":%s", mcnemar_p(broken, fixed),
              mcnemar_is_evidence(broken, fixed) ? "true" : "false");
}

static void json_rules(const Diff *diff, Out *out)
{
    put_ours(out, ",\"rules\":[");
    for (size_t i = 0; i < diff->rules.len; i++) {
        const RuleDiff *rule = &diff->rules.at[i];
        put_ours(out, i ? ",\n{\"rule\":" : "\n{\"rule\":");
        put_json(out, rule->rule->id);
        put_key_ours(out, "severity", severity_name(rule->rule->severity));
        put_ours(out, ",\"findings\":{");
        json_counts(out, rule->findings);
        put_print(out, "},\"results\":{\"broken\":%llu,\"fixed\":%llu",
                  (unsigned long long)rule->broken, (unsigned long long)rule->fixed);
        json_p(out, rule->broken, rule->fixed);
        put_ours(out, "}}");
    }
    put_char(out, ']');
}

void diff_put_json(const Diff *diff, Out *out)
{
    Pen pen = {.diff = diff, .form = &json_form, .out = out};
    put_ours(out, "{\"schema\":\"answerlint-diff/1\",\"tool\":{\"version\":");
    put_json_ours(out, ANSWERLINT_VERSION);
    put_ours(out, "},\"results\":{");
    json_counts(out, diff->verdicts);
    put_key_u64(out, "passing", diff->passing);
    put_key_u64(out, "both", diff->pairs);
    json_p(out, diff->verdicts[CHANGE_BROKEN], diff->verdicts[CHANGE_FIXED]);
    put_ours(out, "},\"findings\":{");
    json_counts(out, diff->findings);
    put_ours(out, "},\"scores\":{\"both\":");
    put_u64(out, diff->scored);
    put_key_u64(out, "before_tenths", (uint64_t)diff->before_sum);
    put_key_u64(out, "after_tenths", (uint64_t)diff->after_sum);
    put_key_u64(out, "better", diff->better);
    put_key_u64(out, "worse", diff->worse);
    put_char(out, '}');
    json_rules(diff, out);
    put_ours(out, ",\"changes\":[");
    diff_put_changes(&pen);
    put_ours(out, "\n]}\n");
}
