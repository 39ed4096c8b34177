#include "run/scoring.h"

#include "base/utf8.h"
#include "run/trial.h"

enum {
    KINDS_MOST = 200,        // kinds of notes, and topics, that are told apart
    EXCERPT_MOST = 160,      // bytes of a text
};

void scoring_open(const Ruleset *ruleset, Arena *keep, Scoring *scoring)
{
    *scoring = (Scoring){.ruleset = ruleset, .keep = keep};
    for (size_t i = 0; i < ruleset->rules.len; i++)
        if (ruleset->rules.at[i]->claim)
            list_add(keep, &scoring->rules, (RuleScore){.rule = ruleset->rules.at[i]});
}

static bool is_on(const Sample *sample, const Rule *rule)
{
    return text_is(sample->topic, rule->name) || text_is(sample->topic, rule->id);
}

// --- what is kept --------------------------------------------------------------------------------

static void count_kind(Scoring *scoring, const Sample *sample, bool good)
{
    Text kind = sample_kind(sample);
    size_t i = 0, len = scoring->kinds[sample->is_true].len;
    while (i < len && !text_is(scoring->kinds[sample->is_true].at[i].kind, kind))
        i++;
    if (kind.len == 0 || i == KINDS_MOST)
        return;
    if (i == len)
        list_add(scoring->keep, &scoring->kinds[sample->is_true],
                 (KindScore){.kind = arena_copy(scoring->keep, kind)});
    rate_count(&scoring->kinds[sample->is_true].at[i].rate, good);
}

static void count_stranger(Scoring *scoring, Text topic)
{
    size_t i = 0;
    while (i < scoring->strangers.len && !text_is(scoring->strangers.at[i].topic, topic))
        i++;
    if (i == KINDS_MOST)
        return;
    if (i == scoring->strangers.len)
        list_add(scoring->keep, &scoring->strangers,
                 (Stranger){arena_copy(scoring->keep, topic), 0});
    scoring->strangers.at[i].texts++;
}

static Text excerpt(Text text, Arena *keep)
{
    Text cut = utf8_cut(text, EXCERPT_MOST);
    return cut.len < text.len ? arena_print(keep, "%.*s…", TEXT_ARG(cut)) : arena_copy(keep, cut);
}

static void keep_case(Scoring *scoring, CaseList *cases, const Sample *sample,
                      const TextList *rules)
{
    Arena *keep = scoring->keep;
    Case kept = {.sample = {.path = sample->path, .line = sample->line,
                            .is_true = sample->is_true,
                            .text = excerpt(sample->text, keep),
                            .topic = arena_copy(keep, sample->topic),
                            .id = arena_copy(keep, sample->id),
                            .note = arena_copy(keep, sample->note)}};
    for (size_t i = 0; i < rules->len; i++)
        list_add(keep, &kept.rules, rules->at[i]);
    list_add(keep, cases, kept);
}

// --- one text ------------------------------------------------------------------------------------

static bool is_flagged(Scoring *scoring, Trial *trial, const Rule *rule)
{
    ClaimHitList hits = {0};
    Text trouble;
    Outcome outcome = trial_judge(trial, rule, rule->claim, &hits, &trouble);
    scoring->limits += outcome == OUTCOME_ERROR;
    return outcome == OUTCOME_FAIL;
}

// What the rules say of a text.
typedef struct Opinion {
    TextList rules;          // those that flag it
    bool known, own;         // a rule is named by its topic; that one flags it
} Opinion;

static Opinion ask(Scoring *scoring, Matcher *matcher, const Sample *sample, Arena *scratch)
{
    Opinion opinion = {0};
    Trial *trial = trial_make(matcher, sample->text, scratch);
    for (size_t i = 0; i < scoring->rules.len; i++) {
        RuleScore *score = &scoring->rules.at[i];
        bool on = is_on(sample, score->rule), flagged = is_flagged(scoring, trial, score->rule);
        opinion.known = opinion.known || on;
        opinion.own = opinion.own || (on && flagged);
        if (flagged)
            list_add(scratch, &opinion.rules, score->rule->id);
        if (flagged)
            rate_count(&score->precision, !sample->is_true);
        if (on && !sample->is_true)
            rate_count(&score->recall, flagged);
    }
    return opinion;
}

void scoring_add(Scoring *scoring, Matcher *matcher, const Sample *sample, Arena *scratch)
{
    Opinion opinion = ask(scoring, matcher, sample, scratch);
    bool flagged = opinion.rules.len > 0;
    count_kind(scoring, sample, flagged != sample->is_true);
    if (flagged)
        rate_count(&scoring->precision, !sample->is_true);
    if (sample->is_true) {
        rate_count(&scoring->silent, !flagged);
        if (flagged)
            keep_case(scoring, &scoring->alarms, sample, &opinion.rules);
        return;
    }
    rate_count(&scoring->recall, flagged);
    if (sample->topic.len)
        rate_count(&scoring->own, opinion.own);
    if (sample->topic.len && !opinion.known)
        count_stranger(scoring, sample->topic);
    if (!flagged)
        keep_case(scoring, &scoring->missed, sample, &opinion.rules);
    else if (sample->topic.len && !opinion.own)
        keep_case(scoring, &scoring->others, sample, &opinion.rules);
}

uint64_t scoring_texts(const Scoring *scoring)
{
    return scoring->recall.whole + scoring->silent.whole;
}

// 2 TP / (2 TP + FP + FN): what was flagged and what is false are each a whole with TP as part.
bool scoring_f1(const Scoring *scoring, int64_t *f1)
{
    uint64_t both = scoring->precision.whole + scoring->recall.whole;
    if (both == 0)
        return false;
    *f1 = (int64_t)((4 * 1000 * scoring->recall.part + both) / (2 * both));
    return true;
}
