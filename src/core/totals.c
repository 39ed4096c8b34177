#include "core/totals.h"

#include <stdlib.h>
#include <string.h>

static const char letters[] = "ABCDF";

char grade_letter(size_t index)
{
    return letters[index];
}

void totals_open(Totals *totals, size_t rule_count, size_t worst_most)
{
    *totals = (Totals){.rule_count = rule_count, .worst = {.most = worst_most}};
    size_t size = rule_count * sizeof *totals->rules;
    totals->rules = memory_get(size + 1);
    memset(totals->rules, 0, size);
    for (LimitId i = 0; i < LIMIT_COUNT; i++)
        totals->limits[i] = limit_rows[i].value;
}

void totals_close(Totals *totals)
{
    free(totals->rules);
    free(totals->shards.has);
    groups_close(&totals->models);
    groups_close(&totals->formats);
    worst_close(&totals->worst);
}

static void add_score(Totals *totals, const Result *result)
{
    totals->histogram[result->score / 10]++;
    for (size_t i = 0; i < GRADES; i++)
        totals->grades[i] += letters[i] == result->grade;
    for (size_t i = 0; i < CRITERION_COUNT; i++) {
        if (!result->criteria[i].applicable)
            continue;
        totals->criteria[i].scored++;
        totals->criteria[i].score_sum += (uint64_t)result->criteria[i].tenths;
    }
}

static void add_rules(Totals *totals, const Result *result)
{
    for (size_t i = 0; i < result->judgements.len; i++) {
        const Judgement *judgement = &result->judgements.at[i];
        totals->rules[judgement->rule->index].outcomes[judgement->outcome]++;
    }
    for (size_t i = 0; i < result->findings.len; i++) {
        RuleTotals *rule = &totals->rules[result->findings.at[i].rule->index];
        rule->findings++;
        rule->results += rule->mark != totals->summary.results;
        rule->mark = totals->summary.results;
    }
}

static void add_worst(Totals *totals, const Result *result, bool nameless, Text model, Arena *arena)
{
    const Document *document = result->document;
    const WorstList *list = &totals->worst;
    bool full = list->len == list->most;
    if (full && (list->len == 0 || result->score > list->at[list->len - 1].score))
        return;
    Worst worst = {.score = result->score, .model = model, .findings = result->findings.len};
    worst.id = name_plain(document->id, WORST_ID, arena);
    if (!nameless)
        worst.path = name_plain(document->path, WORST_PATH, arena);
    if (worst.path.len)
        worst.record = document->record;
    worst_add(&totals->worst, &worst);
}

void totals_add(Totals *totals, const Result *result, bool nameless, Arena *arena)
{
    const Document *document = result->document;
    Text model = name_plain(document->model, GROUP_NAME, arena);
    Counts counts = counts_of(result);
    summary_add(&totals->summary, result);
    groups_add(&totals->models, model, &counts);
    groups_add(&totals->formats, text_of(document->format), &counts);
    if (result->status != STATUS_OK)
        return;
    totals->thinking[document->thinking_state]++;
    add_rules(totals, result);
    if (!result->scored)
        return;
    add_score(totals, result);
    add_worst(totals, result, nameless, model, arena);
}

static void add_all(uint64_t *counts, const uint64_t *other, size_t count)
{
    for (size_t i = 0; i < count; i++)
        counts[i] += other[i];
}

static void merge_rule(RuleTotals *rule, const RuleTotals *other)
{
    add_all(rule->outcomes, other->outcomes, OUTCOMES);
    rule->findings += other->findings;
    rule->results += other->results;
}

void totals_merge(Totals *totals, const Totals *other)
{
    summary_merge(&totals->summary, &other->summary);
    add_all(totals->histogram, other->histogram, SCORE_BUCKETS);
    add_all(totals->grades, other->grades, GRADES);
    add_all(totals->thinking, other->thinking, THINKING_STATES);
    for (size_t i = 0; i < CRITERION_COUNT; i++) {
        totals->criteria[i].scored += other->criteria[i].scored;
        totals->criteria[i].score_sum += other->criteria[i].score_sum;
    }
    for (size_t i = 0; i < totals->rule_count; i++)
        merge_rule(&totals->rules[i], &other->rules[i]);
    groups_merge(&totals->models, &other->models);
    groups_merge(&totals->formats, &other->formats);
    worst_merge(&totals->worst, &other->worst);
}

void totals_clear(Totals *totals)
{
    totals->summary = (Summary){0};
    memset(totals->histogram, 0, sizeof totals->histogram);
    memset(totals->grades, 0, sizeof totals->grades);
    memset(totals->thinking, 0, sizeof totals->thinking);
    memset(totals->criteria, 0, sizeof totals->criteria);
    for (size_t i = 0; i < totals->rule_count; i++) {
        RuleTotals *rule = &totals->rules[i];
        *rule = (RuleTotals){.id = rule->id, .severity = rule->severity};
    }
    groups_clear(&totals->models);
    groups_clear(&totals->formats);
    worst_clear(&totals->worst);
}
