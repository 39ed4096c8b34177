#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/number.h"
#include "base/suggest.h"
#include "cli/command.h"
#include "run/run.h"

enum {
    OUTPUTS_MOST = 16,
    DETAILS_MOST = 1000000,      // the browser's limit is far below
};

typedef struct Check {
    Config config;
    Ruleset ruleset;
    Plan plan;
    SummaryFile summary_file;
} Check;

static bool unknown_writer(Text name, Arena *keep, Error *error)
{
    TextList known = {0};
    Out list = {0};
    for (size_t i = 0; writers[i]; i++) {
        put_print(&list, "%s%s", i ? ", " : "", writers[i]->name);
        list_add(keep, &known, text_of(writers[i]->name));
    }
    Text hint = suggest_hint(keep, name, &known);
    error_set(error, keep, "--format: '%.*s' is none of %.*s%.*s", TEXT_ARG(name),
              TEXT_ARG(out_text(&list)), TEXT_ARG(hint));
    out_free(&list);
    return false;
}

static bool too_many_outputs(Arena *keep, Error *error)
{
    return error_set(error, keep, "--format: more than %d reports", OUTPUTS_MOST);
}

bool plan_add_output(Plan *plan, Output output, Arena *keep, Error *error)
{
    if (plan->outputs.len == OUTPUTS_MOST)
        return too_many_outputs(keep, error);
    list_add(keep, &plan->outputs, output);
    return true;
}

// A CI server may name a file for a summary that it shows beside its log.
static bool add_summary(Plan *plan, const Writer *writer, Arena *keep, Error *error)
{
    Text path = text_of(writer->summary ? getenv(writer->summary) : NULL);
    Output output = {.writer = writer_find(TEXT("markdown")), .sink = arena_new(keep, Sink)};
    if (path.len == 0)
        return true;
    if (plan->outputs.len == OUTPUTS_MOST)
        return too_many_outputs(keep, error);
    if (!sink_append(output.sink, path, keep, error))
        return false;
    list_add(keep, &plan->outputs, output);
    return true;
}

// "json:report.json" is a file, "json" is standard output, which only one report can have.
static bool add_output(Plan *plan, Text value, Arena *keep, Error *error)
{
    size_t colon = text_find_char(value, 0, ':');
    Text name = text_slice(value, 0, colon);
    Output output = {.writer = writer_find(name), .sink = arena_new(keep, Sink)};
    if (!output.writer)
        return unknown_writer(name, keep, error);
    if (plan->outputs.len == OUTPUTS_MOST)
        return too_many_outputs(keep, error);
    output.to_people = colon == TEXT_NONE;
    if (!output.to_people && !sink_file(output.sink, text_from(value, colon + 1), keep, error))
        return false;
    if (output.to_people)
        sink_descriptor(output.sink, STDOUT_FILENO);
    for (size_t i = 0; output.to_people && i < plan->outputs.len; i++)
        if (plan->outputs.at[i].to_people)
            return error_set(error, keep,
                             "--format: two reports on standard output; give one a file: %s:FILE",
                             output.writer->name);
    list_add(keep, &plan->outputs, output);
    return add_summary(plan, output.writer, keep, error);
}

bool plan_outputs(const Options *options, Plan *plan, Arena *keep, Error *error)
{
    const TextList *values = &options->values[OPTION_FORMAT];
    for (size_t i = 0; i < values->len; i++)
        if (!add_output(plan, values->at[i], keep, error))
            return false;
    return values->len > 0 || add_output(plan, TEXT("text"), keep, error);
}

// Several inputs are cut into shards by their files, one by its records.
static bool has_several(const TextList *paths, Arena *scratch)
{
    return paths->len > 1 || file_kind(paths->at[0], scratch) == FILE_FOLDER;
}

static bool read_selection(const Options *options, Selection *selection, Arena *keep, Error *error)
{
    if (!selection_wanted(options, selection, keep, error))
        return false;
    selection->by_files = selection->shards && has_several(&options->operands, keep);
    return true;
}

Text working_folder(Arena *keep)
{
    char *folder = getcwd(NULL, 0);
    Text kept = arena_copy(keep, text_of(folder));
    free(folder);
    return kept;
}

bool plan_details(const Options *options, Plan *plan, Arena *keep, Error *error)
{
    uint64_t number = 0;
    Text value = option_value(options, OPTION_HTML_RECORDS);
    if (value.len && (!number_parse(value, &number) || number == 0 || number > DETAILS_MOST))
        return error_set(error, keep, "--html-records: '%.*s' is no number from 1 to %d",
                         TEXT_ARG(value), DETAILS_MOST);
    plan->details = (size_t)number;
    return true;
}

