// --group-by, --min-pass-rate, --group-output: a report of its own that counts groups.
#include <unistd.h>

#include "base/message.h"
#include "base/number.h"
#include "cli/plan.h"

enum { TOLD_MOST = 100 };

static void put_notes(const Report *report, const Result *result, Out *out)
{
    repeats_note(report->repeats, result, report->arena, out);
}

static void count_notes(const Report *report, Text notes)
{
    repeats_count(report->collection, notes);
}

static void put_file(const Report *report, const Summary *summary, Out *out)
{
    const Repeats *repeats = report->collection;
    (void)summary;
    if (repeats->written)
        repeats_put_json(repeats, out);
}

static const Writer counter = {
    .name = "groups",
    .without_ruleset = true,
    .separator = "",
    .countless = true,
    .begin = begin_nothing,
    .result = put_notes,
    .collect = count_notes,
    .end = put_file,
};

static bool read_rate(const Options *options, Repeats *repeats, Arena *keep, Error *error)
{
    Text value = option_value(options, OPTION_MIN_PASS_RATE);
    repeats->gated = option_given(options, OPTION_MIN_PASS_RATE);
    return !repeats->gated
        || (number_parse_scaled(value, 1, &repeats->rate) && repeats->rate <= RATE_ALL)
        || error_set(error, keep, "--min-pass-rate: '%.*s' is no percentage from 0 to 100",
                     TEXT_ARG(value));
}

static bool check_company(const Options *options, Arena *keep, Error *error)
{
    bool rate = option_given(options, OPTION_MIN_PASS_RATE);
    bool file = option_given(options, OPTION_GROUP_OUTPUT);
    return (!rate && !file)
        || error_set(error, keep, "--%s goes with --group-by id, prompt or a path",
                     rate ? "min-pass-rate" : "group-output");
}

bool plan_repeats(const Options *options, Plan *plan, Arena *keep, Error *error)
{
    if (!option_given(options, OPTION_GROUP_BY))
        return check_company(options, keep, error);
    Repeats *repeats = arena_new(keep, Repeats);
    Output output = {.writer = &counter, .sink = arena_new(keep, Sink), .collection = repeats};
    repeats_open(repeats, keep);
    repeats->written = option_given(options, OPTION_GROUP_OUTPUT);
    if (!repeats_by(repeats, option_value(options, OPTION_GROUP_BY), error)
        || !read_rate(options, repeats, keep, error))
        return false;
    plan->repeats = repeats;
    sink_descriptor(output.sink, STDOUT_FILENO);
    return plan_add_output(plan, output, keep, error)
        && (!repeats->written
            || sink_file(output.sink, option_value(options, OPTION_GROUP_OUTPUT), keep, error));
}

void plan_tell_repeats(const Plan *plan)
{
    Out out = {0};
    if (!plan->repeats || plan->quiet)
        return;
    repeats_put_text(plan->repeats, TOLD_MOST, &out);
    tell(out_text(&out));
    out_free(&out);
}
