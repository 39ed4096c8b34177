#include "run/lint_claim.h"

#include <stdlib.h>

#include "check/check.h"
#include "claim/slip.h"
#include "run/trial.h"

static void put_head(Out *out, Place place, Text id)
{
    put_safe(out, place.path);
    put_print(out, ":%u:%u: ", place.line, place.column);
    put_safe(out, id);
    put_ours(out, ": ");
}

static int by_place(const void *a, const void *b)
{
    const ClaimSlip *one = a, *other = b;
    int file = text_compare(one->place.path, other->place.path);
    if (file)
        return file;
    if (one->place.line != other->place.line)
        return one->place.line < other->place.line ? -1 : 1;
    if (one->place.column != other->place.column)
        return one->place.column < other->place.column ? -1 : 1;
    return text_compare(one->what, other->what);
}

static size_t put_slips(const ClaimSlipList *slips, Text id, Out *out)
{
    if (slips->len)
        qsort(slips->at, slips->len, sizeof *slips->at, by_place);
    for (size_t i = 0; i < slips->len; i++) {
        put_head(out, slips->at[i].place, id);
        put_safe(out, slips->at[i].what);
        put_char(out, '\n');
        for (size_t line = 0; line < slips->at[i].below.len; line++) {
            put_ours(out, "  ");
            put_safe(out, slips->at[i].below.at[line]);
            put_char(out, '\n');
        }
    }
    return slips->len;
}

// --- patterns ------------------------------------------------------------------------------------

static void topic_slips(const PatternList *patterns, Matcher *matcher, Arena *arena,
                        ClaimSlipList *slips)
{
    for (size_t i = 0; i < patterns->len; i++)
        pattern_slips(patterns->at[i], pattern_place(patterns->at[i]), STRESS_WHOLE, matcher, arena,
                      slips);
}

// Packs that import the same file have terms of their own that say the same.
static void terms_slips(Terms *terms, Matcher *matcher, Arena *arena, TextList *files,
                        ClaimSlipList *slips)
{
    for (size_t i = 0; i < terms->outer.len; i++)
        terms_slips(terms->outer.at[i], matcher, arena, files, slips);
    if (terms->terms.len == 0 || text_list_has(files, terms->terms.at[0].place.path))
        return;
    list_add(arena, files, terms->terms.at[0].place.path);
    for (size_t i = 0; i < terms->terms.len; i++)
        term_slips(&terms->terms.at[i], terms, matcher, arena, slips);
}

size_t lint_topic(const Pack *pack, Arena *arena, TextList *files, Out *out)
{
    ClaimSlipList slips = {0};
    Matcher *matcher = matcher_open();
    topic_slips(&pack->topic.sure, matcher, arena, &slips);
    topic_slips(&pack->topic.maybe, matcher, arena, &slips);
    topic_slips(&pack->topic.other, matcher, arena, &slips);
    terms_slips(pack->context.terms, matcher, arena, files, &slips);
    matcher_close(matcher);
    return put_slips(&slips, pack->name, out);
}

static void check_slips(const Rule *rule, Matcher *matcher, Arena *arena, ClaimSlipList *slips)
{
    for (const Param *param = rule->check->params; param && param->name; param++) {
        const void *value = (const char *)rule->params + param->offset;
        Pattern *pattern = param->kind == PARAM_PATTERN ? *(Pattern *const *)value : NULL;
        if (pattern)
            pattern_slips(pattern, pattern_place(pattern), STRESS_WHOLE, matcher, arena, slips);
    }
}

size_t lint_patterns(const Rule *rule, Out *out)
{
    Arena arena = {0};
    ClaimSlipList slips = {0};
    Matcher *matcher = matcher_open();
    if (rule->claim)
        claim_slips(rule->claim, rule->pack->context.terms, matcher, &arena, &slips);
    else
        check_slips(rule, matcher, &arena, &slips);
    size_t count = put_slips(&slips, rule->id, out);
    matcher_close(matcher);
    arena_free(&arena);
    return count;
}

// --- overlaps ------------------------------------------------------------------------------------

// Who flags whose `flag` texts: counts[i * rules + j] of those of rule j that rule i flags.
typedef struct Overlaps {
    LIST(const Rule *) rules;
    size_t *counts;
    Out *out;
} Overlaps;