static bool read_plan(const Options *options, Check *check, Arena *keep, Error *error)
{
    Plan *plan = &check->plan;
    *plan = (Plan){.ruleset = &check->ruleset, .policy = &check->config.policy,
                   .paths = &options->operands, .quiet = option_given(options, OPTION_QUIET),
                   .verbose = option_given(options, OPTION_VERBOSE)};
    plan->stdin_name = option_value(options, OPTION_STDIN_FILENAME);
    plan->folder = working_folder(keep);
    if (options->operands.len == 0)
        return error_set(error, keep, "no input: give a PATH, or - for standard input");
    return color_wanted(options, &plan->color, keep, error)
        && split_options(options, &plan->split, keep, error)
        && jobs_wanted(options, &plan->jobs, keep, error)
        && settings_load(options, keep, &check->config, error)
        && ruleset_load(&check->config.choice, keep, &check->ruleset, error)
        && read_selection(options, &plan->selection, keep, error)
        && summary_file_open(options, &check->ruleset, &check->config, &plan->selection,
                             &check->summary_file, keep, error)
        && plan_details(options, plan, keep, error)
        && plan_outputs(options, plan, keep, error)
        && plan_baseline(options, plan, keep, error)
        && plan_repeats(options, plan, keep, error);
}

static void digest_rules(Check *check, Arena *keep)
{
    bool told = false;
    for (size_t i = 0; i < check->plan.outputs.len; i++)
        told = told || !check->plan.outputs.at[i].writer->without_ruleset;
    if (told)
        ruleset_digest(&check->ruleset, keep);
}

bool plan_close(const Plan *plan, Arena *keep, Error *error)
{
    bool good = true;
    for (size_t i = 0; i < plan->outputs.len; i++)
        good = sink_close(plan->outputs.at[i].sink, keep, error) && good;
    return good;
}

// What a report leaves out is said where it cannot be overlooked.
static void tell_hidden(const Output *output, Out *out)
{
    if (output->hidden)
        put_print(out, "answerlint: the %s report shows the worst findings; %llu more are counted "
                       "only\n",
                  output->writer->name, (unsigned long long)output->hidden);
}

void plan_tell_closing(const Plan *plan, const Summary *summary, Arena *keep)
{
    Out out = {0};
    for (size_t i = 0; i < plan->outputs.len; i++) {
        const Output *output = &plan->outputs.at[i];
        tell_hidden(output, &out);
        Report report = {.quiet = plan->quiet, .arena = keep};
        report.color = plan->color && isatty(STDERR_FILENO) == 1;
        if (output->to_people && output->writer->closing)
            output->writer->closing(&report, summary, &out);
    }
    tell(out_text(&out));
    out_free(&out);
}

void plan_drop(const Plan *plan)
{
    for (size_t i = 0; i < plan->outputs.len; i++)
        sink_drop(plan->outputs.at[i].sink);
}

// Nothing is no pass, unless it is the part of a run that was asked for.
Exit plan_status(const Plan *plan, const Summary *summary)
{
    bool nothing = summary->results == 0 && !selection_is_part(&plan->selection);
    if (summary->input_errors || summary->rule_errors || nothing)
        return EXIT_UNTRUSTED;
    if (plan->repeats && plan->repeats->gated)
        return repeats_failed(plan->repeats) ? EXIT_FINDINGS : EXIT_CLEAN;
    bool accepted = plan->baseline && plan->baseline->update;
    return summary->failed && !accepted ? EXIT_FINDINGS : EXIT_CLEAN;
}

Exit command_check(const Options *options, Arena *keep, Error *error)
{
    Check check = {0};
    Summary summary;
    if (!read_plan(options, &check, keep, error)) {
        summary_file_drop(&check.summary_file);
        plan_drop(&check.plan);
        return EXIT_UNTRUSTED;
    }
    digest_rules(&check, keep);
    check.plan.totals = check.summary_file.wanted ? &check.summary_file.totals : NULL;
    run(&check.plan, &summary);
    bool written = plan_close(&check.plan, keep, error);
    written = summary_file_close(&check.summary_file, keep, error) && written;
    if (!written)
        return EXIT_UNTRUSTED;
    plan_tell_closing(&check.plan, &summary, keep);
    plan_tell_baseline(&check.plan, keep);
    plan_tell_repeats(&check.plan);
    return plan_status(&check.plan, &summary);
}
