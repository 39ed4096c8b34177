#include "run/diff.h"

#include <stdlib.h>

const char *change_name(Change change)
{
    switch (change) {
    case CHANGE_BROKEN: return "broken";
    case CHANGE_FIXED: return "fixed";
    case CHANGE_STILL: return "still";
    case CHANGE_NEW: return "new";
    case CHANGE_GONE: return "gone";
    case CHANGE_COUNT: break;
    }
    return "";
}

// --- partners ------------------------------------------------------------------------------------

typedef Text KeyOf(const Traced *traced, Arena *arena);

static Text path_and_id(const Traced *traced, Arena *arena)
{
    if (traced->id.len == 0)
        return (Text){0};
    return arena_print(arena, "%.*s%c%.*s", TEXT_ARG(traced->path), '\0', TEXT_ARG(traced->id));
}

static Text id_alone(const Traced *traced, Arena *arena)
{
    (void)arena;
    return traced->id;
}

static Text content(const Traced *traced, Arena *arena)
{
    (void)arena;
    return traced->id.len ? (Text){0} : traced->digest;
}

static Text path_and_content(const Traced *traced, Arena *arena)
{
    if (content(traced, arena).len == 0)
        return (Text){0};
    return arena_print(arena, "%.*s%c%.*s", TEXT_ARG(traced->path), '\0',
                       TEXT_ARG(traced->digest));
}

static Text path_and_record(const Traced *traced, Arena *arena)
{
    if (traced->id.len)
        return (Text){0};
    return arena_print(arena, "%.*s%c%llu", TEXT_ARG(traced->path), '\0',
                       (unsigned long long)traced->record);
}

typedef struct Candidate {
    Text key;
    Traced *traced;
} Candidate;

static int by_key(const void *a, const void *b)
{
    const Candidate *one = a, *other = b;
    int order = text_compare(one->key, other->key);
    return order ? order : one->traced < other->traced ? -1 : one->traced > other->traced;
}

static size_t candidates_of(Trace *trace, KeyOf *key_of, Arena *arena, Candidate **found)
{
    size_t len = 0;
    *found = arena_array(arena, Candidate, trace->results.len);
    for (size_t i = 0; i < trace->results.len; i++) {
        Traced *traced = &trace->results.at[i];
        Candidate candidate = {key_of(traced, arena), traced};
        if (!traced->partner && candidate.key.len)
            (*found)[len++] = candidate;
    }
    if (len)
        qsort(*found, len, sizeof **found, by_key);
    return len;
}

// The first with a key is the partner of the first there, and so on.
static void pair_up(Diff *diff, KeyOf *key_of)
{
    Arena arena = {0};
    Candidate *before, *after;
    size_t befores = candidates_of(&diff->before, key_of, &arena, &before);
    size_t afters = candidates_of(&diff->after, key_of, &arena, &after);
    for (size_t i = 0, k = 0; i < befores && k < afters;) {
        int order = text_compare(before[i].key, after[k].key);
        if (order == 0) {
            before[i].traced->partner = after[k].traced;
            after[k].traced->partner = before[i].traced;
        }
        i += order <= 0;
        k += order >= 0;
    }
    arena_free(&arena);
}

// --- findings ------------------------------------------------------------------------------------

void diff_traits(const Diff *diff, const Traced *before, const Traced *after, TellTrait *tell,
                 void *context)
{
    size_t i = 0, k = 0, olds = before ? before->len : 0, news = after ? after->len : 0;
    const Trait *old = before ? diff->before.traits.at + before->first : NULL;
    const Trait *new = after ? diff->after.traits.at + after->first : NULL;
    while (i < olds || k < news) {
        int order = i == olds   ? 1
                    : k == news ? -1
                                : text_compare(old[i].fingerprint, new[k].fingerprint);
        if (order < 0)
            tell(context, after ? CHANGE_FIXED : CHANGE_GONE, &old[i]);
        else
            tell(context, order == 0 ? CHANGE_STILL : before ? CHANGE_BROKEN : CHANGE_NEW, &new[k]);
        i += order <= 0;
        k += order >= 0;
    }
}

// --- counts --------------------------------------------------------------------------------------

Change diff_verdict(const Traced *before, const Traced *after)
{
    if (before->failed == after->failed)
        return CHANGE_STILL;
    return after->failed ? CHANGE_BROKEN : CHANGE_FIXED;
}

