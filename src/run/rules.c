#include "run/rules.h"

#include "check/check.h"

enum { ID_WIDTH = 48, EXCERPT_MOST = 160 };

void rules_put_list(const Ruleset *ruleset, Out *out)
{
    for (size_t i = 0; i < ruleset->rules.len; i++) {
        const Rule *rule = ruleset->rules.at[i];
        size_t start = out->len;
        put_safe(out, rule->id);
        size_t width = out->len - start;
        put_times(out, ' ', width < ID_WIDTH ? ID_WIDTH - width : 1);
        put_print(out, "%-8s ", severity_name(rule->severity));
        put_safe(out, rule->summary);
        put_char(out, '\n');
    }
}

static void put_line(Out *out, const char *name, Text value)
{
    if (value.len == 0)
        return;
    put_print(out, "  %-9s ", name);
    put_safe(out, value);
    put_char(out, '\n');
}

static void put_lines(Out *out, const char *name, const TextList *values)
{
    for (size_t i = 0; i < values->len; i++)
        put_line(out, name, values->at[i]);
}

static void put_range(Out *out, const Range *range)
{
    if (range->min == range->max)
        put_print(out, "%llu", (unsigned long long)range->min);
    else if (range->max == UINT64_MAX)
        put_print(out, "%llu or more", (unsigned long long)range->min);
    else
        put_print(out, "%llu to %llu", (unsigned long long)range->min,
                  (unsigned long long)range->max);
}

static void put_kwargs(Out *out, const KwargList *kwargs)
{
    Arena arena = {0};
    put_safe(out, kwargs_words(&arena, kwargs));
    arena_free(&arena);
}

static void put_texts(Out *out, const TextList *texts)
{
    for (size_t i = 0; i < texts->len; i++) {
        put_raw(out, i ? TEXT(", ") : (Text){0});
        put_safe(out, texts->at[i]);
    }
}

// Numbers and choices are always told, also when they are those of an absent key.
static bool is_told(const Param *param, const void *params)
{
    return param->kind == PARAM_NUMBER || param->kind == PARAM_CHOICE
        || param_is_set(param, params);
}

static void put_param(Out *out, const Param *param, const void *params)
{
    const void *value = (const char *)params + param->offset;
    if (!is_told(param, params))
        return;
    put_print(out, "  %-9s ", param->name);
    switch (param->kind) {
    case PARAM_RANGE: put_range(out, value); break;
    case PARAM_NUMBER:
        put_print(out, "%llu", (unsigned long long)*(const uint64_t *)value);
        break;
    case PARAM_CHOICE:
        put_print(out, "%s", param->choices[*(const unsigned *)value]);
        break;
    case PARAM_BOOL: put_raw(out, TEXT("true")); break;
    case PARAM_TEXT: put_safe(out, *(const Text *)value); break;
    case PARAM_TEXTS: put_texts(out, value); break;
    case PARAM_PATTERN: put_safe(out, pattern_source(*(Pattern *const *)value)); break;
    case PARAM_INSTRUCTION: put_ours(out, ((const Demand *)value)->instruction->id); break;
    case PARAM_KWARGS: put_kwargs(out, &((const Demand *)value)->kwargs); break;
    }
    put_print(out, " (%s)\n", param->about);
}

static void put_check(Out *out, const Rule *rule)
{
    put_line(out, "check", text_of(rule->check->name));
    for (const Param *param = rule->check->params; param && param->name; param++)
        put_param(out, param, rule->params);
}

void rules_put_rule(const Rule *rule, Out *out)
{
    put_safe(out, rule->id);
    put_print(out, " (%s, %s)\n", severity_name(rule->severity), criterion_name(rule->criterion));
    put_line(out, rule->claim ? "claim" : "wants", rule->summary);
    put_line(out, "fact", rule->fact);
    put_lines(out, "source", &rule->sources);
    if (rule->check)
        put_check(out, rule);
    put_lines(out, "flags", &rule->flag);
    put_lines(out, "passes", &rule->pass);
    put_lines(out, "misses", &rule->gap);
    put_print(out, "  %-9s ", "from");
    put_safe(out, rule->place.path);
    put_print(out, ":%u\n", rule->place.line);
}

// --- tests ---------------------------------------------------------------------------------------

typedef struct Tester {
    Grader grader;
    RuleTests sum;
    Out *out;
} Tester;

static void put_case(Tester *tester, const Rule *rule, const char *what, Text text)
{
    put_safe(tester->out, rule->place.path);
    put_print(tester->out, ":%u: ", rule->place.line);
    put_safe(tester->out, rule->id);
    put_print(tester->out, ": %s: ", what);
    put_safe(tester->out, text_slice(text, 0, EXCERPT_MOST));
    put_char(tester->out, '\n');
}

static Outcome try_rule(Tester *tester, const Rule *rule, Text text)
{
    Arena arena = {0};
    FindingList findings = {0};
    Text trouble;
    Outcome outcome = grade_text(&tester->grader, rule, text, &arena, &findings, &trouble);
    if (outcome == OUTCOME_ERROR) {
        tester->sum.limits++;
        put_case(tester, rule, "gave up", text);
    }
    arena_free(&arena);
    return outcome;
}

static void try_all(Tester *tester, const Rule *rule, const TextList *texts, bool flagged)
{
    for (size_t i = 0; i < texts->len; i++) {
        bool fails = try_rule(tester, rule, texts->at[i]) == OUTCOME_FAIL;
        tester->sum.run++;
        if (fails == flagged)
            continue;
        tester->sum.failed++;
        put_case(tester, rule, flagged ? "should be flagged" : "should pass", texts->at[i]);
    }
}

static void try_gaps(Tester *tester, const Rule *rule)
{
    for (size_t i = 0; i < rule->gap.len; i++) {
        tester->sum.gaps++;
        if (try_rule(tester, rule, rule->gap.at[i]) != OUTCOME_FAIL)
            continue;
        tester->sum.closed++;
        put_case(tester, rule, "a gap no more, move it to `flag`", rule->gap.at[i]);
    }
}

RuleTests rules_test(const Ruleset *ruleset, const Policy *policy, Out *out)
{
    Tester tester = {.grader = {.ruleset = ruleset, .policy = policy}, .out = out};
    tester.grader.matcher = matcher_open();
    for (size_t i = 0; i < ruleset->rules.len; i++) {
        const Rule *rule = ruleset->rules.at[i];
        try_all(&tester, rule, &rule->flag, true);
        try_all(&tester, rule, &rule->pass, false);
        try_gaps(&tester, rule);
    }
    matcher_close(tester.grader.matcher);
    put_print(out, "rules test: %zu rules, %zu tests, %zu failed; %zu known gaps",
              ruleset->rules.len, tester.sum.run, tester.sum.failed, tester.sum.gaps);
    if (tester.sum.closed)
        put_print(out, ", %zu of them closed", tester.sum.closed);
    put_char(out, '\n');
    return tester.sum;
}
