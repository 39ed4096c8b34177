#include "run/lint.h"

#include "check/check.h"
#include "run/lint_claim.h"
#include "run/lint_clash.h"
#include "run/lint_rule.h"

enum { NEIGHBOURS = 1000 };  // rules before it that a rule is held against: lint stays linear

static void put_head(Out *out, Place place, Text id)
{
    put_safe(out, place.path);
    put_print(out, ":%u:%u: ", place.line, place.column);
    put_safe(out, id);
}

static size_t slip(Out *out, Place place, Text id, const char *what)
{
    put_head(out, place, id);
    put_print(out, ": %s\n", what);
    return 1;
}

static size_t slip_beside(Out *out, const Rule *rule, const char *what, const Rule *other)
{
    put_head(out, rule->place, rule->id);
    put_print(out, ": %s ", what);
    put_safe(out, other->id);
    put_print(out, " (line %u)\n", other->place.line);
    return 1;
}

// --- one rule, one term --------------------------------------------------------------------------

static size_t lint_claim(const Rule *rule, Out *out)
{
    size_t slips = 0;
    if (rule->fact.len == 0)
        slips += slip(out, rule->place, rule->id, "a claim without `fact`: say what is true");
    if (rule->sources.len == 0)
        slips += slip(out, rule->place, rule->id, "a claim without `sources`: say who says so");
    if (rule->flag.len == 0)
        slips += slip(out, rule->place, rule->id, "no text under `tests: flag`");
    if (rule->pass.len == 0)
        slips += slip(out, rule->place, rule->id, "no text under `tests: pass`");
    return slips;
}

static size_t slip_limit(const Rule *rule, const char *name, const char *what, Out *out)
{
    put_head(out, rule->place, rule->id);
    put_print(out, ": `%s` %s\n", name, what);
    return 1;
}

// Percents and the like end somewhere: `most`, or 0.
static size_t lint_range(const Rule *rule, const char *name, const Range *range, uint64_t most,
                         Out *out)
{
    uint64_t last = most ? most : UINT64_MAX;
    if (!range->given)
        return 0;
    if (range->min > last)
        return slip_limit(rule, name, "holds for no number: it is asked for more than there can be",
                          out);
    if (range->min > 0 || range->max < last)
        return 0;
    return slip_limit(rule, name, "holds for any number: give a max, or a min above 0", out);
}

static size_t lint_limits(const Rule *rule, Out *out)
{
    size_t slips = 0;
    for (const Param *param = rule->check->params; param && param->name; param++)
        if (param->kind == PARAM_RANGE)
            slips += lint_range(rule, param->name, rule_value(rule, param), param->most, out);
    if (rule_checks(rule, "keywords") && rule_range(rule, "present").min > 0
        && rule_range(rule, "present").min > rule_texts(rule, "words")->len)
        slips += slip_limit(rule, "present", "asks for more words than there are in `words`", out);
    return slips;
}

static size_t lint_terms(const Pack *pack, Out *out)
{
    size_t slips = 0;
    for (size_t i = 0; i < pack->context.terms->terms.len; i++) {
        const Term *term = &pack->context.terms->terms.at[i];
        if (!term->used)
            slips += slip(out, term->place, term->name, "a term that no rule uses");
    }
    return slips;
}

// --- two rules of one check ----------------------------------------------------------------------

static bool same_texts(const TextList *a, const TextList *b)
{
    if (a->len != b->len)
        return false;
    for (size_t i = 0; i < a->len; i++)
        if (!text_is(a->at[i], b->at[i]))
            return false;
    return true;
}

static bool same_kwargs(const KwargList *a, const KwargList *b)
{
    if (a->len != b->len)
        return false;
    for (size_t i = 0; i < a->len; i++)
        if (!text_is(a->at[i].name, b->at[i].name) || !text_is(a->at[i].text, b->at[i].text)
            || !same_texts(&a->at[i].texts, &b->at[i].texts))
            return false;
    return true;
}

static bool within(const Range *inner, const Range *outer)
{
    return inner->min >= outer->min && inner->max <= outer->max;
}

static bool same_range(const Range *a, const Range *b)
{
    return a->given == b->given && (!a->given || (within(a, b) && within(b, a)));
}

