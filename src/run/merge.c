#include "run/merge.h"

#include "base/file.h"
#include "report/totals.h"

enum { SUMMARY_MOST = 256 << 20 };       // bytes of a file

typedef struct Merging {
    Arena *keep;
    Error *error;
    Text first, path;                    // the files that are compared
} Merging;

// Both files and what each has.
static bool differ(const Merging *merging, const char *what, Text first, Text here)
{
    return error_at(merging->error, merging->keep, (Place){merging->path, 0, 0},
                    "%s %.*s, and that of %.*s %.*s: these are no parts of one run", what,
                    TEXT_ARG(here), TEXT_ARG(merging->first), TEXT_ARG(first));
}

static Text policy_text(const Policy *policy, Arena *arena)
{
    Text text = arena_print(arena, "--fail-on %s --min-score %lld.%lld",
                            severity_name(policy->fail_on), (long long)policy->min_score / 10,
                            (long long)policy->min_score % 10);
    for (Criterion i = 0; i < CRITERION_COUNT; i++)
        text = arena_print(arena, "%.*s %s %u", TEXT_ARG(text), criterion_name(i),
                           policy->weight[i]);
    for (ChannelKind i = 0; i < CHANNEL_COUNT; i++)
        if (policy->channels[i])
            text = arena_print(arena, "%.*s %s", TEXT_ARG(text), channel_name(i));
    return text;
}

static Text count_text(size_t count, Arena *arena)
{
    return arena_print(arena, "%zu", count);
}

// Files say what they are: two that agree in the digest have the same rules in the same order.
static bool check_rules(const Merging *merging, const Totals *totals, const Totals *other)
{
    if (totals->rule_count != other->rule_count)
        return differ(merging, "the number of rules is",
                      count_text(totals->rule_count, merging->keep),
                      count_text(other->rule_count, merging->keep));
    for (size_t i = 0; i < totals->rule_count; i++)
        if (!text_is(totals->rules[i].id, other->rules[i].id))
            return differ(merging, "the rule here is", totals->rules[i].id, other->rules[i].id);
    return true;
}

static Text limit_text(LimitId id, const uint64_t *limits, Arena *arena)
{
    return arena_print(arena, "%s=%llu", limit_rows[id].name, (unsigned long long)limits[id]);
}

// What met a limit here may have passed there.
static bool check_limits(const Merging *merging, const Totals *totals, const Totals *other)
{
    for (LimitId i = 0; i < LIMIT_COUNT; i++)
        if (totals->limits[i] != other->limits[i])
            return differ(merging, "--limit is", limit_text(i, totals->limits, merging->keep),
                          limit_text(i, other->limits, merging->keep));
    return true;
}

static bool check_same(const Merging *merging, const Totals *totals, const Totals *other)
{
    Arena *keep = merging->keep;
    Text policy = policy_text(&totals->policy, keep), here = policy_text(&other->policy, keep);
    if (!text_is(totals->version, other->version))
        return differ(merging, "the version is", totals->version, other->version);
    if (!text_is(totals->ruleset, other->ruleset))
        return differ(merging, "the digest of the rules is", totals->ruleset, other->ruleset);
    if (!text_is(policy, here))
        return differ(merging, "the policy is", policy, here);
    if (totals->worst.most != other->worst.most)
        return differ(merging, "--worst is", count_text(totals->worst.most, keep),
                      count_text(other->worst.most, keep));
    return check_limits(merging, totals, other) && check_rules(merging, totals, other);
}

static bool add_shards(const Merging *merging, Shards *shards, const Shards *other)
{
    Place place = {merging->path, 0, 0};
    if (shards->of != other->of)
        return error_at(merging->error, merging->keep, place,
                        "one of %llu shards, and %.*s is of %llu (0: not of shards)",
                        (unsigned long long)other->of, TEXT_ARG(merging->first),
                        (unsigned long long)shards->of);
    for (uint64_t shard = 1; shard <= other->of; shard++) {
        if (shards->has[shard - 1] && other->has[shard - 1])
            return error_at(merging->error, merging->keep, place,
                            "shard %llu of %llu is in another of these files too",
                            (unsigned long long)shard, (unsigned long long)other->of);
        shards->has[shard - 1] |= other->has[shard - 1];
    }
    return true;
}

static bool read_file(const Merging *merging, Totals *totals)
{
    Text bytes = {0}, why = {0};
    if (!file_read(merging->path, SUMMARY_MOST, merging->keep, &bytes, &why))
        return error_at(merging->error, merging->keep, (Place){merging->path, 0, 0}, "%.*s",
                        TEXT_ARG(why));
    return totals_read(bytes, merging->path, merging->keep, totals, merging->error);
}

static bool add_file(const Merging *merging, Totals *totals)
{
    Totals other = {0};
    bool good = read_file(merging, &other) && check_same(merging, totals, &other)
             && add_shards(merging, &totals->shards, &other.shards);
    if (good)
        totals_merge(totals, &other);
    totals_close(&other);
    return good;
}

static bool check_names(const TextList *paths, Arena *keep, Error *error)
{
    for (size_t i = 0; i < paths->len; i++)
        for (size_t j = 0; j < i; j++)
            if (text_is(paths->at[i], paths->at[j]))
                return error_at(error, keep, (Place){paths->at[i], 0, 0},
                                "this file is named twice");
    return true;
}

// All shards of a run are the run.
static void close_shards(Shards *shards)
{
    for (uint64_t i = 0; i < shards->of; i++)
        if (!shards->has[i])
            return;
    shards->of = 0;
}

bool merge_files(const TextList *paths, Arena *keep, Totals *totals, Error *error)
{
    Merging merging = {keep, error, paths->at[0], paths->at[0]};
    *totals = (Totals){0};
    if (!check_names(paths, keep, error) || !read_file(&merging, totals))
        return false;
    for (size_t i = 1; i < paths->len; i++) {
        merging.path = paths->at[i];
        if (!add_file(&merging, totals))
            return false;
    }
    close_shards(&totals->shards);
    return true;
}
