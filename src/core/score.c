#include "core/score.h"

__extension__ typedef unsigned __int128 Wide;

// Three wholes, a sum of weights and the factor 1000 must fit 128 bits when they are multiplied. A
// larger whole is scaled down with its part, which moves the score by less than a tenth can show.
enum { WHOLE_MOST = 1 << 26 };

Policy policy_default(void)
{
    return (Policy){
        .fail_on = SEVERITY_ERROR,
        .weight = {[CRITERION_FORMAT] = 40, [CRITERION_FACTS] = 60},
        .channels = {[CHANNEL_ANSWER] = true},
    };
}

static int64_t divide_half_even(Wide dividend, Wide divisor)
{
    Wide whole = dividend / divisor, rest = dividend % divisor;
    Wide missing = divisor - rest;
    if (rest > missing || (rest == missing && whole % 2 != 0))
        whole++;
    return (int64_t)whole;
}

static bool was_judged(const Judgement *judgement)
{
    return judgement->outcome == OUTCOME_PASS || judgement->outcome == OUTCOME_FAIL;
}

static void count_rules(Result *result, Criterion criterion)
{
    CriterionScore *score = &result->criteria[criterion];
    for (size_t i = 0; i < result->judgements.len; i++) {
        const Judgement *judgement = &result->judgements.at[i];
        if (judgement->rule->criterion != criterion || !was_judged(judgement))
            continue;
        score->whole += judgement->rule->weight;
        if (judgement->outcome == OUTCOME_PASS)
            score->part += judgement->rule->weight;
    }
}

static unsigned half_points(Severity severity)
{
    switch (severity) {
    case SEVERITY_ERROR: return 2;
    case SEVERITY_WARNING: return 1;
    case SEVERITY_NOTE:
    case SEVERITY_NEVER: break;
    }
    return 0;
}

// Findings are sorted by place, so those of one point stand together.
static bool same_point(const Finding *a, const Finding *b)
{
    if (a->item || b->item)
        return a->item == b->item;
    if (a->sentence || b->sentence)
        return a->sentence == b->sentence;
    return b->span.start < a->span.end || a->span.start == b->span.start;
}

static uint64_t facts_cost(const Result *result)
{
    uint64_t cost = 0;
    unsigned worst = 0;
    const Finding *point = NULL;
    for (size_t i = 0; i < result->findings.len; i++) {
        const Finding *finding = &result->findings.at[i];
        if (finding->rule->criterion != CRITERION_FACTS || finding->channel != CHANNEL_ANSWER)
            continue;
        if (!point || !same_point(point, finding)) {
            cost += worst;
            worst = 0;
            point = finding;
        }
        unsigned price = half_points(finding->rule->severity);
        worst = price > worst ? price : worst;
    }
    return cost + worst;
}

// A text that no fact rule could judge has no facts to score, however many points it has.
static void count_facts(Result *result)
{
    CriterionScore *score = &result->criteria[CRITERION_FACTS];
    bool judged = false;
    for (size_t i = 0; i < result->judgements.len && !judged; i++)
        judged = result->judgements.at[i].rule->criterion == CRITERION_FACTS
              && was_judged(&result->judgements.at[i]);
    if (!judged)
        return;
    uint64_t cost = facts_cost(result);
    score->whole = (uint64_t)result->points * 2;
    score->part = cost < score->whole ? score->whole - cost : 0;
}

static void finish(CriterionScore *score)
{
    score->applicable = score->whole > 0;
    if (score->applicable)
        score->tenths = divide_half_even((Wide)score->part * 1000, score->whole);
}

static CriterionScore scaled(CriterionScore score)
{
    while (score.whole > WHOLE_MOST) {
        score.whole /= 2;
        score.part /= 2;
    }
    return score;
}

// The exact mean of the fractions, not of their rounded tenths.
static void mean(Result *result, const Policy *policy)
{
    Wide sum = 0, product = 1, weights = 0;
    for (int i = 0; i < CRITERION_COUNT; i++) {
        if (!result->criteria[i].applicable || policy->weight[i] == 0)
            continue;
        CriterionScore score = scaled(result->criteria[i]);
        sum = sum * score.whole + product * score.part * policy->weight[i];
        product *= score.whole;
        weights += policy->weight[i];
    }
    result->scored = weights > 0;
    if (result->scored)
        result->score = divide_half_even(sum * 1000, product * weights);
}

static char grade_of(int64_t tenths)
{
    if (tenths >= 900)
        return 'A';
    if (tenths >= 800)
        return 'B';
    if (tenths >= 700)
        return 'C';
    return tenths >= 600 ? 'D' : 'F';
}

static bool is_failed(const Result *result, const Policy *policy)
{
    if (result->status != STATUS_OK || result->score < policy->min_score)
        return true;
    for (size_t i = 0; i < result->findings.len; i++)
        if (result->findings.at[i].rule->severity >= policy->fail_on)
            return true;
    return false;
}

void result_score(Result *result, const Policy *policy)
{
    for (int i = 0; i < CRITERION_COUNT; i++)
        result->criteria[i] = (CriterionScore){0};
    result->scored = false;
    result->score = 0;
    result->grade = 0;
    if (result->status == STATUS_OK) {
        count_rules(result, CRITERION_FORMAT);
        count_rules(result, CRITERION_INTEGRITY);
        count_facts(result);
        for (int i = 0; i < CRITERION_COUNT; i++) {
            finish(&result->criteria[i]);
            result->criteria[i].weight = policy->weight[i];
        }
        mean(result, policy);
        if (result->scored)
            result->grade = grade_of(result->score);
    }
    result->failed = is_failed(result, policy);
}