static bool same_value(ParamKind kind, const void *a, const void *b)
{
    switch (kind) {
    case PARAM_RANGE: return same_range(a, b);
    case PARAM_NUMBER: return *(const uint64_t *)a == *(const uint64_t *)b;
    case PARAM_CHOICE: return *(const unsigned *)a == *(const unsigned *)b;
    case PARAM_BOOL: return *(const bool *)a == *(const bool *)b;
    case PARAM_TEXT: return text_is(*(const Text *)a, *(const Text *)b);
    case PARAM_TEXTS: return same_texts(a, b);
    case PARAM_PATTERN: return pattern_same(*(Pattern *const *)a, *(Pattern *const *)b);
    case PARAM_INSTRUCTION:
        return ((const Demand *)a)->instruction == ((const Demand *)b)->instruction;
    case PARAM_KWARGS:
        return same_kwargs(&((const Demand *)a)->kwargs, &((const Demand *)b)->kwargs);
    }
    return false;
}

// How what one check asks for lies to what another one does, `not` left aside.
typedef struct Fit {
    bool inside;       // what meets the first meets the second
    bool around;       // what meets the second meets the first
    bool apart;        // nothing meets both
} Fit;

// Ranges that are given in both are compared; all else must be the same, or nothing is known.
static Fit fit_of(const Rule *a, const Rule *b)
{
    Fit fit = {.inside = true, .around = true};
    for (const Param *param = a->check->params; param && param->name; param++) {
        const void *first = rule_value(a, param), *second = rule_value(b, param);
        if (same_value(param->kind, first, second))
            continue;
        const Range *one = first, *two = second;
        if (param->kind != PARAM_RANGE || !one->given || !two->given)
            return (Fit){0};
        fit.inside = fit.inside && within(one, two);
        fit.around = fit.around && within(two, one);
        fit.apart = fit.apart || one->max < two->min || two->max < one->min;
    }
    return fit;
}

typedef enum Relation {
    RELATION_NONE,
    RELATION_SAME,
    RELATION_CLASH,
    RELATION_FOLLOWS,    // the other one's pass is this one's pass
    RELATION_IMPLIES,    // this one's pass is the other one's pass
} Relation;

static Relation relation_plain(Fit fit)
{
    return fit.apart                ? RELATION_CLASH
         : fit.inside && fit.around ? RELATION_SAME
         : fit.inside               ? RELATION_IMPLIES
         : fit.around               ? RELATION_FOLLOWS
                                    : RELATION_NONE;
}

static Relation relation_negated(Fit fit)
{
    return fit.inside && fit.around ? RELATION_SAME
         : fit.inside               ? RELATION_FOLLOWS
         : fit.around               ? RELATION_IMPLIES
                                    : RELATION_NONE;
}

static Relation relation_of(const Rule *rule, const Rule *other)
{
    if (!rule->check || rule->check != other->check)
        return RELATION_NONE;
    Fit fit = fit_of(rule, other);
    if (rule->negated == other->negated)
        return rule->negated ? relation_negated(fit) : relation_plain(fit);
    if (rule->negated ? fit.around : fit.inside)
        return RELATION_CLASH;
    if (!fit.apart)
        return RELATION_NONE;
    return rule->negated ? RELATION_FOLLOWS : RELATION_IMPLIES;
}

// A wide limit beside a narrow one is no slip where the wide one is the graver one.
static size_t lint_twins(const Rule *rule, const Rule *other, Out *out)
{
    switch (relation_of(rule, other)) {
    case RELATION_NONE: break;
    case RELATION_SAME: return slip_beside(out, rule, "asks for the same as", other);
    case RELATION_CLASH: return slip_beside(out, rule, "no answer can pass this and", other);
    case RELATION_FOLLOWS:
        return rule->severity > other->severity ? 0
             : slip_beside(out, rule, "adds nothing to the narrower", other);
    case RELATION_IMPLIES:
        return other->severity > rule->severity ? 0
             : slip_beside(out, rule, "leaves nothing to do for the wider", other);
    }
    return 0;
}

// --- rules of lists ------------------------------------------------------------------------------

