// What check and filter share: which part of the input they are about, and its summary.
#include "base/number.h"
#include "cli/command.h"
#include "report/totals.h"

static bool bad_shard(Text value, Arena *keep, Error *error)
{
    return error_set(error, keep,
                     "--shard: '%.*s' is not K/N with K from 1 to N, and N at most %d",
                     TEXT_ARG(value), SHARDS_MOST);
}

static bool read_shard(Text value, Selection *selection, Arena *keep, Error *error)
{
    size_t slash = text_find_char(value, 0, '/');
    if (value.len == 0)
        return true;
    if (slash == TEXT_NONE || !number_parse(text_slice(value, 0, slash), &selection->shard)
        || !number_parse(text_from(value, slash + 1), &selection->shards)
        || selection->shard == 0 || selection->shard > selection->shards
        || selection->shards > SHARDS_MOST)
        return bad_shard(value, keep, error);
    return true;
}

// "A:B", either of which may be left out.
static bool read_range(Text value, Selection *selection, Arena *keep, Error *error)
{
    size_t colon = text_find_char(value, 0, ':');
    Text first = text_slice(value, 0, colon), end = {0};
    if (value.len == 0)
        return true;
    if (colon != TEXT_NONE)
        end = text_from(value, colon + 1);
    *selection = (Selection){.ranged = true, .end = UINT64_MAX};
    if (colon == TEXT_NONE || (first.len && !number_parse(first, &selection->first))
        || (end.len && !number_parse(end, &selection->end)) || selection->first >= selection->end)
        return error_set(error, keep,
                         "--records: '%.*s' is not A:B, the records from A up to, not including, "
                         "B, counted from 0; either may be left out",
                         TEXT_ARG(value));
    return true;
}

bool selection_wanted(const Options *options, Selection *selection, Arena *keep, Error *error)
{
    Text shard = option_value(options, OPTION_SHARD);
    Text records = option_value(options, OPTION_RECORDS);
    *selection = (Selection){0};
    if (option_given(options, OPTION_SHARD) && option_given(options, OPTION_RECORDS))
        return error_set(error, keep, "--shard and --records: give one of them");
    return read_shard(shard, selection, keep, error)
        && read_range(records, selection, keep, error);
}

// --- the summary ---------------------------------------------------------------------------------

static void name_rules(const Ruleset *ruleset, Totals *totals)
{
    for (size_t i = 0; i < ruleset->rules.len; i++) {
        totals->rules[i].id = ruleset->rules.at[i]->id;
        totals->rules[i].severity = ruleset->rules.at[i]->severity;
    }
}

// A range has no mark: nobody can tell whether ranges make up the whole.
static void mark_shard(const Selection *selection, Shards *shards)
{
    if (selection->shards == 0)
        return;
    shards->of = selection->shards;
    shards->has = memory_get(shards->of * sizeof *shards->has);
    for (uint64_t i = 0; i < shards->of; i++)
        shards->has[i] = i + 1 == selection->shard;
    if (shards->of == 1)
        shards->of = 0;
}

bool summary_file_open(const Options *options, Ruleset *ruleset, const Config *config,
                  const Selection *selection, SummaryFile *file, Arena *keep, Error *error)
{
    uint64_t most = WORST_USUAL;
    Text path = option_value(options, OPTION_SUMMARY), worst = option_value(options, OPTION_WORST);
    *file = (SummaryFile){.wanted = option_given(options, OPTION_SUMMARY)};
    if (worst.len && (!number_parse(worst, &most) || most > WORST_MOST))
        return error_set(error, keep, "--worst: '%.*s' is no number from 0 to %d", TEXT_ARG(worst),
                         WORST_MOST);
    if (!file->wanted)
        return worst.len == 0
            || error_set(error, keep, "--worst goes with --summary FILE, which lists them");
    if (path.len == 0 || text_is(path, TEXT("-")))
        return error_set(error, keep, "--summary needs a FILE: standard output is taken");
    bool opened = option_given(options, OPTION_CHECKPOINT)
                ? sink_kept(&file->sink, path, 0, keep, error)
                : sink_file(&file->sink, path, keep, error);
    if (!opened)
        return file->wanted = false;
    Totals *totals = &file->totals;
    totals_open(totals, ruleset->rules.len, (size_t)most);
    name_rules(ruleset, totals);
    mark_shard(selection, &totals->shards);
    totals->version = text_of(ANSWERLINT_VERSION);
    ruleset_digest(ruleset, keep);
    totals->ruleset = ruleset->digest;
    totals->policy = config->policy;
    for (LimitId i = 0; i < LIMIT_COUNT; i++)
        totals->limits[i] = limit_of(i);
    return true;
}

bool summary_file_close(SummaryFile *file, Arena *keep, Error *error)
{
    Out out = {0};
    if (!file->wanted)
        return true;
    totals_put_json(&file->totals, &out);
    if (file->sink.kept)
        sink_go_on(&file->sink, 0);
    sink_put(&file->sink, out_text(&out));
    out_free(&out);
    totals_close(&file->totals);
    return sink_close(&file->sink, keep, error);
}

void summary_file_drop(SummaryFile *file)
{
    if (!file->wanted)
        return;
    totals_close(&file->totals);
    sink_drop(&file->sink);
}
