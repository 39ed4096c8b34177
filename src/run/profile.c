#include "run/profile.h"

#include <stdlib.h>
#include <time.h>

enum {
    RULES_SHOWN = 20,
    SECOND = 1000000000,
};

Profile *profile_make(const Ruleset *ruleset, Arena *arena)
{
    Profile *profile = arena_new(arena, Profile);
    profile->rule_count = ruleset ? ruleset->rules.len : 0;
    profile->rules = arena_array(arena, RuleCost, profile->rule_count);
    return profile;
}

uint64_t profile_now(const Profile *profile)
{
    struct timespec now;
    if (!profile)
        return 0;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * SECOND + (uint64_t)now.tv_nsec;
}

void profile_add(Profile *profile, Phase phase, uint64_t since)
{
    if (profile)
        profile->ns[phase] += profile_now(profile) - since;
}

void profile_merge(Profile *profile, const Profile *more)
{
    for (size_t i = 0; i < PHASE_COUNT; i++)
        profile->ns[i] += more->ns[i];
    for (size_t i = 0; i < profile->rule_count; i++) {
        profile->rules[i].ns += more->rules[i].ns;
        profile->rules[i].tries += more->rules[i].tries;
        profile->rules[i].findings += more->rules[i].findings;
    }
}

static void put_phases(const Profile *profile, Out *out)
{
    static const char *const names[PHASE_COUNT] = {
        [PHASE_READ] = "read",       [PHASE_SPLIT] = "split", [PHASE_TOPICS] = "topics",
        [PHASE_OUTLINE] = "outline", [PHASE_VIEW] = "view",   [PHASE_RULES] = "rules",
        [PHASE_REPORT] = "report",
    };
    uint64_t all = 0;
    for (size_t i = 0; i < PHASE_COUNT; i++)
        all += profile->ns[i];
    put_print(out, "%-10s %12s %7s\n", "stage", "ms", "share");
    for (size_t i = 0; i < PHASE_COUNT; i++)
        put_print(out, "%-10s %12.3f %6.1f%%\n", names[i], (double)profile->ns[i] / 1e6,
                  all ? 100.0 * (double)profile->ns[i] / (double)all : 0.0);
}

typedef struct Row {
    const RuleCost *cost;
    Text id;
} Row;

static int by_time(const void *a, const void *b)
{
    const Row *one = a, *other = b;
    if (one->cost->ns != other->cost->ns)
        return one->cost->ns > other->cost->ns ? -1 : 1;
    return text_compare(one->id, other->id);
}

static void put_rules(const Row *rows, size_t count, Out *out)
{
    put_print(out, "\n%-50s %14s %12s %10s\n", "rule", "ns", "tries", "findings");
    for (size_t i = 0; i < count && i < RULES_SHOWN; i++)
        put_print(out, "%-50.*s %14llu %12llu %10llu\n", TEXT_ARG(rows[i].id),
                  (unsigned long long)rows[i].cost->ns, (unsigned long long)rows[i].cost->tries,
                  (unsigned long long)rows[i].cost->findings);
}

void profile_put(const Profile *profile, const Ruleset *ruleset, Out *out)
{
    Arena arena = {0};
    Row *rows = arena_array(&arena, Row, profile->rule_count);
    for (size_t i = 0; i < profile->rule_count; i++)
        rows[i] = (Row){&profile->rules[i], ruleset->rules.at[i]->id};
    if (profile->rule_count)
        qsort(rows, profile->rule_count, sizeof *rows, by_time);
    put_phases(profile, out);
    put_rules(rows, profile->rule_count, out);
    arena_free(&arena);
}