static bool bans_items(const Rule *rule)
{
    if (!rule_checks(rule, "bullets") || !rule_chooses(rule, "marker", "any"))
        return false;
    Range count = rule_range(rule, "count");
    return rule->negated ? count.min <= 1 && count.max == UINT64_MAX : count.max == 0;
}

static bool judges_items(const Rule *rule)
{
    return rule->check && text_starts(text_of(rule->check->name), TEXT("item-"));
}

static size_t lint_items(const Rule *rule, const Rule *other, Out *out)
{
    if (judges_items(rule) && bans_items(other))
        return slip_beside(out, rule, "never applies: no bullet passes", other);
    if (bans_items(rule) && judges_items(other))
        return slip_beside(out, rule, "allows no bullet, so that nothing is left to judge for",
                           other);
    return 0;
}

// The strictest limits of a pack: so many bullets of so many words are so many words at least.
typedef struct Lengths {
    const Rule *bullets, *item, *whole;
} Lengths;

static void keep_strictest(Lengths *lengths, const Rule *rule)
{
    if (rule->negated)
        return;
    if (rule_checks(rule, "bullets") && rule_chooses(rule, "level", "top")
        && (!lengths->bullets
            || rule_range(rule, "count").min > rule_range(lengths->bullets, "count").min))
        lengths->bullets = rule;
    if (rule_checks(rule, "item-words")
        && (!lengths->item
            || rule_range(rule, "words").min > rule_range(lengths->item, "words").min))
        lengths->item = rule;
    if (rule_checks(rule, "words")
        && (!lengths->whole
            || rule_range(rule, "count").max < rule_range(lengths->whole, "count").max))
        lengths->whole = rule;
}

static size_t lint_lengths(const Lengths *lengths, Out *out)
{
    if (!lengths->bullets || !lengths->item || !lengths->whole)
        return 0;
    uint64_t bullets = rule_range(lengths->bullets, "count").min;
    uint64_t most = rule_range(lengths->whole, "count").max;
    if (bullets == 0 || rule_range(lengths->item, "words").min <= most / bullets)
        return 0;
    return slip_beside(out, lengths->whole, "too few words for the bullets of", lengths->item);
}

// -------------------------------------------------------------------------------------------------

// One slip at most: a pack of copies is told of once a rule, not once a pair.
static size_t lint_beside(const Ruleset *ruleset, size_t index, Out *out)
{
    const Rule *rule = ruleset->rules.at[index];
    size_t first = index < NEIGHBOURS ? 0 : index - NEIGHBOURS;
    for (size_t i = first; i < index; i++) {
        const Rule *other = ruleset->rules.at[i];
        if (other->pack != rule->pack)
            continue;
        if (lint_twins(rule, other, out) || lint_items(rule, other, out)
            || (rules_clash(rule, other)
                && slip_beside(out, rule, "no answer can pass this and", other)))
            return 1;
    }
    return 0;
}

static size_t lint_pack(const Ruleset *ruleset, const Pack *pack, Arena *arena, TextList *files,
                        Out *out)
{
    Lengths lengths = {0};
    size_t slips = lint_terms(pack, out) + lint_topic(pack, arena, files, out);
    for (size_t i = 0; i < ruleset->rules.len; i++) {
        const Rule *rule = ruleset->rules.at[i];
        if (rule->pack != pack)
            continue;
        slips += rule->claim ? lint_claim(rule, out) : lint_limits(rule, out);
        slips += lint_patterns(rule, out);
        slips += lint_beside(ruleset, i, out);
        keep_strictest(&lengths, rule);
    }
    return slips + lint_lengths(&lengths, out) + lint_overlaps(ruleset, pack, out);
}

size_t rules_lint(const Ruleset *ruleset, Out *out)
{
    Arena arena = {0};
    TextList files = {0};
    size_t slips = 0;
    for (size_t i = 0; i < ruleset->packs.len; i++)
        slips += lint_pack(ruleset, ruleset->packs.at[i], &arena, &files, out);
    arena_free(&arena);
    put_print(out, "rules lint: %zu rules, %zu slips\n", ruleset->rules.len, slips);
    return slips;
}