static size_t flagged(const Overlaps *overlaps, size_t by, size_t of)
{
    return overlaps->counts[by * overlaps->rules.len + of];
}

static void count_flagged(Overlaps *overlaps, size_t of, Matcher *matcher)
{
    const Rule *rule = overlaps->rules.at[of];
    Arena arena = {0};
    for (size_t i = 0; i < rule->flag.len; i++) {
        Trial *trial = trial_make(matcher, rule->flag.at[i], &arena);
        for (size_t by = 0; by < overlaps->rules.len; by++) {
            const Rule *other = overlaps->rules.at[by];
            ClaimHitList hits = {0};
            Text trouble;
            overlaps->counts[by * overlaps->rules.len + of] +=
                trial_judge(trial, other, other->claim, &hits, &trouble) == OUTCOME_FAIL;
        }
        arena_reset(&arena);
    }
    arena_free(&arena);
}

static bool accepts(const Rule *rule, const Rule *other)
{
    return text_list_has(&rule->overlaps, other->name) || text_list_has(&rule->overlaps, other->id);
}

static size_t lint_pair(const Overlaps *overlaps, size_t one, size_t two)
{
    const Rule *rule = overlaps->rules.at[one], *other = overlaps->rules.at[two];
    Out *out = overlaps->out;
    size_t there = flagged(overlaps, one, two), here = flagged(overlaps, two, one);
    if (there == 0 || here == 0 || accepts(rule, other) || accepts(other, rule))
        return 0;
    put_head(out, rule->place, rule->id);
    put_print(out, "flags %zu of the %zu `flag` texts of ", there, other->flag.len);
    put_safe(out, other->name);
    put_print(out, " (line %u), which flags %zu of its %zu: narrow one, or say `overlaps: [",
              other->place.line, here, rule->flag.len);
    put_safe(out, other->name);
    put_ours(out, "]`\n");
    return 1;
}

static size_t slip_of_name(const Overlaps *overlaps, const Rule *rule, Text name, const char *what)
{
    put_head(overlaps->out, rule->place, rule->id);
    put_ours(overlaps->out, "`overlaps` names ");
    put_safe(overlaps->out, name);
    put_print(overlaps->out, ", %s\n", what);
    return 1;
}

// Names that accept nothing: of no rule of the pack, or of one that has nothing in common.
static size_t lint_names(const Overlaps *overlaps, size_t one)
{
    const Rule *rule = overlaps->rules.at[one];
    size_t slips = 0;
    for (size_t i = 0; i < rule->overlaps.len; i++) {
        Text name = rule->overlaps.at[i], bare = name;
        if (text_starts(name, rule->pack->name) && text_find_char(name, 0, '/') != TEXT_NONE)
            bare = text_from(name, rule->pack->name.len + 1);
        if (!pack_rule(rule->pack, bare))
            slips += slip_of_name(overlaps, rule, name, "which is no rule of this pack");
        for (size_t two = 0; two < overlaps->rules.len; two++)
            if (text_is(overlaps->rules.at[two]->name, bare)
                && flagged(overlaps, one, two) + flagged(overlaps, two, one) == 0)
                slips += slip_of_name(overlaps, rule, name,
                                      "and neither flags a `flag` text of the other");
    }
    return slips;
}

size_t lint_overlaps(const Ruleset *ruleset, const Pack *pack, Out *out)
{
    Arena arena = {0};
    Overlaps overlaps = {.out = out};
    Matcher *matcher = matcher_open();
    size_t slips = 0;
    for (size_t i = 0; i < ruleset->rules.len; i++)
        if (ruleset->rules.at[i]->pack == pack && ruleset->rules.at[i]->claim)
            list_add(&arena, &overlaps.rules, ruleset->rules.at[i]);
    overlaps.counts = arena_array(&arena, size_t, overlaps.rules.len * overlaps.rules.len);
    for (size_t i = 0; i < overlaps.rules.len; i++)
        count_flagged(&overlaps, i, matcher);
    for (size_t i = 0; i < overlaps.rules.len; i++) {
        for (size_t j = 0; j < i; j++)
            slips += lint_pair(&overlaps, i, j);
        slips += lint_names(&overlaps, i);
    }
    matcher_close(matcher);
    arena_free(&arena);
    return slips;
}
