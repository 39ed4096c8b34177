#include "run/proof.h"

#include "base/utf8.h"
#include "claim/part.h"
#include "run/trial.h"

enum { EXCERPT_MOST = 120 };     // bytes of a part's source

typedef LIST(Trial *) TrialList;

typedef struct Prover {
    const Ruleset *ruleset;
    Matcher *matcher;
    Out *out;
    bool all_parts;          // mutate those of an entry too
    Proof proof;
    const Rule *rule;
    TrialList flag, pass;    // the tests of the rule that hold
    PartList parts;
    Arena arena;             // of the rule
} Prover;

static bool is_flagged(Prover *prover, const Claim *claim, Trial *trial)
{
    ClaimHitList hits = {0};
    Text trouble;
    Outcome outcome = trial_judge(trial, prover->rule, claim, &hits, &trouble);
    prover->proof.limits += outcome == OUTCOME_ERROR;
    return outcome == OUTCOME_FAIL;
}

// Tests that do not hold say nothing of the parts.
static void lay_out(Prover *prover, const TextList *texts, bool flagged, TrialList *trials)
{
    *trials = (TrialList){0};
    for (size_t i = 0; i < texts->len; i++) {
        Trial *trial = trial_make(prover->matcher, texts->at[i], &prover->arena);
        if (is_flagged(prover, prover->rule->claim, trial) == flagged)
            list_add(&prover->arena, trials, trial);
    }
}

static void take_rule(Prover *prover, const Rule *rule)
{
    arena_reset(&prover->arena);
    prover->rule = rule;
    prover->parts = (PartList){0};
    lay_out(prover, &rule->flag, true, &prover->flag);
    lay_out(prover, &rule->pass, false, &prover->pass);
    claim_parts(rule->claim, &prover->arena, &prover->parts);
}

// Whether one of the texts is flagged, or one is not.
static bool any_is(Prover *prover, const Claim *claim, const TrialList *trials, bool flagged)
{
    for (size_t i = 0; i < trials->len; i++)
        if (is_flagged(prover, claim, trials->at[i]) == flagged)
            return true;
    return false;
}

// --- what decides, and what is missed ------------------------------------------------------------

static bool decides(Prover *prover, const Part *part)
{
    const Claim *claim = prover->rule->claim;
    if (part->kind == PART_MATCH)
        return any_is(prover, claim_alone(claim, part->entry, &prover->arena), &prover->flag, true);
    return any_is(prover, claim_without(claim, part, &prover->arena), &prover->pass, true);
}

static bool is_missed(Prover *prover, const Part *part)
{
    const Claim *less = claim_without(prover->rule->claim, part, &prover->arena);
    return any_is(prover, less, &prover->flag, false) || any_is(prover, less, &prover->pass, true);
}

static void put_part(Prover *prover, const Part *part, const char *what)
{
    Out *out = prover->out;
    prover->proof.idle++;
    put_safe(out, part->place.path);
    put_print(out, ":%u:%u: ", part->place.line, part->place.column);
    put_safe(out, prover->rule->id);
    put_print(out, ": `%s` %s: ", part_name(part->kind), what);
    put_safe(out, utf8_cut(part->source, EXCERPT_MOST));
    put_ours(out, part->source.len > EXCERPT_MOST ? "…\n" : "\n");
}

static bool is_entry(const Part *part)
{
    return part->kind == PART_MATCH || part->kind == PART_UNLESS;
}

static void cover(Prover *prover)
{
    for (size_t i = 0; i < prover->parts.len; i++) {
        const Part *part = &prover->parts.at[i];
        if (!is_entry(part))
            continue;
        prover->proof.parts++;
        if (!decides(prover, part))
            put_part(prover, part, part->kind == PART_MATCH ? "flags no `flag` text"
                                                            : "saves no `pass` text");
    }
}

// Where an entry is not missed none of its `any` can be: they are not told of one by one.
static void mutate(Prover *prover)
{
    bool idle_entry = false;
    for (size_t i = 0; i < prover->parts.len; i++) {
        const Part *part = &prover->parts.at[i];
        if ((part->kind == PART_ANY && idle_entry) || (!prover->all_parts && !is_entry(part)))
            continue;
        bool missed = is_missed(prover, part);
        prover->proof.parts++;
        if (!missed)
            put_part(prover, part, "is missed by no test");
        if (part->kind == PART_MATCH)
            idle_entry = !missed;
    }
}

static Proof prove(const Ruleset *ruleset, Out *out, bool all_parts, void (*look)(Prover *prover))
{
    Prover prover = {.ruleset = ruleset, .matcher = matcher_open(), .out = out,
                     .all_parts = all_parts};
    for (size_t i = 0; i < ruleset->rules.len; i++) {
        if (!ruleset->rules.at[i]->claim)
            continue;
        take_rule(&prover, ruleset->rules.at[i]);
        look(&prover);
    }
    arena_free(&prover.arena);
    matcher_close(prover.matcher);
    return prover.proof;
}

Proof rules_cover(const Ruleset *ruleset, Out *out)
{
    Proof proof = prove(ruleset, out, false, cover);
    put_print(out, "rules test --coverage: %zu parts, %zu decide no test\n", proof.parts,
              proof.idle);
    return proof;
}

Proof rules_mutate(const Ruleset *ruleset, bool all_parts, Out *out)
{
    Proof proof = prove(ruleset, out, all_parts, mutate);
    put_print(out, "rules test --mutate%s: %zu parts, %zu missed by no test\n",
              all_parts ? "-all" : "", proof.parts, proof.idle);
    return proof;
}
