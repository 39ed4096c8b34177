// --baseline, --update-baseline, --prune-baseline: a report of its own that counts what is known,
// and that may be written.
#include <unistd.h>

#include "base/message.h"
#include "cli/plan.h"

enum { TOLD_MOST = 100 };

static void put_notes(const Report *report, const Result *result, Out *out)
{
    if (result->status == STATUS_OK)
        baseline_note(result, report->arena, out);
}

static void count_notes(const Report *report, Text notes)
{
    baseline_count(report->collection, notes);
}

static void put_file(const Report *report, const Summary *summary, Out *out)
{
    Baseline *baseline = report->collection;
    (void)summary;
    baseline_settle(baseline);
    if (baseline->update || baseline->prune)
        baseline_put(baseline, out);
}

static const Writer keeper = {
    .name = "baseline",
    .without_ruleset = true,
    .separator = "",
    .countless = true,
    .begin = begin_nothing,
    .result = put_notes,
    .collect = count_notes,
    .end = put_file,
};

static bool check_options(const Options *options, const Plan *plan, Arena *keep, Error *error)
{
    bool update = option_given(options, OPTION_UPDATE_BASELINE);
    bool prune = option_given(options, OPTION_PRUNE_BASELINE);
    if ((update || prune) && !option_given(options, OPTION_BASELINE))
        return error_set(error, keep, "--%s goes with --baseline FILE",
                         update ? "update-baseline" : "prune-baseline");
    if (prune && selection_is_part(&plan->selection))
        return error_set(error, keep, "--prune-baseline would drop what only other parts of the "
                                      "run find: not with --shard or --records");
    return true;
}

bool plan_baseline(const Options *options, Plan *plan, Arena *keep, Error *error)
{
    if (!option_given(options, OPTION_BASELINE) && !option_given(options, OPTION_UPDATE_BASELINE)
        && !option_given(options, OPTION_PRUNE_BASELINE))
        return true;
    Baseline *baseline = arena_new(keep, Baseline);
    Output output = {.writer = &keeper, .sink = arena_new(keep, Sink), .collection = baseline};
    *baseline = (Baseline){.path = option_value(options, OPTION_BASELINE), .keep = keep};
    baseline->update = option_given(options, OPTION_UPDATE_BASELINE);
    baseline->prune = option_given(options, OPTION_PRUNE_BASELINE);
    if (!check_options(options, plan, keep, error)
        || !baseline_read(baseline, baseline_today(keep), error))
        return false;
    sink_descriptor(output.sink, STDOUT_FILENO);
    plan->baseline = baseline;
    return plan_add_output(plan, output, keep, error)
        && (!(baseline->update || baseline->prune)
            || sink_file(output.sink, baseline->path, keep, error));
}

// --- what is told --------------------------------------------------------------------------------

typedef struct Teller {
    const Baseline *baseline;
    Arena *keep;
    Out out;
    size_t told;
} Teller;

static void tell_one(Teller *teller, const char *what, const Known *known, uint64_t count)
{
    if (teller->told++ >= TOLD_MOST)
        return;
    put_message(&teller->out, teller->baseline->path,
                arena_print(teller->keep, "%s: %.*s of %.*s, fingerprint %.*s, %llu times", what,
                            TEXT_ARG(known->rule), TEXT_ARG(known->record),
                            TEXT_ARG(known->fingerprint), (unsigned long long)count));
}

static void tell_added(Teller *teller)
{
    const Baseline *baseline = teller->baseline;
    for (size_t i = 0; i < baseline->entries.len; i++) {
        const Known *known = &baseline->entries.at[i];
        if (known->seen > 0 && (known->expired || known->seen > known->count))
            tell_one(teller, "added", known,
                     known->expired ? known->seen : known->seen - known->count);
    }
    for (size_t i = 0; i < baseline->found.len; i++)
        tell_one(teller, "added", &baseline->found.at[i], baseline->found.at[i].count);
}

static const char *stale(const Baseline *baseline)
{
    if (baseline->labels)
        return "not found any more";
    return baseline->prune ? "dropped" : "not found any more, --prune-baseline drops it";
}

static void tell_stale(Teller *teller)
{
    const Baseline *baseline = teller->baseline;
    for (size_t i = 0; i < baseline->entries.len; i++) {
        const Known *known = &baseline->entries.at[i];
        if (known->seen < known->count)
            tell_one(teller, stale(baseline), known, known->count - known->seen);
    }
}

void plan_tell_baseline(const Plan *plan, Arena *keep)
{
    Teller teller = {.baseline = plan->baseline, .keep = keep};
    if (!plan->baseline)
        return;
    if (plan->baseline->update)
        tell_added(&teller);
    if (!selection_is_part(&plan->selection))
        tell_stale(&teller);
    if (teller.told > TOLD_MOST)
        put_message(&teller.out, plan->baseline->path,
                    arena_print(keep, "and %zu lines more like these", teller.told - TOLD_MOST));
    tell(out_text(&teller.out));
    out_free(&teller.out);
}