typedef struct Tally {
    Diff *diff;
    Arena *keep;
    RuleDiff *rules;             // by index
    uint8_t *had;                // of the pair that is looked at: 1 before, 2 after
} Tally;

static void count_trait(void *context, Change change, const Trait *trait)
{
    Tally *tally = context;
    RuleDiff *rule = &tally->rules[trait->rule->index];
    rule->rule = trait->rule;
    rule->findings[change]++;
    tally->diff->findings[change]++;
    if (change == CHANGE_STILL || change == CHANGE_FIXED)
        tally->had[trait->rule->index] |= 1;
    if (change == CHANGE_STILL || change == CHANGE_BROKEN)
        tally->had[trait->rule->index] |= 2;
}

static void settle_rule(void *context, Change change, const Trait *trait)
{
    Tally *tally = context;
    uint8_t *had = &tally->had[trait->rule->index];
    (void)change;
    tally->rules[trait->rule->index].fixed += *had == 1;
    tally->rules[trait->rule->index].broken += *had == 2;
    *had = 0;
}

static void count_pair(Tally *tally, const Traced *before, const Traced *after)
{
    Diff *diff = tally->diff;
    bool passing = !before->failed && !after->failed;
    diff->pairs++;
    diff->passing += passing;
    if (!passing)
        diff->verdicts[diff_verdict(before, after)]++;
    if (before->scored && after->scored) {
        diff->scored++;
        diff->before_sum += before->score;
        diff->after_sum += after->score;
        diff->better += after->score > before->score;
        diff->worse += after->score < before->score;
    }
    diff_traits(diff, before, after, count_trait, tally);
    diff_traits(diff, before, after, settle_rule, tally);
}

static void count_all(Tally *tally)
{
    Diff *diff = tally->diff;
    for (size_t i = 0; i < diff->after.results.len; i++) {
        const Traced *after = &diff->after.results.at[i];
        if (after->partner) {
            count_pair(tally, after->partner, after);
            continue;
        }
        diff->verdicts[CHANGE_NEW]++;
        diff_traits(diff, NULL, after, count_trait, tally);
    }
    for (size_t i = 0; i < diff->before.results.len; i++) {
        const Traced *before = &diff->before.results.at[i];
        if (before->partner)
            continue;
        diff->verdicts[CHANGE_GONE]++;
        diff_traits(diff, before, NULL, count_trait, tally);
    }
}

static int by_id(const void *a, const void *b)
{
    return text_compare(((const RuleDiff *)a)->rule->id, ((const RuleDiff *)b)->rule->id);
}

static void keep_rules(Tally *tally, size_t count)
{
    Diff *diff = tally->diff;
    for (size_t i = 0; i < count; i++)
        if (tally->rules[i].rule)
            list_add(tally->keep, &diff->rules, tally->rules[i]);
    if (diff->rules.len)
        qsort(diff->rules.at, diff->rules.len, sizeof *diff->rules.at, by_id);
}

bool diff_read(Saved *saved, Text before, Text after, Diff *diff)
{
    *diff = (Diff){0};
    if (!trace_read(saved, before, &diff->before) || !trace_read(saved, after, &diff->after))
        return false;
    pair_up(diff, path_and_id);
    pair_up(diff, id_alone);
    pair_up(diff, path_and_content);
    pair_up(diff, content);
    pair_up(diff, path_and_record);
    Tally tally = {.diff = diff, .keep = saved->keep};
    tally.rules = arena_array(saved->keep, RuleDiff, saved->rules.len);
    tally.had = arena_array(saved->keep, uint8_t, saved->rules.len);
    count_all(&tally);
    keep_rules(&tally, saved->rules.len);
    return true;
}

bool diff_is_empty(const Diff *diff)
{
    uint64_t changes = diff->better + diff->worse;
    for (Change i = 0; i < CHANGE_COUNT; i++)
        if (i != CHANGE_STILL)
            changes += diff->verdicts[i] + diff->findings[i];
    return changes == 0;
}

bool diff_is_regression(const Diff *diff)
{
    return diff->verdicts[CHANGE_BROKEN] > 0 || diff->findings[CHANGE_BROKEN] > 0;
}
